/** The store on a real implementation of the database: two tabs, pages left in mid-word, disks that are full. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { fc, load, newTab, standIn } from "./tools.mjs";

const { readCopy, writeCopy } = await load("records/saved_copy.js");
const { kept, factory, objectStore } = standIn();
const ABOUT = { kind: "checklist", of: "fire", title: "Fire", name: "One" };
const put = objectStore.prototype.put;
/** @type {Set<{close: () => void}>} */
const tabs = new Set();

async function tab() {
  const made = await newTab();
  tabs.add(made);
  return made;
}

function fresh() {
  for (const each of tabs) each.close();
  tabs.clear();
  objectStore.prototype.put = put;
  globalThis.indexedDB = new factory();
  kept.clear();
}

afterEach(fresh);

/** The disk is full, for as long as `on`. */
function full(on) {
  objectStore.prototype.put = on ? () => { throw new DOMException("no room", "QuotaExceededError"); } : put;
}

test("a change is there in another tab, and two tabs at once do not write over each other's items", async () => {
  const [one, two] = [await tab(), await tab()];
  const { id } = await one.create(ABOUT);
  await two.list();
  await Promise.all([
    one.change(id, "a", { state: "met", text: "A" }), two.change(id, "b", { evidence: "rota" }),
    one.change(id, "a", { evidence: "log" }), two.change(id, "a", { action: "mend it" }),
  ]);
  for (const each of [one, two]) {
    const { answers } = await each.get(id);
    assert.deepEqual([answers.a.state, answers.a.evidence, answers.a.action, answers.b.evidence], ["met", "log", "mend it", "rota"]);
    assert.equal(answers.a.others, undefined);
    assert.equal(Object.getPrototypeOf(answers), null);
  }
});

test("changes made one upon the other are each in what is drafted for a page that is left", async () => {
  const one = await tab();
  const { id } = await one.create(ABOUT);
  const work = [];
  for (const field of ["evidence", "action", "who"]) {
    work.push(one.change(id, "a", { [field]: "x", text: "A" }));
    await new Promise((resolve) => setTimeout(resolve, 1));
    const { evidence, action, who } = one.seen(id).answers.a;
    assert.equal([evidence, action, who].join(""), "x".repeat(work.length));
  }
  await Promise.all(work);
  assert.deepEqual([...kept.keys()], []);
});

test("what is still being typed is found again though the page died; once it is kept, nothing is left of the note", async () => {
  const one = await tab();
  const { id } = await one.create(ABOUT);
  await one.change(id, "a", { state: "met", text: "A" });
  one.noteChange(id, "a", { evidence: "ro", text: "A" });
  one.noteChange(id, "a", { evidence: "rota", text: "A" }); // no more is heard of this page
  const two = await tab();
  const [{ answers }] = await two.list();
  assert.deepEqual([answers.a.state, answers.a.evidence, answers.a.others], ["met", "rota", undefined]);
  assert.deepEqual([...kept.keys()], []);
  const forget = two.noteChange(id, "a", { action: "mend", text: "A" });
  await two.importAll(await two.list()); // from here on this page writes as another
  const work = two.change(id, "a", { action: "mend it", text: "A" });
  forget();
  await work;
  assert.deepEqual([...kept.keys()], []);
  const [after] = await (await tab()).list();
  assert.deepEqual([after.answers.a.action, after.answers.a.others], ["mend it", undefined]);
});

test("a name, a first day and a choice are found again though the page died before they were kept", async () => {
  const one = await tab();
  const { id } = await one.create({ ...ABOUT, kind: "pathway" });
  await one.change(id, "a", { state: "met", text: "A" });
  const { answers } = await one.get(id);
  objectStore.prototype.put = () => { throw new DOMException("gone", "AbortError"); }; // as where nothing more is written
  await one.rename(id, "Two");
  await one.setStart(id, "2026-11-02");
  await one.choose(id, "a", { ...answers.a, state: "partly" });
  objectStore.prototype.put = put;
  const [found] = await (await tab()).list();
  assert.deepEqual([found.name, found.start, found.answers.a.state], ["Two", "2026-11-02", "partly"]);
});

test("a first day and a name that two devices changed both stand after a merge, whichever takes in the other", async () => {
  const one = await tab();
  const { id } = await one.create({ ...ABOUT, kind: "pathway" });
  await one.setStart(id, "2026-12-01");
  const copied = async (from) => readCopy(writeCopy(await from.list(), { saved: "", handbook: "1" })).records;
  const common = await copied(one);
  await one.setStart(id, "2027-01-11");
  const first = await copied(one);
  assert.deepEqual((await one.importAll(first)).changed, [], "its own copy changes nothing");
  fresh();
  const two = await tab();
  await two.importAll(common);
  await new Promise((resolve) => setTimeout(resolve, 2));
  await two.rename(id, "Sam, part-time");
  const second = await copied(two);
  assert.deepEqual((await two.importAll(second)).changed, []);
  const { changed, restarted } = await two.importAll(first);
  assert.deepEqual([changed, restarted], [[id], [{ record: id, kept: "2027-01-11", other: "2026-12-01" }]]);
  fresh();
  const three = await tab();
  await three.importAll(first);
  await three.importAll(second);
  for (const each of [(await three.get(id)), readCopy(writeCopy(await three.list(), { saved: "", handbook: "1" })).records[0]])
    assert.deepEqual([each.name, each.start], ["Sam, part-time", "2027-01-11"]);
});

test("a list that is asked for while a change is on its way has the change", async () => {
  const one = await tab();
  const { id } = await one.create(ABOUT);
  const change = one.change(id, "a", { state: "met", text: "A" });
  assert.equal((await one.list())[0].answers.a?.state, "met");
  assert.equal((await one.get(id)).answers.a?.state, "met");
  await change;
});

test("another tab hears what was changed, and that all is gone", async () => {
  const [one, two] = [await tab(), await tab()];
  const heard = [];
  const { promise, resolve } = Promise.withResolvers();
  two.watch((change) => {
    heard.push(change);
    if (change.ids === null) resolve();
  });
  const { id } = await one.create(ABOUT);
  await one.removeAll();
  await promise;
  assert.deepEqual(heard, [{ ids: [id], here: false }, { ids: null, here: false }]);
  assert.deepEqual(await two.list(), []);
  assert.deepEqual([...kept.keys()], []);
});

test("a full disk: what was written stays in the page, is told, and goes to the disk when there is room", async () => {
  const one = await tab();
  const { id } = await one.create(ABOUT);
  await one.change(id, "a", { state: "met", text: "A" });
  full(true);
  await one.change(id, "a", { evidence: "log" });
  await one.change(id, "b", { state: "partly" });
  assert.deepEqual({ ...(await one.kept()), persisted: false }, { where: "memory", reason: "full", persisted: false, copied: "", uncopied: 1 });
  assert.equal((await one.get(id)).answers.a.evidence, "log");
  const copy = readCopy(writeCopy(await one.list(), { saved: new Date().toISOString(), handbook: "1" }));
  assert.equal(copy.records[0].answers.b.state, "partly");
  full(false);
  const other = await one.create({ ...ABOUT, name: "Two" });
  assert.equal((await one.kept()).where, "device");
  const later = await tab();
  assert.equal((await later.list()).length, 2);
  const { answers } = await later.get(id);
  assert.deepEqual([answers.a.state, answers.a.evidence, answers.b.state], ["met", "log", "partly"]);
  assert.ok(other.id);
});

test("a record that is begun on a full disk is not taken for one that was deleted", async () => {
  const one = await tab();
  full(true);
  const record = one.begin(ABOUT);
  const [, changed] = await Promise.all([one.put(record), one.change(record.id, "a", { state: "met", text: "A" })]);
  assert.equal(changed.answers.a.state, "met");
  assert.equal((await one.kept()).reason, "full");
});

test("a database that is refused: all goes on in memory, and says so", async () => {
  globalThis.indexedDB = { open: () => { throw new DOMException("refused", "SecurityError"); } };
  const one = await tab();
  const { id } = await one.create(ABOUT);
  await one.change(id, "a", { state: "met", text: "A" });
  await one.change(id, "a", { action: "mend it" });
  assert.equal((await one.list())[0].answers.a.action, "mend it");
  assert.deepEqual([(await one.kept()).where, (await one.kept()).reason], ["memory", "refused"]);
  await one.remove(id);
  assert.deepEqual(await one.list(), []);
});

test("a connection that the system shut is opened again", async () => {
  const one = await tab();
  const { id } = await one.create(ABOUT);
  const transaction = IDBDatabase.prototype.transaction;
  let shut = true;
  IDBDatabase.prototype.transaction = function (...all) {
    if (shut) {
      shut = false;
      throw new DOMException("closing", "InvalidStateError");
    }
    return transaction.apply(this, all);
  };
  try {
    await one.change(id, "a", { state: "met", text: "A" });
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  assert.equal(shut, false);
  assert.equal((await one.kept()).where, "device");
  assert.equal((await (await tab()).get(id)).answers.a.state, "met");
});

test("a record that was taken out comes back whole, and an old copy of it does not bury what was written since", async () => {
  const one = await tab();
  const { id } = await one.create(ABOUT);
  await one.change(id, "a", { evidence: "first", text: "A" });
  const old = readCopy(writeCopy(await one.list(), { saved: "2026-01-01T00:00:00.000Z", handbook: "1" })).records;
  await one.change(id, "a", { evidence: "second" });
  const taken = await one.remove(id);
  assert.deepEqual(await one.list(), []);
  await one.importAll(old);
  await one.change(id, "a", { evidence: "third" });
  const { conflicts } = await one.importAll([taken]);
  assert.deepEqual(conflicts[0].answers.map((each) => each.evidence).sort(), ["second", "third"]);
  const chosen = await one.choose(id, "a", conflicts[0].answers.find((each) => each.evidence === "second"));
  assert.deepEqual([chosen.answers.a.evidence, chosen.answers.a.others], ["second", undefined]);
  assert.deepEqual((await one.importAll([taken, ...old])).conflicts, []);
});

test("when the last copy was saved is kept, with how much was changed since", async () => {
  const one = await tab();
  const { id } = await one.create(ABOUT);
  await one.copySaved(new Date(Date.now() + 1).toISOString());
  assert.equal((await one.kept()).uncopied, 0);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await one.rename(id, "Another name");
  assert.equal((await (await tab()).kept()).uncopied, 1);
});

test("what was brought in after the last copy was saved is not in it, however old it is", async () => {
  const one = await tab();
  const { id } = await one.create(ABOUT);
  await one.copySaved();
  const [mine] = await one.list();
  const old = "2026-01-01T00:00:00.000Z";
  const answer = { state: "met", evidence: "", action: "", who: "", by: "", text: "A", changed: old };
  const other = { ...mine, id: "00000000-0000-4000-8000-000000000001", made: old, changed: old, answers: {} };
  await one.importAll([other]);
  assert.equal((await one.kept()).uncopied, 1);
  await one.importAll([{ ...mine, made: old, changed: old, answers: { a: answer } }]); // an older answer, new here
  assert.equal((await (await tab()).kept()).uncopied, 2);
  await new Promise((resolve) => setTimeout(resolve, 2));
  await one.copySaved();
  await one.importAll([other, mine]); // all of it is here
  assert.equal((await one.kept()).uncopied, 0);
  const taken = await one.remove(other.id);
  await one.importAll([taken]);
  assert.equal((await one.kept()).uncopied, 0, "what is put back is as it was");
  const again = await one.remove(id);
  await one.copySaved();
  await one.importAll([again]);
  assert.equal((await one.kept()).uncopied, 1, "this copy was saved without it");
  await one.removeAll();
  assert.deepEqual([(await one.kept()).uncopied, (await one.kept()).copied], [0, ""]);
});

const item = fc.constantFrom("a", "b", "constructor");
const at = fc.constantFrom(0, 1);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("change"), at, item, field: fc.constantFrom("evidence", "action", "who") }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reload"), at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("leave"), at, item, field: fc.constantFrom("evidence", "action") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("full"), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("copy") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("open") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove"), at }) },
);

test("whatever two tabs do, reload, leave, copy and open, each field is as it was last written", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 20, size: "max" }), async (steps) => {
    fresh();
    const open = [await tab(), await tab()];
    const { id } = await open[0].create(ABOUT);
    await open[1].list();
    const told = {};
    let copy = "";
    let isFull = false;
    let count = 0;
    for (const each of steps) {
      const one = open[each.at ?? 0];
      if (each.do === "full") {
        full((isFull = each.on));
        if (!isFull) await open[0].importAll([]); // what it held back is kept with its next change: the other tab knows it then
      }
      if (each.do === "change") {
        if (isFull && each.at) continue; // only one tab writes to a full disk: the other could not know
        told[`${each.item} ${each.field}`] = `text ${++count}`;
        await one.change(id, each.item, { [each.field]: `text ${count}`, text: "A" });
      }
      if (each.do === "leave") {
        if (isFull) continue;
        await one.list(); // as the page does when it hears of a change
        // The page is gone before the database has answered.
        told[`${each.item} ${each.field}`] = `text ${++count}`;
        objectStore.prototype.put = () => { throw new DOMException("gone", "AbortError"); };
        await one.change(id, each.item, { [each.field]: `text ${count}`, text: "A" });
        objectStore.prototype.put = put;
        one.close();
        open[each.at] = await tab();
        await open[each.at].list();
        await open[1 - each.at].list();
      }
      if (each.do === "reload" && !isFull) {
        await one.list();
        one.close();
        open[each.at] = await tab();
        await open[each.at].list();
      }
      if (each.do === "copy") copy = writeCopy(await open[0].list(), { saved: new Date().toISOString(), handbook: "1" });
      if (each.do === "open" && copy) await open[0].importAll(readCopy(copy).records);
      if (each.do === "remove" && !isFull) {
        const taken = await one.remove(id);
        await one.importAll([taken]);
      }
    }
    const { answers } = await open[0].get(id);
    for (const [key, text] of Object.entries(told)) {
      const [name, field] = key.split(" ");
      assert.equal(answers[name][field], text);
      assert.equal(answers[name].others, undefined);
    }
  }), { numRuns: 20 });
});

/** Answers given on several devices and merged in any order: each stays until somebody writes over it or chooses. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fc, load } from "./tools.mjs";

const { changeAnswer, chooseAnswer, contentOf, versionsOf } = await load("records/answer.js");
const { conflictsOf, merge, startedAt, startedOf, whole } = await load("records/merge.js");

const ID = "00000000-0000-4000-8000-000000000000";
const record = (answers = {}) => ({ form: 1, id: ID, kind: "checklist", of: "fire", title: "Fire", name: "One", made: "2026-01-01T00:00:00.000Z", changed: "2026-01-01T00:00:00.000Z", start: "", answers: Object.assign(Object.create(null), answers) });
const time = (at) => new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString();

const DEVICES = [0, 1, 2];
const ITEMS = ["a", "b", "constructor"];
const device = fc.constantFrom(...DEVICES);
const item = fc.constantFrom(...ITEMS);
const step = fc.oneof(
  fc.record({ do: fc.constant("answer"), device, item, field: fc.constantFrom("evidence", "action", "who"), clock: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant("copy"), device, to: device }),
  fc.record({ do: fc.constant("choose"), device, item, at: fc.nat(2) }),
);

/** Play steps on devices; beside each, what must stand there by the order of events alone. */
function play(steps) {
  const devices = DEVICES.map((name) => ({ name, records: [record()], told: Object.fromEntries(ITEMS.map((each) => [each, []])) }));
  const before = new Map(); // each event, with all that it was made in the knowledge of
  let count = 0;
  for (const each of steps) {
    const at = devices[each.device];
    const [mine] = at.records;
    if (each.do === "copy") {
      const to = devices[each.to];
      to.records = merge(to.records, at.records).records;
      for (const name of ITEMS) {
        const all = [...new Set([...to.told[name], ...at.told[name]])];
        to.told[name] = all.filter((event) => !all.some((other) => before.get(other).has(event)));
      }
      continue;
    }
    const old = mine.answers[each.item];
    const place = { name: `device${at.name}`, count: ++count };
    const now = time(count - (each.clock ?? 0) * 2); // clocks go wrong
    let answer;
    let over;
    if (each.do === "answer") {
      // The text names its event: what it was written over is in the answer it was made from.
      answer = changeAnswer(old, { evidence: "", action: "", who: "", [each.field]: `event ${count}`, text: "A" }, now, place);
      over = old ? [old] : [];
    } else {
      if (!old?.others) continue;
      const chosen = versionsOf(old)[each.at % versionsOf(old).length];
      answer = changeAnswer(chooseAnswer(old, chosen, now, place), { evidence: `event ${count}`, action: "", who: "" }, now, { ...place, count: ++count });
      over = versionsOf(old);
      answer = { ...answer, evidence: `event ${count}` };
    }
    const events = over.map(eventOf);
    before.set(count, new Set(events.flatMap((event) => [event, ...before.get(event)])));
    at.told[each.item] = [...at.told[each.item].filter((event) => !events.includes(event)), count];
    at.records = [{ ...mine, changed: now, answers: Object.assign(Object.create(null), mine.answers, { [each.item]: answer }) }];
  }
  return devices;
}

const eventOf = (answer) => Number(/event (\d+)/.exec(contentOf(answer))[1]);
const standing = (answer) => (answer ? versionsOf(answer).map(eventOf).sort() : []);
const many = { numRuns: 100 };

test("nothing that was answered is lost, and nothing comes back that was written over", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40, size: "max" }), (steps) => {
    for (const { records: [mine], told } of play(steps)) for (const name of ITEMS) assert.deepEqual(standing(mine.answers[name]), told[name].sort());
  }), many);
});

test("the order of two sets makes no difference, and merging again changes nothing", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 30, size: "max" }), (steps) => {
    const [one, two, three] = play(steps).map((each) => each.records);
    const both = merge(one, two).records;
    assert.equal(whole(both), whole(merge(two, one).records));
    assert.equal(whole(merge(both, two).records), whole(both));
    assert.equal(whole(merge(one, both).records), whole(both));
    assert.equal(whole(merge(both, both).records), whole(both));
    const stands = (records) => ITEMS.map((name) => standing(records[0].answers[name]));
    assert.deepEqual(stands(merge(both, three).records), stands(merge(one, merge(two, three).records).records));
  }), many);
});

test("what one side alone changed since the common state is taken without a question", () => {
  const common = record({ a: changeAnswer(undefined, { state: "met", text: "A" }, time(1), { name: "one", count: 1 }) });
  const there = record({ a: changeAnswer(common.answers.a, { state: "partly", evidence: "rota" }, time(2), { name: "two", count: 1 }) });
  for (const result of [merge([common], [there]), merge([there], [common])]) {
    assert.deepEqual(result.conflicts, []);
    assert.equal(result.records[0].answers.a.state, "partly");
  }
  assert.deepEqual(merge([common], [there]).changed, [ID]);
  assert.deepEqual(merge([there], [common]).changed, []);
});

test("two answers that did not know of each other are both kept, until one is chosen; the other stays readable", () => {
  const one = record({ a: changeAnswer(undefined, { state: "met", evidence: "mine", text: "A" }, time(1), { name: "one", count: 1 }) });
  const two = record({ a: changeAnswer(undefined, { state: "not-yet", evidence: "theirs", text: "A" }, time(2), { name: "two", count: 1 }) });
  const { records: [both], conflicts } = merge([one], [two]);
  assert.deepEqual(conflicts[0].answers.map((each) => each.evidence), ["theirs", "mine"]);
  assert.equal(conflictsOf(both).length, 1);
  const chosen = record({ a: chooseAnswer(both.answers.a, conflicts[0].answers[1], time(3), { name: "one", count: 2 }) });
  assert.equal(chosen.answers.a.evidence, "mine");
  assert.deepEqual(chosen.answers.a.earlier.map((each) => each.evidence), ["theirs"]);
  for (const old of [one, two, both]) {
    const again = merge([chosen], [old]);
    assert.deepEqual(again.conflicts, []);
    assert.equal(again.records[0].answers.a.evidence, "mine");
  }
});

test("what is chosen keeps its own time, whichever device chose, until it is changed", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 30, size: "max" }), fc.nat(2), fc.nat(2), (steps, first, second) => {
    const answered = play(steps).map((each) => each.records).reduce((one, other) => merge(one, other).records)[0].answers;
    for (const answer of Object.values(answered).filter((each) => each.others)) {
      const all = versionsOf(answer);
      const chose = (at, name) => chooseAnswer(answer, all[at % all.length], time(999), { name, count: 1 });
      const [one, two] = [chose(first, "one"), chose(second, "two")];
      assert.deepEqual([one.changed, contentOf(one)], [all[first % all.length].changed, contentOf(all[first % all.length])]);
      assert.equal(whole(merge([record({ a: one })], [record({ a: answer })]).records), whole(merge([record({ a: answer })], [record({ a: one })]).records));
      assert.equal(whole(merge([record({ a: one })], [record({ a: two })]).records), whole(merge([record({ a: two })], [record({ a: one })]).records));
      const told = merge([record({ a: one })], [record({ a: answer })]).records[0].answers.a;
      assert.deepEqual([told.changed, told.chosen, told.others], [one.changed, time(999), undefined]);
      const after = changeAnswer(one, { evidence: "since" }, time(1000), { name: "one", count: 2 });
      assert.deepEqual([after.changed, after.chosen], [time(1000), undefined]);
    }
  }), many);
});

test("an answer that another program made is never taken for an old one, and its empty cells say nothing", () => {
  const mine = record({ a: changeAnswer(undefined, { state: "met", text: "A" }, time(5), { name: "one", count: 1 }) });
  const sheet = (state) => record({ a: { state, evidence: "", action: "", who: "", by: "", text: "A", changed: time(1) } });
  assert.equal(merge([mine], [sheet("partly")]).conflicts.length, 1);
  assert.equal(merge([mine], [sheet("met")]).conflicts.length, 0);
  assert.equal(whole(merge([mine], [sheet("")]).records[0].answers.a.state), '"met"');
  assert.equal(merge([mine], [sheet("")]).conflicts.length, 0);
});

test("names that differ are told, and a record under the id of another checklist's is refused, not written over", () => {
  const mine = { ...record(), name: "Spring", named: time(1) };
  const theirs = { ...record(), name: "April", named: time(2) };
  assert.deepEqual(merge([mine], [theirs]).renamed, [{ record: ID, kept: "April", other: "Spring" }]);
  assert.equal(merge([theirs], [mine]).records[0].name, "April");
  const alien = { ...record(), of: "education" };
  const result = merge([mine], [alien]);
  assert.deepEqual(result.refused, [alien]);
  assert.equal(result.records[0].of, "fire");
});

test("a first day is not taken back by a name that another device gave, in any order", () => {
  const about = fc.record({ do: fc.constantFrom("name", "start", "copy"), device, to: device });
  fc.assert(fc.property(fc.array(about, { maxLength: 20 }), fc.boolean(), (steps, old) => {
    // What the released version wrote knows one time for both; its first day is still to be read.
    const first = old ? { ...record(), start: "2026-12-01", named: time(0) } : record();
    const devices = DEVICES.map(() => ({ records: [first], name: { text: "One", at: 0 }, start: { text: first.start, at: 0 } }));
    steps.forEach((each, at) => {
      const from = devices[each.device];
      const [mine] = from.records;
      const now = time(at + 1);
      if (each.do === "name") {
        from.records = [startedAt({ ...mine, name: `Name ${at}`, named: now, changed: now }, startedOf(mine))];
        from.name = { text: `Name ${at}`, at: at + 1 };
      } else if (each.do === "start") {
        from.records = [startedAt({ ...mine, start: `2027-01-${10 + at}`, changed: now }, now)];
        from.start = { text: `2027-01-${10 + at}`, at: at + 1 };
      } else {
        const to = devices[each.to];
        const [one, other] = [merge(to.records, from.records), merge(from.records, to.records)];
        assert.equal(whole(one.records), whole(other.records));
        const gave = [to.start.text, from.start.text].find((text) => text && text !== one.records[0].start);
        assert.deepEqual(one.restarted, gave ? [{ record: ID, kept: one.records[0].start, other: gave }] : []);
        to.records = one.records;
        for (const field of ["name", "start"]) if (from[field].at > to[field].at) to[field] = from[field];
      }
    });
    for (const { records: [mine], name, start } of devices) assert.deepEqual([mine.name, mine.start], [name.text, start.text]);
    const [one, two, three] = devices.map((each) => each.records);
    assert.equal(whole(merge(merge(one, two).records, three).records), whole(merge(one, merge(two, three).records).records));
    for (const each of [one, two]) assert.deepEqual(merge(each, each).changed, []);
    assert.deepEqual(merge(merge(one, two).records, two).changed, []);
  }), { numRuns: 300 });
});

test("a first day of the released version stays, though a name was given later by a device that knew of none", () => {
  const mine = { ...record(), name: "Sam", start: "2026-12-01", named: time(1) };
  const theirs = { ...record(), name: "Kim", named: time(2) };
  for (const result of [merge([mine], [theirs]), merge([theirs], [mine])]) {
    assert.deepEqual([result.records[0].name, result.records[0].start, result.restarted], ["Kim", "2026-12-01", []]);
  }
});

test("an answer under another wording is kept when the item is answered anew, through any number of versions", () => {
  fc.assert(fc.property(fc.array(fc.record({ text: fc.constantFrom("A", "B", "C"), state: fc.constantFrom("met", "partly", "not-yet") }), { minLength: 1, maxLength: 12 }), (list) => {
    let answer;
    const last = new Map(); // wording → the last answer that was given under it before the wording changed
    list.forEach(({ text, state }, at) => {
      if (answer && answer.text !== text) last.set(`${answer.text} ${answer.changed}`, answer.state);
      answer = changeAnswer(answer, { text, state }, time(at), { name: "one", count: at + 1 });
    });
    assert.deepEqual([answer.text, answer.state], [list.at(-1).text, list.at(-1).state]);
    const kept = (answer.earlier ?? []).map((each) => [`${each.text} ${each.changed}`, each.state]);
    assert.deepEqual(kept.sort(), [...last].sort());
  }), many);
});

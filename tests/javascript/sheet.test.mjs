/** What is on its way from a page to the store: the way back from a change, two tabs in one field. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { newTab, standIn } from "./tools.mjs";

const { kept, factory } = standIn();
const ABOUT = { kind: "checklist", of: "fire", title: "Fire" };
const NONE = { state: "", evidence: "", action: "", who: "", by: "" };
/** @type {Set<{close: () => void}>} */
const tabs = new Set();

globalThis.addEventListener = () => {};
globalThis.document = { addEventListener: () => {}, hidden: false };

afterEach(() => {
  for (const each of tabs) each.close();
  tabs.clear();
  globalThis.indexedDB = new factory();
  kept.clear();
});

/** A page in a new tab: its sheet, its store, and what it was told. @param {boolean} [alone] */
async function page(alone = false) {
  const tab = await newTab();
  tabs.add(tab);
  const told = { ended: [], said: [], drawn: 0 };
  const sheet = new tab.Sheet(ABOUT, {
    newName: () => "One", shown: () => void (told.drawn += 1), begun: () => {}, kept: () => {}, said: (words) => told.said.push(words), ended: (way) => told.ended.push(way),
  }, alone);
  await sheet.refresh();
  return { sheet, tab, told };
}

/** What the answers to item "a" say, record by record, the oldest first. */
const evidence = async (tab) => (await tab.list()).reverse().map(({ answers }) => answers.a?.evidence ?? "");

test("what is taken back goes into the record in which it was changed, whichever is shown", async () => {
  const { sheet, tab, told } = await page();
  await sheet.set("a", { evidence: "of the old record", text: "A" });
  const old = sheet.record.id;
  await new Promise((resolve) => setTimeout(resolve, 2));
  await sheet.begin();
  await sheet.set("a", { evidence: "of the new record", text: "A" });
  const way = sheet.setWithWay("a", { ...NONE, text: "A" });
  sheet.show(old);
  assert.deepEqual(told.ended, [way]);
  await way();
  assert.deepEqual(await evidence(tab), ["of the old record", "of the new record"]);
});

test("a way back ends when another record is begun, when the item is written to again, and when another tab does that", async () => {
  const { sheet, tab, told } = await page();
  await sheet.set("a", { evidence: "old", text: "A" });
  const begun = sheet.setWithWay("a", { ...NONE, text: "A" });
  await sheet.begin();
  assert.deepEqual(told.ended, [begun]);
  await sheet.set("a", { state: "met", evidence: "old", text: "A" });
  const written = sheet.setWithWay("a", { ...NONE, text: "A" });
  await sheet.set("b", { state: "met", text: "B" });
  assert.equal(told.ended.length, 1); // another item is none of its business
  sheet.set("a", { evidence: "new" }, true);
  assert.deepEqual(told.ended, [begun, written]);
  await sheet.flush();
  const elsewhere = sheet.setWithWay("a", { ...NONE, text: "A" });
  await sheet.flush();
  await tab.list();
  await (await page()).tab.change(sheet.record.id, "a", { evidence: "there" });
  await sheet.refresh();
  assert.deepEqual(told.ended, [begun, written, elsewhere]);
});

test("a clearing is taken back whole, with what was typed a moment before it", async () => {
  const { sheet, told } = await page();
  await sheet.set("a", { state: "partly", who: "Deputy", text: "A" });
  sheet.set("a", { evidence: "half a wor" }, true, { evidence: "" });
  const way = sheet.setWithWay("a", { ...NONE, text: "A" });
  assert.equal(sheet.answer("a").evidence, "");
  await way();
  const { state, evidence: text, who } = sheet.answer("a");
  assert.deepEqual([state, text, who], ["partly", "half a wor", "Deputy"]);
  assert.deepEqual(told.ended, []);
});

test("what another tab wrote in the same field stays as an earlier answer, and that is said", async () => {
  const one = await page();
  await one.sheet.set("a", { evidence: "Seen.", text: "A" }, false, { evidence: "" });
  const two = await page();
  await two.sheet.set("a", { evidence: "Seen. And the rota.", text: "A" }, false, { evidence: "Seen." });
  // The first tab was told nothing: its field says what it said.
  one.sheet.set("a", { evidence: "Seen. D", text: "A" }, true, { evidence: "Seen." });
  one.sheet.set("a", { evidence: "Seen. Do", text: "A" }, true, { evidence: "Seen. D" });
  assert.equal(one.sheet.pending.has("a"), true);
  await one.sheet.flush();
  assert.equal(one.sheet.pending.has("a"), false);
  await one.sheet.set("a", { evidence: "Seen. Done.", text: "A" }, false, { evidence: "Seen. Do" });
  const [{ answers }] = await two.tab.list();
  assert.equal(answers.a.evidence, "Seen. Done.");
  assert.deepEqual(answers.a.earlier.map((each) => each.evidence), ["Seen. And the rota."]);
  assert.equal(one.told.said.length, 1);
  assert.match(one.told.said[0], /Another tab wrote here, too/);
  // In other fields they do not meet.
  await two.sheet.set("a", { action: "Mend it", text: "A" }, false, { action: "" });
  await one.sheet.set("a", { who: "Deputy", text: "A" }, false, { who: "" });
  const [{ answers: both }] = await two.tab.list();
  assert.deepEqual([both.a.action, both.a.who, both.a.earlier.length], ["Mend it", "Deputy", 1]);
});

/** The records that another device's copy brought, and one's own. */
async function withAnother(tab) {
  await tab.importAll([{ ...tab.begin({ ...ABOUT, name: "Of the other phone" }), answers: { a: { ...NONE, state: "met", text: "A", changed: "2026-11-22T02:10:00.000Z" } } }]);
}

test("a list that is begun again is empty: in this tab, in a new one, and until it is ticked", async () => {
  const { sheet, tab } = await page(true);
  await sheet.set("b", { state: "met", text: "B" });
  await withAnother(tab);
  await sheet.refresh();
  assert.deepEqual(Object.keys(sheet.record.answers), ["b"]);
  const back = await sheet.remove();
  assert.equal(sheet.record, undefined);
  await sheet.refresh();
  assert.equal(sheet.record, undefined);
  const other = await page(true);
  assert.equal(other.sheet.record, undefined);
  await back();
  assert.deepEqual(Object.keys(sheet.record.answers), ["b"]);
  await other.sheet.refresh();
  assert.equal(other.sheet.record?.id, sheet.record.id);
  await sheet.remove();
  await sheet.set("c", { state: "met", text: "C" });
  assert.deepEqual(Object.keys((await page(true)).sheet.record.answers), ["c"]);
});

test("a list that is begun again is empty in a browser that keeps nothing, too", async () => {
  const storage = globalThis.localStorage;
  globalThis.localStorage = undefined;
  try {
    const { sheet, tab } = await page(true);
    await sheet.set("b", { state: "met", text: "B" });
    await withAnother(tab);
    await sheet.remove();
    assert.equal(sheet.record, undefined);
  } finally {
    globalThis.localStorage = storage;
  }
});

test("where a record can be chosen the newest comes in the place of one that is deleted; all is forgotten with all", async () => {
  const { sheet, tab } = await page();
  await withAnother(tab);
  await sheet.refresh();
  await sheet.begin();
  await sheet.remove();
  assert.equal(sheet.record.name, "Of the other phone");
  assert.equal([...kept.keys()].filter((key) => key.startsWith("handbook.record.")).length, 1);
  await tab.removeAll();
  assert.deepEqual([...kept.keys()], []);
});

test("a name is safe with each sign that is typed, though the page dies", async () => {
  const { sheet } = await page();
  await sheet.begin();
  for (const name of ["A", "Au", "Autumn", " "]) sheet.rename(name);
  const died = [...kept];
  await sheet.rename("Autumn review");
  assert.equal(sheet.record.name, "Autumn review");
  assert.equal([...kept.keys()].some((key) => key.startsWith("handbook.draft.")), false);
  for (const [key, text] of died) kept.set(key, text);
  globalThis.indexedDB = new factory(); // nothing arrived there
  const other = await newTab();
  tabs.add(other);
  assert.deepEqual((await other.list()).map(({ name }) => name), ["Autumn"]);
});

test("a page that was left open draws again when it is come back to, and each hour: its day is another", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const listeners = new Map();
  globalThis.addEventListener = (event, work) => listeners.set(event, [...(listeners.get(event) ?? []), work]);
  const { sheet, told } = await page();
  await sheet.start();
  const drawn = told.drawn;
  for (const work of listeners.get("pageshow") ?? []) work();
  assert.equal(told.drawn, drawn + 1);
  context.mock.timers.tick(3_600_000);
  assert.equal(told.drawn, drawn + 2);
});

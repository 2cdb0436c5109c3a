/** A file from outside: whole, cut short, damaged, hostile, from a newer version. Nothing runs, nothing is lost, all is told. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fc, load } from "./tools.mjs";

const { LIMIT, readCopy, tooLarge, writeCopy } = await load("records/saved_copy.js");
const { recordFrom } = await load("records/reading.js");
const { dayAfter } = await load("records/day.js");
const { whole } = await load("records/merge.js");

const ABOUT = { saved: "2026-11-22T02:10:00.000Z", handbook: "1.0" };
const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("=HYPERLINK(\"x\")", "<img src=x onerror=alert(1)>", "\n", "__proto__", "\u2028"));
const moment = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((time) => time.toISOString());
const own = { state: fc.constantFrom("", "met", "partly", "not-yet", "does-not-apply"), evidence: text, action: text, who: text, by: fc.constantFrom("", "2026-12-03"), text, changed: moment };
const seen = fc.dictionary(fc.stringMatching(/^[a-z0-9]{8}(-[1-9])?$/), fc.integer({ min: 1, max: 99 }), { minKeys: 1, maxKeys: 3 });
const answer = fc.record({ ...own, chosen: moment, seen, others: fc.array(fc.record({ ...own, seen }), { minLength: 1, maxLength: 2 }), earlier: fc.array(fc.record(own), { minLength: 1, maxLength: 2 }) }, { requiredKeys: Object.keys(own) });
const slug = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,5})?$/), fc.constantFrom("constructor", "tostring"));
const kept = fc.record({
  form: fc.constant(1), id: fc.uuid(), kind: fc.constantFrom("checklist", "pathway"), of: slug, title: text, name: text, made: moment, changed: moment,
  start: fc.constantFrom("", "2026-11-22"), answers: fc.dictionary(slug, answer, { maxKeys: 4 }), named: moment, started: fc.oneof(fc.constant(""), moment),
}, { requiredKeys: ["form", "id", "kind", "of", "title", "name", "made", "changed", "start", "answers"] });
const records = fc.uniqueArray(kept, { selector: (each) => each.id, maxLength: 4 });

test("what is written is read again, every sign of it", () => {
  fc.assert(fc.property(records, (all) => {
    const read = readCopy(writeCopy(all, ABOUT));
    assert.deepEqual(read.wrong, []);
    assert.equal(whole(read.records), whole(all));
    assert.equal(read.saved, ABOUT.saved);
  }), { numRuns: 100 });
});

test("of a file that was cut short, each record that is whole is offered, and the rest is told", () => {
  fc.assert(fc.property(records, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
    const file = writeCopy(all, ABOUT);
    const cut = file.slice(0, Math.floor(part * (file.length - 3)));
    const read = readCopy(cut);
    assert.ok(read.wrong.length > 0 && read.wrong.every((sentence) => /^\p{Lu}.*\.$/su.test(sentence)));
    const lines = cut.split("\n").length - 2; // the last line may be whole but for its comma
    assert.ok(read.records.length >= Math.min(lines, all.length) && read.records.length <= all.length);
    read.records.forEach((record, at) => assert.equal(whole(record), whole(all[at])));
  }), { numRuns: 100 });
});

test("any file at all ends in records of the right shape or in a sentence, and touches nothing else", () => {
  const names = Object.getOwnPropertyNames(Object.prototype).join();
  const odd = fc.oneof(fc.jsonValue(), fc.jsonValue().map((value) => ({ format: "childrens-homes-handbook-records", form: 1, records: value })),
    fc.array(fc.oneof(fc.jsonValue(), kept.chain((each) => fc.constantFrom(...Object.keys(each)).chain((key) => fc.jsonValue().map((value) => ({ ...each, [key]: value })))))).map((list) => ({ format: "childrens-homes-handbook-records", form: 1, records: list })));
  fc.assert(fc.property(odd, (value) => {
    const read = readCopy(JSON.stringify(value));
    assert.ok(read.records.length || read.wrong.length || value.records?.length === 0);
    for (const record of read.records) {
      assert.deepEqual(recordFrom(record).wrong, []);
      assert.equal(Object.getPrototypeOf(record.answers), null);
    }
    assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), names);
  }), { numRuns: 200 });
});

const RECORD = { form: 1, id: "00000000-0000-4000-8000-000000000000", kind: "checklist", of: "fire", title: "Fire", name: "Spring", made: "2026-01-01T00:00:00.000Z", changed: "2026-01-01T00:00:00.000Z", start: "", answers: {} };
const file = (inside) => `{"format":"childrens-homes-handbook-records","form":1,"saved":"","handbook":"","records":[${inside}]}`;

test("each kind of bad file has its own sentence, and nothing comes of it", () => {
  const cases = {
    "": "This file is empty.",
    "PK\u0003\u0004 a workbook": "This file is not a saved copy of this handbook.",
    "[1, 2]": "This file is not a saved copy of this handbook.",
    '{"format":"another"}': "This file is not a saved copy of this handbook.",
    [file("").replace('"form":1', '"form":2')]: "This copy comes from a newer version of the handbook. Open it there, or update this one first.",
    [file("").replace('"form":1', '"form":"x"')]: "This saved copy is damaged, so it cannot be read. Try another copy.",
  };
  for (const [bad, sentence] of Object.entries(cases)) assert.deepEqual(readCopy(bad), { records: [], saved: "", wrong: [`${sentence} Nothing was changed.`] });
});

test("a file of 50 MB is refused by its size alone", () => {
  assert.equal(tooLarge(50_000_000), "This file has 50 MB. A saved copy has at most 20 MB, so this is not one. Nothing was changed.");
  assert.equal(tooLarge(LIMIT), "");
});

test("hostile names are data or are left out, and what is right beside them is offered", () => {
  const good = '{"state":"met","evidence":"","action":"","who":"","by":"","text":"A","changed":"2026-01-01T00:00:00.000Z"}';
  const inside = JSON.stringify(RECORD).replace('"answers":{}', `"answers":{"__proto__":${good},"constructor":${good},"a":${good},"b":{"state":{}}},"__proto__":{"polluted":1}`);
  const { records: [record], wrong } = readCopy(file(`${inside},{"name":"Summer"},7`));
  assert.deepEqual(Object.keys(record.answers), ["constructor", "a"]);
  assert.equal(record.polluted, undefined);
  assert.equal({}.polluted, undefined);
  assert.deepEqual(wrong, ["In “Spring”, 2 answers are damaged and were left out.", "“Summer” is damaged and was left out.", "One entry is not a record."]);
});

test("an item that this version of the handbook does not know is kept", () => {
  const answers = { "from-another-version": { state: "partly", evidence: "x", action: "", who: "", by: "", text: "An item of its own", changed: RECORD.made } };
  const { records: [record], wrong } = readCopy(file(JSON.stringify({ ...RECORD, answers })));
  assert.deepEqual([wrong, whole(record.answers)], [[], whole(answers)]);
});

test("an answer with one bad field keeps the others, and what was written in it", () => {
  const bad = fc.oneof(fc.constantFrom("20266-01-12", "2026-13-45", "0026-01-12", "2026-02-30", "perhaps"), fc.string({ minLength: 1 }), fc.jsonValue());
  const fields = Object.keys(own).filter((field) => field !== "changed");
  fc.assert(fc.property(kept, fc.record(own), fc.constantFrom(...fields), bad, (record, good, field, value) => {
    const { records: [read], wrong } = readCopy(file(JSON.stringify({ ...record, answers: { ...record.answers, "bad-one": { ...good, [field]: value } } })));
    for (const [item, answer] of Object.entries(record.answers)) assert.equal(whole(read.answers[item]), whole(answer));
    const answer = read.answers["bad-one"];
    const others = fields.filter((each) => each !== field);
    if (!answer) {
      assert.deepEqual(others.filter((each) => each !== "text" && good[each]), []);
      assert.match(wrong[0], /1 answer is damaged and was left out/);
      return;
    }
    for (const each of others) assert.ok(["evidence", "action"].includes(each) ? answer[each].startsWith(good[each]) : answer[each] === good[each], each);
    if (typeof value === "string") assert.ok(JSON.stringify(answer).includes(JSON.stringify(value).slice(1, -1)), "what was written stands somewhere");
    assert.ok(answer.by === "" || dayAfter(answer.by) > answer.by);
    assert.equal(wrong.length, answer[field] === (value ?? "") ? 0 : 1);
    assert.equal(whole(readCopy(writeCopy([read], ABOUT)).records), whole([read]), "read once more it is the same");
  }), { numRuns: 300 });
});

test("a year of five digits takes nothing with it; the day is told in words", () => {
  const answers = { a: { state: "met", evidence: "rota", action: "Mend it", who: "Sam", by: "20266-01-12", text: "A", changed: RECORD.made } };
  const { records: [record], wrong } = readCopy(file(JSON.stringify({ ...RECORD, start: "20266-01-12", answers })));
  const { state, evidence, action, who, by } = record.answers.a;
  assert.deepEqual([state, evidence, action, who, by, record.start], ["met", "rota", "Mend it\nBy when: 20266-01-12", "Sam", "", ""]);
  assert.equal(wrong.length, 2);
  assert.match(wrong[0], /first day is no day that can be read: “20266-01-12”/);
});

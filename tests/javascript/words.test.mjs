/** What is noticed in a text, how records are put into words, and how two are compared. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fc, load } from "./tools.mjs";

const { isNhsNumber, privateWords, warning } = await load("records/private_words.js");
const { clockOf, dayInWords, dayOf, freeName, inWords, safetyInWords } = await load("records/words.js");
const { compare } = await load("records/compare.js");

const YEAR = 2026;
const NAME = "a full name with a date of birth";

test("what could tell which child is meant is noticed", () => {
  const cases = [
    ["Seen: Jordan Smith, 03/04/2012, room 2", [NAME]],
    ["Zoë O’Brien born 3 April 2012", [NAME]],
    ["JORDAN SMITH dob 3.4.12", [NAME]],
    ["Jordan Smith (born in Leeds)", [NAME]],
    ["NHS 943 476 5919", ["an NHS number"]],
    ["9434765919", ["an NHS number"]],
    ["ring 07700 900123 first", ["a phone number"]],
    ["+44 (0)113 496 0000", ["a phone number"]],
    ["(0113) 496 0000", ["a phone number"]],
    ["mail her at j.smith@example.org", ["an email address"]],
    ["j@example.org or 07700 900123", ["a phone number", "an email address"]],
  ];
  for (const [text, found] of cases) assert.deepEqual(privateWords(text, YEAR), found, text);
});

test("what a home writes every day is left alone", () => {
  for (const text of [
    "", "Log book, 3 March 2026, page 14", "Placement Plan of 03/03/2026", "Fire Drill on 2026-11-02 at 19:40", "Regulation 45 Report, 28 days",
    "943 476 5918 is not one: the last digit is wrong", "Invoice 1234567890123", "Ring 999 or 101", "Two of 14 rooms", "Reference 00012345", "@night staff",
  ]) assert.equal(warning(text, YEAR), "", text);
});

test("only ten digits whose last one checks the rest are an NHS number", () => {
  fc.assert(fc.property(fc.stringMatching(/^\d{9}$/), (nine) => {
    const right = [..."0123456789"].filter((last) => isNhsNumber(nine + last));
    assert.ok(right.length <= 1);
    assert.equal(isNhsNumber(nine), false);
  }));
});

test("the sentence names all that was found and forbids nothing", () => {
  assert.equal(warning("j@example.org, 07700 900123", YEAR), "This looks like a phone number and an email address. Take it out if it could show which child is meant.");
});

test("days, times, names and answers in words", () => {
  assert.equal(dayInWords("2026-12-03"), "3 December 2026");
  const night = new Date(2026, 10, 22, 2, 4);
  assert.deepEqual([dayOf(night), clockOf(night)], ["2026-11-22", "02:04"]);
  assert.equal(freeName("Review", ["Review", "Review, 2"]), "Review, 3");
  assert.equal(inWords(undefined), "No answer");
  assert.equal(inWords({ state: "partly", evidence: "log", action: "", who: "deputy", by: "2026-12-03", text: "A", changed: "" }), "Partly. Evidence: log. Who: deputy. By: 3 December 2026");
});

test("how safe the records are is said, and when to save a copy", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  const says = (kept) => safetyInWords({ where: "device", reason: "", persisted: true, copied: "", uncopied: 0, ...kept }, now).join(" ");
  assert.match(says({ where: "memory", reason: "full" }), /no room left.*save a copy now/);
  assert.match(says({ where: "memory", reason: "refused" }), /gone when you leave/);
  assert.match(says({ persisted: false }), /Safari does so after seven days/);
  assert.doesNotMatch(says({}), /Safari|copy/);
  assert.match(says({ uncopied: 1 }), /No copy was saved yet/);
  assert.match(says({ uncopied: 2, copied: "2026-11-19T12:00:00Z" }), /3 days ago; 2 records were changed or brought in since/);
  assert.match(says({ copied: "2026-11-22T11:00:00Z" }), /saved today; nothing was changed/);
});

test("two records are compared item by item, those that the page no longer has last", () => {
  const answer = (state, evidence = "") => ({ state, evidence, action: "", who: "", by: "", text: "Once", changed: "" });
  const record = (answers) => ({ answers });
  const rows = compare(record({ a: answer("not-yet"), b: answer("met"), gone: answer("met") }), record({ a: answer("met", "rota"), b: answer("met") }), [{ id: "a", text: "A" }, { id: "b", text: "B" }, { id: "c", text: "C" }]);
  assert.deepEqual(rows.map((row) => [row.item, row.text, row.changed]), [["a", "A", ["state", "evidence"]], ["b", "B", []], ["gone", "Once", ["state"]]]);
});

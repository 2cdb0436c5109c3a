/** Files that are written on the device come back as they were, and hold nothing that runs. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import test from "node:test";
import { calendarOf } from "../../overrides/assets/javascripts/records/calendar.js";
import { cellsOf, csvOf, harmless, unharmed } from "../../overrides/assets/javascripts/records/csv.js";
import { saidDay } from "../../overrides/assets/javascripts/records/day.js";
import { readDay } from "../../overrides/assets/javascripts/records/written_day.js";
import { sheetsOf, workbookOf } from "../../overrides/assets/javascripts/records/excel.js";
import { datesOf } from "../../overrides/assets/javascripts/records/induction.js";
import { filledIn } from "../../overrides/assets/javascripts/records/filled.js";
import { planOf } from "../../overrides/assets/javascripts/records/plan.js";
import { planReport, recordReport } from "../../overrides/assets/javascripts/records/report.js";
import { indexed } from "../../overrides/assets/javascripts/records/wording.js";
import { day, fc, record, records, typed, WRITTEN } from "./made.mjs";

const wording = indexed(WRITTEN);
const NOW = "2026-11-22T02:10:00.000Z";
const TODAY = "2026-11-22";
const FIELDS = ["state", "evidence", "action", "who", "by"];
const tidy = (text) => text.replace(/\r\n?/g, "\n").replace(/\s+$/, "");
// XML has no place for these, or advises against them; a workbook leaves them out.
const inXml = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, "");

/** What a record says, item by item, when a file that keeps text by `keep` is read again. */
function said(one, keep) {
  return Object.fromEntries(Object.entries(one.answers)
    .map(([item, answer]) => [item, Object.fromEntries(FIELDS.map((field) => [field, tidy(keep(answer[field]))]))])
    .filter(([, answer]) => FIELDS.some((field) => answer[field]))); // what is nothing but blanks is nothing
}
const readBack = (filled) => Object.fromEntries((filled[0]?.lines ?? []).map(({ item, text, ...answer }) => [item, answer]));

test("a record written as CSV is read back whole", () => {
  fc.assert(fc.property(record, (one) => {
    const cells = cellsOf(csvOf(recordReport(one, wording, TODAY, NOW)), "Item id");
    const { filled, notices } = filledIn([{ sheet: "x.csv", data: cells }], wording);
    const wanted = said(one, (text) => text);
    if (!Object.keys(wanted).some((item) => Number(item.split("-")[1]) < 6)) return; // nothing that tells which list it is
    assert.deepEqual(readBack(filled), wanted);
    assert.deepEqual([filled[0].of, filled[0].record, filled[0].written, notices], [one.of, one.id, NOW, []]);
  }), { numRuns: 100 });
});

test("a record written as a workbook is read back whole", async () => {
  await fc.assert(fc.asyncProperty(record, async (one) => {
    const packed = workbookOf(recordReport(one, wording, TODAY, NOW));
    const { filled, notices } = filledIn(await sheetsOf(packed.buffer), wording);
    const wanted = said(one, inXml);
    if (!Object.keys(wanted).some((item) => Number(item.split("-")[1]) < 6)) return;
    assert.deepEqual(readBack(filled), wanted);
    assert.deepEqual([filled[0].of, filled[0].record, filled[0].written, notices], [one.of, one.id, NOW, []]);
  }), { numRuns: 40 });
});

test("what is no day is in no calendar, and keeps nothing else out of it", () => {
  const [kept] = fc.sample(record, 1);
  const answers = Object.fromEntries(["20266-01-12", "2026-13-45", "2026-02-30", "0026-01-12", "2026-12-01"].map((by, at) =>
    [`fire-${at}`, { state: "partly", evidence: "", action: `By ${by}`, who: "", by, text: "", changed: NOW }]));
  const text = calendarOf(planOf([{ ...kept, of: "fire", answers }], wording, TODAY), "Plan", () => "");
  assert.deepEqual(text.match(/SUMMARY:.*/g), ["SUMMARY:By 2026-12-01"]);
  const steps = Object.keys(answers).map((id) => ({ id, text: id, sort: "Read", minutes: 1, signs: "", competent: "" }));
  const dates = datesOf([{ id: "one", title: "One", due: "1 week", steps }], { ...kept, start: "20266-01-12", answers }, "Title", () => "");
  assert.deepEqual(dates.map(({ by }) => by), ["2026-12-01"]);
});

test("a list that is ticked offers what its cells say", () => {
  const [entry] = WRITTEN.entries;
  const kept = { ...fc.sample(record, 1)[0], kind: "checklist", of: entry.id };
  for (const ticked of [false, true]) {
    const { columns } = recordReport(kept, indexed({ ...WRITTEN, entries: [{ ...entry, ticked }] }), TODAY, NOW);
    assert.deepEqual(columns.find(({ holds }) => holds === "state").offers, ticked ? ["Done"] : undefined);
  }
});

test("the same record makes the same bytes", () => {
  fc.assert(fc.property(record, (one) => {
    assert.deepEqual(workbookOf(recordReport(one, wording, TODAY, NOW)), workbookOf(recordReport(one, wording, TODAY, NOW)));
  }), { numRuns: 5 });
});

test("no cell of a CSV file begins as a formula does, and none is changed by the way there and back", () => {
  fc.assert(fc.property(typed, (cell) => {
    assert.ok(!/^[=+\-@\t\r\n＝＋－＠]/u.test(harmless(cell)));
    assert.equal(unharmed(harmless(cell)), cell);
  }), { numRuns: 300 });
  fc.assert(fc.property(records, (all) => {
    const text = csvOf(planReport(planOf(all, wording, TODAY), wording, TODAY));
    assert.ok(text.startsWith("\ufeff") && text.endsWith("\r\n"));
    // Read by another reader of CSV: cells that are not given back their apostrophe.
    const cells = [...text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/g)].map(([, inside, plain]) => inside ?? plain);
    for (const cell of cells) assert.ok(!/^[=+\-@\t\r]/.test(cell), cell);
  }));
});

test("CSV is read by semicolons and tabs, with old ends of lines, and cut short in a quotation", () => {
  const rows = [["Item id", "Item"], ["a", 'one; "two"'], ["b", "x,y"]];
  assert.deepEqual(cellsOf('Item id;Item\r\na;"one; ""two"""\r\nb;x,y', "item id"), rows);
  assert.deepEqual(cellsOf("Item id\tItem\ra\tone; \"two\"\rb\tx,y\r", "Item id"), rows);
  assert.deepEqual(cellsOf('Item id,Item\na,"never ended', "Item id"), [["Item id", "Item"], ["a", "never ended"]]);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void cellsOf(text, "Item id")));
});

/** A calendar's lines, unfolded. */
const unfolded = (text) => text.replaceAll("\r\n ", "").split("\r\n");

test("each open action with a day is one entry of the calendar, whole and folded as RFC 5545 asks", () => {
  fc.assert(fc.property(records, (all) => {
    const actions = planOf(all, wording, TODAY);
    const text = calendarOf(actions, "Plan; of, the \\ home", ({ address }) => (address ? `https://example.org/${address}` : ""));
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), line);
    const lines = unfolded(text);
    const dated = actions.filter(({ by, done }) => by && !done);
    const of = (name) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1));
    assert.deepEqual(of("UID"), dated.map(({ record: id, item }) => `${id}-${item}@childrens-homes-handbook.invalid`));
    assert.equal(new Set(of("UID")).size, dated.length);
    assert.deepEqual(lines.filter((line) => line.startsWith("DTSTART;")).map((line) => line.slice(-8)), dated.map(({ by }) => by.replaceAll("-", "")));
    const plain = of("SUMMARY").map((words) => words.replace(/\\([\\;,n])/g, (_, sign) => (sign === "n" ? "\n" : sign)));
    assert.deepEqual(plain, dated.map(({ action, text: item }) => (action || item).replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, " ").toWellFormed()));
    assert.equal(of("BEGIN").filter((what) => what === "VEVENT").length, dated.length);
  }));
});

test("a day is read as people write it, and nothing else is one", () => {
  fc.assert(fc.property(day, (one) => {
    const [year, month, date] = one.split("-").map(Number);
    const forms = [one, `${one}T00:00:00.000Z`, `${date}/${month}/${year}`, `${date}.${month}.${year % 100}`, saidDay(one), saidDay(one).replace(/ ([A-Z]..)[a-z]*/, " $1"), `Monday ${saidDay(one)}`, new Date(`${one}T00:00:00Z`), Date.parse(one) / 86_400_000 + 25_569];
    for (const form of forms) assert.equal(readDay(form), one, String(form));
  }));
  for (const none of ["", "soon", "31/2/2026", "2026-13-01", "1/2", null, undefined, NaN, -1, 1e9, new Date(NaN), "12 Brumaire 2026", "Ma 2026"]) assert.equal(readDay(none), "", String(none));
  fc.assert(fc.property(fc.string(), (text) => assert.match(readDay(text), /^(\d{4}-\d\d-\d\d)?$/)));
});

test("files for other readers", { skip: !process.env.HANDBOOK_WRITE_TO }, () => {
  // The Python test reads these with openpyxl and icalendar, which share no line with what writes them.
  const folder = process.env.HANDBOOK_WRITE_TO;
  const texts = { evidence: "=HYPERLINK(\"http://example.org\")", action: "+1; then, a \\ long line äöü€ ".repeat(6), who: "@who" };
  const one = { form: 1, id: "00000000-0000-4000-8000-000000000001", kind: "checklist", of: "fire", title: "", name: "-Review", made: NOW, changed: NOW, start: "",
    answers: { "fire-0": { state: "not-yet", ...texts, by: "2026-12-01", text: "", changed: NOW } } };
  writeFileSync(`${folder}/record.xlsx`, workbookOf(recordReport(one, wording, TODAY, NOW)));
  writeFileSync(`${folder}/plan.ics`, calendarOf(planOf([one], wording, TODAY), "Plan", () => "https://example.org/#x"));
});

/** Inductions: dates as the law counts them, what is next and late, the calendar, the record to sign. */

import assert from "node:assert/strict";
import test from "node:test";
import { calendar } from "../../overrides/assets/javascripts/records/calendar.js";
import { datesOf, dueDay, inductionReport, isDone, saidDue, saidTime, standingOf, stepInWords } from "../../overrides/assets/javascripts/records/induction.js";
import { planOf } from "../../overrides/assets/javascripts/records/plan.js";
import { recordReport } from "../../overrides/assets/javascripts/records/report.js";
import { indexed } from "../../overrides/assets/javascripts/records/wording.js";
import { answer, day, fc, typed, WRITTEN } from "./made.mjs";

const step = (id, minutes = 10) => ({ id, text: `Learn ${id}.`, sort: "Read", minutes, signs: "Shift leader", competent: `You know ${id}.` });
const STAGES = [
  { id: "before", title: "Before the first day", due: "before", steps: [step("a"), step("b", 60)] },
  { id: "shift", title: "First shift", due: "1 day", steps: [step("c")] },
  { id: "months", title: "Six months", due: "6 months", steps: [step("d"), step("e", 45)] },
  { id: "later", title: "Later", due: "", steps: [step("f")] },
];
const STEPS = STAGES.flatMap(({ steps }) => steps);
const person = (answers, start = "2026-11-02", more = {}) =>
  ({ form: 1, id: "11111111-1111-4111-8111-111111111111", kind: "pathway", of: "care-worker", title: "T", name: "Sam", made: "2026-11-01T08:00:00.000Z", changed: "2026-11-01T08:00:00.000Z", start, answers, ...more });
const signed = (state, more = {}) => ({ state, evidence: "", action: "", who: "", by: "", text: "", changed: "", ...more });
const anyone = fc.record({ answers: fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "f", "gone"), answer), start: fc.oneof(fc.constant(""), day) })
  .map(({ answers, start }) => person(answers, start));

test("a time counts its first day, ends with a month that is short, and is never longer than the law's", () => {
  const rows = [
    ["2026-11-02", "before", "2026-11-01"], ["2026-11-02", "1 day", "2026-11-02"], ["2026-11-02", "1 week", "2026-11-08"],
    ["2026-11-02", "1 month", "2026-12-01"], ["2026-11-02", "6 months", "2027-05-01"], ["2026-11-02", "2 years", "2028-11-01"],
    ["2027-01-31", "1 month", "2027-02-28"], ["2027-01-28", "1 month", "2027-02-27"], ["2027-03-31", "1 month", "2027-04-30"],
    ["2026-08-31", "1 month", "2026-09-30"], ["2026-08-31", "3 months", "2026-11-30"], ["2026-08-31", "6 months", "2027-02-28"],
    ["2028-02-29", "2 years", "2030-02-28"], ["2028-02-29", "4 years", "2032-02-28"], ["2027-03-01", "1 month", "2027-03-31"],
    ["2027-01-01", "2 months", "2027-02-28"], ["2026-03-28", "2 days", "2026-03-29"],
    ["", "1 week", ""], ["2026-11-02", "", ""], ["soon", "1 week", ""], ["2026-11-02", "some day", ""],
  ];
  for (const [start, due, wanted] of rows) assert.equal(dueDay(start, due), wanted, `${start} ${due}`);
  fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), (start, months) => {
    const found = dueDay(start, `${months} months`);
    const [year, month, date] = start.split("-").map(Number);
    const next = new Date(`${found}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    // The time after it begins on the same day of a month; where there is none, on the first of the next.
    const passed = (next.getUTCFullYear() - year) * 12 + next.getUTCMonth() - (month - 1) - months;
    assert.ok(next.getUTCDate() === date ? passed === 0 : passed === 1 && next.getUTCDate() === 1 && new Date(`${found}T00:00:00Z`).getUTCDate() < date, `${start} ${months} ${found}`);
    next.setTime(Date.parse(`${start}T00:00:00Z`) + 86_400_000);
    assert.ok(dueDay(next.toISOString().slice(0, 10), `${months} months`) >= found, "who begins later is never due earlier");
  }));
});

test("what is done, left, late and next agrees with a plain count", () => {
  fc.assert(fc.property(anyone, day, (record, today) => {
    const found = standingOf(STAGES, record, today);
    const left = STEPS.filter(({ id }) => !["met", "does-not-apply"].includes(record.answers[id]?.state));
    assert.deepEqual([found.total, found.done, found.minutes], [6, 6 - left.length, left.reduce((sum, { minutes }) => sum + minutes, 0)]);
    assert.equal(found.next?.id, left[0]?.id);
    const late = STAGES.filter(({ due }) => dueDay(record.start, due) && dueDay(record.start, due) < today).flatMap(({ steps }) => steps).filter((each) => left.includes(each));
    assert.equal(found.late, late.length);
    for (const each of found.stages) assert.equal(/^Overdue/.test(saidDue(each, today)), each.late);
  }));
  assert.equal(standingOf(STAGES, undefined, "2026-11-22").next.id, "a");
});

test("dates and times are said in words", () => {
  const [before, shift] = standingOf(STAGES, person({ c: signed("met") }), "2026-11-22").stages;
  assert.equal(saidDue(before, "2026-11-22"), "Overdue: it was due by 1 November 2026, 21 days ago.");
  assert.equal(saidDue(before, "2026-11-02"), "Overdue: it was due by 1 November 2026, yesterday.");
  assert.equal(saidDue(shift, "2026-11-22"), "All done. It was due by 2 November 2026.");
  const open = standingOf(STAGES, person({}), "2026-10-31").stages[0];
  assert.deepEqual(["2026-10-31", "2026-11-01"].map((today) => saidDue(open, today)), ["Due by 1 November 2026, tomorrow.", "Due by 1 November 2026, today."]);
  assert.deepEqual([saidTime(60), saidTime(90), saidTime(1000)], ["60 minutes", "about 1.5 hours", "about 16.5 hours"]);
  assert.equal(stepInWords(signed("met", { by: "2026-11-05", who: "Ali", evidence: "Asked well" })), "Done. Done on: 5 November 2026. Signed by: Ali. Note: Asked well");
});

test("a calendar has a day for each stage that is not done, and each step that has a day of its own", () => {
  fc.assert(fc.property(anyone, fc.oneof(fc.constant("Care; worker, new"), typed), (record, title) => {
    const dates = datesOf(STAGES, record, title, (id) => `https://example.org/#${id}`);
    const left = STEPS.filter(({ id }) => !isDone(record, id));
    const stages = STAGES.filter(({ due, steps }) => dueDay(record.start, due) && steps.some((each) => left.includes(each)));
    const planned = left.filter(({ id }) => record.answers[id]?.by);
    assert.deepEqual(dates.map(({ uid }) => uid).sort(), [...stages, ...planned].map(({ id }) => `${record.id}-${id}`).sort());
    const text = calendar(dates, title);
    assert.equal(text.split("BEGIN:VEVENT").length - 1, dates.length);
    assert.ok(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
  }));
});

test("the record to sign has every step and all that was written, and claims no more than it may", () => {
  fc.assert(fc.property(anyone, day, (record, today) => {
    const report = inductionReport(STAGES, record, "Care worker", "A home", today);
    const cells = report.rows.map((row) => row.cells);
    for (const { id, text, competent } of STEPS) {
      const [row] = cells.filter(([first]) => first.startsWith(`Read: ${text}`));
      assert.equal(row[1], competent);
      assert.deepEqual([row[3], row[5]], [record.answers[id]?.who ?? "", record.answers[id]?.evidence ?? ""]);
    }
    const lost = record.answers.gone;
    assert.equal(cells.length, 6 + (lost && (lost.state || lost.by || lost.who || lost.evidence) ? 1 : 0));
    assert.ok(report.about.some(([, text]) => text.includes("no certificate")));
    assert.equal(report.closing[0], "The manager's statement of competence");
    assert.equal(new Set(STAGES.map((_, at) => report.rows[[0, 2, 3, 5][at]].heading)).size, 4);
  }));
});

test("in the plan a signed step is done with, and one person's steps do not replace another's", () => {
  const wording = indexed(WRITTEN);
  const one = person({ "fire-0": signed("met", { by: "2026-11-03", who: "Ali" }) });
  assert.deepEqual(planOf([one], wording, "2026-12-01"), []);
  const planned = { "fire-0": signed("", { by: "2026-11-30" }) };
  const other = person(planned, "", { id: "22222222-2222-4222-8222-222222222222", name: "Kim", made: "2026-11-09T08:00:00.000Z" });
  const found = planOf([person(planned), other], wording, "2026-12-01");
  assert.deepEqual(found.map(({ name, overdue, replaced }) => [name, overdue, replaced]).sort(), [["Kim", true, false], ["Sam", true, false]]);
});

test("500 steps are reckoned at once", () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ id: `s${at}`, title: `Stage ${at}`, due: `${at + 1} weeks`, steps: Array.from({ length: 10 }, (_, each) => step(`s${at}-${each}`)) }));
  const began = performance.now();
  for (let times = 0; times < 20; times += 1) standingOf(many, person({}), "2026-12-01");
  assert.ok((performance.now() - began) / 20 < 50);
});

test("the files of an induction speak of steps, days and signatures, and leave nothing out", () => {
  const wording = indexed({ ...WRITTEN, entries: [{ kind: "pathway", id: "care-worker", title: "First months", ticked: true, page: "p/", sections: STAGES.map(({ title, steps }) => ({ title, items: steps })) }] });
  fc.assert(fc.property(anyone, (record) => {
    const { columns, rows, about } = recordReport(record, wording, "2026-11-22", "2026-11-22T00:00:00.000Z");
    const titles = columns.map(({ title }) => title);
    assert.deepEqual(titles, ["Step id", "Step", "Done", "Day done", "Signed by", "Planned for", "Note", "Still to do", "Stage"]);
    assert.ok(!about.some(([label]) => label === "Key"), "no sheet of an induction is read back");
    for (const { cells } of rows) {
      assert.equal(cells.length, titles.length);
      const cell = Object.fromEntries(titles.map((title, at) => [title, cells[at]]));
      const kept = record.answers[cell["Step id"]];
      const told = kept ? [kept.by, kept.who, kept.evidence, kept.action] : ["", "", "", ""];
      assert.deepEqual([cell["Day done"] || cell["Planned for"], cell["Signed by"], cell.Note, cell["Still to do"]], told);
      if (kept?.by) assert.equal(Boolean(cell["Day done"]), kept.state === "met");
      assert.equal(cell.Done === "Done", kept?.state === "met");
    }
    const shown = new Set(rows.map(({ cells }) => cells[0]));
    for (const { id } of STEPS) assert.ok(shown.has(id));
    for (const [id, { state, evidence, action, who, by }] of Object.entries(record.answers)) if (state || evidence || action || who || by) assert.ok(shown.has(id), id);
  }));
});

/** The plan, progress and the standing of the standards, against plain recounts. */

import assert from "node:assert/strict";
import test from "node:test";
import { planOf, sorted } from "../../overrides/assets/javascripts/records/plan.js";
import { progressOf, saidCounts } from "../../overrides/assets/javascripts/records/progress.js";
import { standingOf, summary } from "../../overrides/assets/javascripts/records/standing.js";
import { indexed } from "../../overrides/assets/javascripts/records/wording.js";
import { day, fc, record, records, WRITTEN } from "./made.mjs";

const wording = indexed(WRITTEN);
const filled = (answer) => ["state", "evidence", "action", "who", "by"].some((field) => answer[field]);
const open = (answer) => ["partly", "not-yet"].includes(answer.state) || Boolean(answer.action || answer.who || answer.by);

test("every open item of every record is in the plan, once, and nothing else is", () => {
  fc.assert(fc.property(records, day, (all, today) => {
    const wanted = all.flatMap((each) => Object.entries(each.answers).filter(([, answer]) => open(answer)).map(([item]) => `${each.id} ${item}`));
    assert.deepEqual(planOf(all, wording, today).map((action) => `${action.record} ${action.item}`).sort(), wanted.sort());
  }));
});

test("an action is overdue after its day, and never when it is done", () => {
  fc.assert(fc.property(records, day, (all, today) => {
    for (const action of planOf(all, wording, today)) {
      const done = action.state === "met" || action.state === "does-not-apply";
      assert.equal(action.done, done);
      assert.equal(action.overdue, !done && action.by !== "" && action.by < today);
    }
  }));
});

test("an older record's item is replaced just when a newer record of the list answers it", () => {
  fc.assert(fc.property(records, (all) => {
    for (const action of planOf(all, wording, "2026-01-01")) {
      const own = all.find(({ id }) => id === action.record);
      const newer = all.filter((each) => each.of === own.of && (each.made > own.made || (each.made === own.made && each.id < own.id)));
      assert.equal(action.replaced, newer.some((each) => each.answers[action.item] && filled(each.answers[action.item])));
    }
  }));
});

test("what was answered stays: the old wording is shown, the new one beside it, and items that are gone", () => {
  const kept = { form: 1, id: "r", kind: "checklist", of: "fire", title: "Fire of old", name: "N", made: "2026-01-01T00:00:00Z", changed: "", start: "", answers: {
    "fire-0": { state: "partly", evidence: "", action: "", who: "", by: "", text: "The old words.", changed: "" },
    "fire-gone": { state: "not-yet", evidence: "", action: "", who: "", by: "", text: "No longer asked.", changed: "" },
  } };
  const [one, other] = sorted(planOf([kept], wording, "2026-01-01"), "text", true);
  assert.deepEqual([one.text, one.now, one.address], ["The old words.", "Thing 0 of fire is so.", "pages/fire/#fire-0"]);
  assert.deepEqual([other.text, other.now, other.address], ["No longer asked.", "", ""]);
  const [lost] = planOf([{ ...kept, of: "given-up" }], indexed({ ...WRITTEN, entries: [] }), "2026-01-01");
  assert.equal(lost.list, "Fire of old");
});

test("sorting by any column changes the order alone; what is empty comes last either way", () => {
  fc.assert(fc.property(records, fc.constantFrom("by", "who", "action", "state", "list", "text"), fc.boolean(), (all, column, down) => {
    const plan = planOf(all, wording, "2026-06-01");
    const rows = sorted([...plan].reverse(), column, down);
    assert.deepEqual(new Set(rows), new Set(plan));
    assert.deepEqual(rows, sorted(plan, column, down), "whatever the order before");
    if (column === "state") return;
    const values = rows.map((row) => row[column]);
    assert.deepEqual(values.map((value) => !value), [...values.map((value) => !value)].sort());
    if (column === "by") assert.deepEqual(values.filter(Boolean), values.filter(Boolean).sort((a, b) => (a < b ? -1 : 1) * (down ? -1 : 1)));
  }));
});

test("by when: the overdue come first, what is done last", () => {
  fc.assert(fc.property(records, (all) => {
    const dated = planOf(all, wording, "2026-06-01").filter(({ by, done }) => by && !done);
    const late = dated.map(({ overdue }) => overdue);
    assert.deepEqual(late, [...late].sort((a, b) => Number(b) - Number(a)));
  }));
});

test("counts add up, and each answer to an item that is gone is named", () => {
  fc.assert(fc.property(record, (one) => {
    const entry = wording.entries.get(`checklist ${one.of}`);
    const { total, met, partly, notYet, doesNotApply, left, sections, gone } = progressOf(one, entry);
    assert.equal(total, 6);
    assert.equal(met + partly + notYet + doesNotApply + left, total);
    assert.equal(sections.reduce((sum, section) => sum + section.met, 0), met);
    assert.equal(met, Object.entries(one.answers).filter(([id, { state }]) => state === "met" && Number(id.split("-")[1]) < 6).length);
    assert.deepEqual(gone.sort(), Object.keys(one.answers).filter((id) => Number(id.split("-")[1]) >= 6 && filled(one.answers[id])).sort());
    const without = progressOf(one, undefined);
    assert.equal(without.total, Object.values(one.answers).filter(filled).length, "a list that is gone counts what was answered");
  }));
  const none = { total: 4, met: 1, partly: 0, notYet: 0, doesNotApply: 2, left: 1 };
  assert.equal(saidCounts(none), "1 met, 2 do not apply, 1 not answered");
  assert.equal(saidCounts(none, true), "1 done, 2 do not apply, 1 left");
});

test("a standard is shown by its newest record that says something, against the one before", () => {
  fc.assert(fc.property(records, fc.constantFrom("england", "wales", "nowhere"), (all, nation) => {
    const rows = standingOf(all, wording, nation);
    assert.deepEqual(rows.map(({ entry }) => entry.id), WRITTEN.standards[nation] ?? []);
    for (const { entry, now, before, change } of rows) {
      const said = all.filter((one) => one.of === entry.id && Object.entries(one.answers).some(([id, { state }]) => state && Number(id.split("-")[1]) < 6));
      const order = said.sort((a, b) => (a.made < b.made ? 1 : a.made > b.made ? -1 : a.id < b.id ? -1 : 1));
      assert.deepEqual([now?.record, before?.record], [order[0], order[1]]);
      assert.equal(change, now && before ? now.counts.met - before.counts.met : null);
      if (now) assert.equal(now.share, now.counts.met + now.counts.partly + now.counts.notYet ? now.counts.met / (now.counts.met + now.counts.partly + now.counts.notYet) : null);
    }
    const { strong, thin, idle, begun, unseen } = summary(rows);
    for (const { now } of [...strong, ...thin]) assert.ok(now.counts.met + now.counts.partly + now.counts.notYet, "of nothing that applies nothing is said");
    for (const { now } of idle) assert.equal(now.counts.met + now.counts.partly + now.counts.notYet, 0);
    const named = [...strong, ...thin, ...idle, ...begun, ...unseen];
    assert.equal(new Set(named).size, named.length, "no standard is called two things");
    assert.deepEqual(unseen, rows.filter(({ now }) => !now));
  }));
});

test("a standard of which nothing applies is neither strong nor thin", () => {
  const none = { state: "does-not-apply", evidence: "", action: "", who: "", by: "", text: "", changed: "" };
  const one = { form: 1, id: "r", kind: "checklist", of: "fire", title: "Fire", name: "N", made: "2026-01-01T00:00:00Z", changed: "", start: "", answers: Object.fromEntries([0, 1, 2, 3, 4, 5].map((at) => [`fire-${at}`, none])) };
  const told = Object.fromEntries(Object.entries(summary(standingOf([one], wording, "england"))).map(([word, rows]) => [word, rows.map(({ entry }) => entry.id)]));
  assert.deepEqual(told, { strong: [], thin: [], idle: ["fire"], begun: [], unseen: ["health"] });
});

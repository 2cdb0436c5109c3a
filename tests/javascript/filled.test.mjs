/** What comes in from a file: never lost, never taken for what it is not, and nothing breaks. */

import assert from "node:assert/strict";
import test from "node:test";
import { sheetsOf, workbookOf } from "../../overrides/assets/javascripts/records/excel.js";
import { filledIn, proposals } from "../../overrides/assets/javascripts/records/filled.js";
import { opened } from "../../overrides/assets/javascripts/records/opening.js";
import { recordReport } from "../../overrides/assets/javascripts/records/report.js";
import { readState } from "../../overrides/assets/javascripts/records/sheet.js";
import { indexed } from "../../overrides/assets/javascripts/records/wording.js";
import { answer, fc, record, typed, WRITTEN } from "./made.mjs";

const wording = indexed(WRITTEN);
const HEAD = ["Item id", "Item", "How it stands", "Evidence", "Action", "Who", "By when"];
const FIELDS = ["state", "evidence", "action", "who", "by"];
const sheet = (...rows) => [{ sheet: "Fire", data: [["A title"], [], HEAD, ...rows] }];

test("the header is found wherever it stands, and columns by their words", () => {
  const data = [["x", null, 4], [], ["Law", " item ID ", "Who", "How it  stands"], ["13(1)", "fire-1", "Sam", "NOT YET"]];
  const { filled, notices } = filledIn([{ sheet: "Summary", data: [["1"]] }, { sheet: "S", data }], wording);
  assert.deepEqual(notices, []);
  assert.deepEqual(filled, [{ of: "fire", sheet: "S", record: "", written: "", lines: [{ item: "fire-1", text: "", state: "not-yet", evidence: "", action: "", who: "Sam", by: "" }] }]);
});

test("what cannot be read as it is meant is kept in words, and said", () => {
  const { filled, notices } = filledIn(sheet(["fire-0", "", "mostly", "Seen", "Do it", "", "next Tuesday"], ["", "", "Met", "orphan"], ["fire-0", "", "", "Seen twice"]), wording);
  assert.deepEqual(filled[0].lines, [{ item: "fire-0", text: "", state: "", evidence: "Seen\nHow it stands: mostly\nSeen twice", action: "Do it\nBy when: next Tuesday", who: "", by: "" }]);
  assert.equal(notices.length, 3);
  assert.match(notices[2], /row 5 has no item id.*orphan/);
});

test("rows of a second checklist in one sheet are a list of their own, said, and none is lost", () => {
  const ids = fc.constantFrom("fire", "health", "records", "gone").chain((of) => fc.nat({ max: 5 }).map((at) => `${of}-${at}`));
  fc.assert(fc.property(fc.uniqueArray(ids, { minLength: 1, maxLength: 12 }), (all) => {
    const { filled, notices } = filledIn(sheet(...all.map((id) => [id, "", "Met"])), wording);
    const lists = [...new Set(all.map((id) => id.split("-")[0]))].filter((of) => of !== "gone");
    assert.deepEqual(filled.map(({ of }) => of).sort(), lists.sort());
    assert.equal(notices.length, lists.length === 1 ? 0 : 1);
    const [first, ...rest] = filled;
    for (const { of, lines } of rest) assert.ok(lines.length <= first.lines.length && lines.every(({ item }) => item.startsWith(`${of}-`)));
    assert.ok(!first || first.lines.every(({ item }) => item.startsWith(`${first.of}-`) || item.startsWith("gone-")));
    if (lists.length) assert.deepEqual(filled.flatMap(({ lines }) => lines.map(({ item }) => item)).sort(), [...all].sort());
  }));
  const { filled, notices } = filledIn([{ sheet: "Fire", data: [["Key", "11111111-1111-4111-8111-111111111111"], HEAD, ["fire-0", "", "Met"], ["fire-1", "", "Met"], ["health-2", "", "Partly"]] }], wording);
  assert.deepEqual(filled.map(({ of, record, lines }) => [of, record.slice(0, 8), lines.length]), [["fire", "11111111", 2], ["health", "11111111", 1]]);
  assert.deepEqual(notices, ["“Fire” holds items of 2 checklists: About fire; About health. Each is shown by itself, for a record of its own."]);
});

test("a sheet of another kind is said in one sentence", () => {
  for (const sheets of [[], [{ sheet: "a", data: [["no header"]] }], sheet(["who-knows-1", "", "Met"]), sheet(["fire-0", "Thing"])]) {
    const { filled, notices } = filledIn(sheets, wording);
    assert.deepEqual([filled, notices.length], [[], 1]);
  }
});

test("any cells at all are read without a fault, and each text of a line is found again", () => {
  const cell = fc.oneof(typed, fc.integer(), fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: false }), fc.constantFrom("Met", "fire-2"));
  fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), (rows) => {
    const { filled, notices } = filledIn(sheet(["fire-1", "", "Met"], ...rows), wording);
    const all = JSON.stringify([filled, notices]);
    for (const row of rows) {
      const words = row[3];
      if (typeof words !== "string" || !words.trim() || words.length > 150 || row.some((each) => typeof each === "string" && each.length > 20)) continue;
      assert.ok(all.includes(JSON.stringify(words.replace(/\r\n?/g, "\n").replace(/\s+$/, "")).slice(1, -1)), words);
    }
  }), { numRuns: 100 });
});

test("a file proposes just what it says and the record does not; an empty cell proposes nothing", () => {
  const line = answer.map(({ changed, ...rest }) => ({ item: "fire-0", ...rest }));
  fc.assert(fc.property(answer, line, fc.boolean(), (mine, theirs, ours) => {
    const filled = { of: "fire", sheet: "s", record: ours ? "r" : "other", written: "2026-01-01T00:00:00.000Z", lines: [theirs] };
    const found = proposals({ "fire-0": mine }, filled, "r");
    const same = (one, other) => one.replace(/\r\n?/g, "\n").trim() === other.replace(/\r\n?/g, "\n").trim();
    const empty = FIELDS.every((field) => !mine[field]);
    const differs = FIELDS.some((field) => theirs[field] && !same(theirs[field], mine[field]));
    assert.equal(found.length, empty || differs ? 1 : 0);
    for (const { line: offered, how } of found) {
      for (const field of FIELDS) assert.equal(offered[field], theirs[field] || mine[field], "blank takes nothing away");
      assert.equal(how, empty ? "new" : ours && mine.changed <= filled.written ? "changed" : "both");
    }
  }), { numRuns: 100 });
});

test("an answer that was chosen here since the file was written has changed since", () => {
  const mine = { state: "met", evidence: "", action: "", who: "", by: "", text: "", changed: "2026-01-01T00:00:00.000Z" };
  const filled = { of: "fire", sheet: "s", record: "r", written: "2026-01-02T00:00:00.000Z", lines: [{ ...mine, item: "fire-0", state: "partly" }] };
  const how = (answer) => proposals({ "fire-0": answer }, filled, "r")[0].how;
  assert.deepEqual([how(mine), how({ ...mine, chosen: "2026-01-03T00:00:00.000Z" })], ["changed", "both"]);
});

test("how it stands is read in the words that people use", () => {
  const words = { Met: "met", " yes ": "met", "PARTLY": "partly", "Not yet": "not-yet", "not-met": "not-yet", "N/A": "does-not-apply", "☑ Met": "met", "": "", constructor: null, "perhaps": null };
  for (const [written, state] of Object.entries(words)) assert.equal(readState(written), state, written);
});

const file = (content, name = "x") => new File([content], name);

test("what is no file of ours is said in one sentence, whatever is in it", async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46], [0xff, 0xfe], [0x7b]), async (bytes, start) => {
    const { what, records, sheets, wrong } = await opened(file(new Uint8Array([...start, ...bytes])));
    assert.deepEqual([what, records, sheets, wrong.length], ["nothing", [], [], 1]);
    assert.match(wrong[0], /Nothing was changed\.$/);
  }), { numRuns: 80 });
});

test("a workbook that was cut short or damaged is said, or read as far as it is whole", async () => {
  const one = fc.sample(record, { numRuns: 1, seed: 3 })[0];
  const whole = workbookOf(recordReport(one, wording, "2026-11-22", "2026-11-22T00:00:00.000Z"));
  await fc.assert(fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), async (at, byte, cut) => {
    const bad = cut ? whole.slice(0, at) : whole.with(at, byte);
    const { what, wrong } = await opened(file(bad));
    assert.ok(what === "sheets" || wrong.length === 1);
    if (cut) assert.equal(what, "nothing");
  }), { numRuns: 40 });
});

test("a file that is too large is not read at all", async () => {
  const huge = { size: 50_000_000, name: "x", arrayBuffer: () => assert.fail("it was read") };
  assert.match((await opened(huge)).wrong[0], /50 MB.*Nothing was changed/);
});

test("a small file that would unpack to more than a device holds is refused", async () => {
  const { zipSync } = await import("../../overrides/assets/javascripts/vendor/spreadsheet.js");
  // The size that its list of contents tells is raised: to pack so much takes seconds.
  const bomb = zipSync({ "xl/workbook.xml": new Uint8Array(1000) });
  const list = Buffer.from(bomb.buffer).indexOf("PK\u0001\u0002");
  new DataView(bomb.buffer).setUint32(list + 24, 61_000_000, true);
  const { what, wrong } = await opened(file(bomb));
  assert.deepEqual([what, wrong.length], ["nothing", 1]);
  await assert.rejects(sheetsOf(bomb.buffer), /more than a device holds/);
});

test("text of older programs is read: Windows-1252 and UTF-16", async () => {
  const text = "Item id;Item;How it stands;Evidence\r\nfire-0;;Met;Café – fine\r\n";
  const old = Uint8Array.from(text, (sign) => ({ "–": 0x96, é: 0xe9 })[sign] ?? sign.charCodeAt(0));
  const wide = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt(0)).buffer)]);
  for (const bytes of [old, wide, new TextEncoder().encode(text)]) {
    const { sheets } = await opened(file(bytes));
    assert.equal(filledIn(sheets, wording).filled[0].lines[0].evidence, "Café – fine");
  }
});

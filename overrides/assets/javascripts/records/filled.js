/** A filled-in checklist out of a workbook or CSV: the lines below the header "Item id", tied to the handbook's items. */

import { readDay } from "./written_day.js";
import { COLUMNS, readState } from "./sheet.js";

/** @typedef {import("./shape.js").Answer} Answer @typedef {import("./wording.js").Wording} Wording */

/**
 * @typedef {object} Line
 * @property {string} item
 * @property {string} text the wording on the sheet
 * @property {import("./shape.js").State} state
 * @property {string} evidence
 * @property {string} action
 * @property {string} who
 * @property {string} by
 *
 * @typedef {object} Filled what one sheet says of one checklist
 * @property {string} of the checklist's id
 * @property {string} sheet
 * @property {string} record the id of the record it was written from, or ""
 * @property {string} written when it was written from it: ISO 8601, UTC, or ""
 * @property {Line[]} lines
 */

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/;
const MOMENT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/;
const FIELDS = ["item", "text", "state", "evidence", "action", "who", "by"];

/**
 * What the sheets say, and what in them could not be taken as it stands, in sentences.
 * @param {{sheet: string, data: unknown[][]}[]} sheets
 * @param {Wording} wording
 * @returns {{filled: Filled[], notices: string[]}}
 */
export function filledIn(sheets, wording) {
  /** @type {Filled[]} */
  const filled = [];
  /** @type {string[]} */
  const notices = [];
  let headers = 0;
  for (const { sheet, data } of sheets) {
    const head = data.findIndex((row) => row.some((cell) => plain(cell) === plain(COLUMNS[0])));
    if (head < 0) continue;
    headers += 1;
    const above = data.slice(0, head).flat().map(said).join(" ");
    const lines = linesOf(data, head, sheet, notices);
    const lists = byList(lines, wording);
    if (!lists.length && lines.length) notices.push(`No item of “${sheet}” is in this handbook, so nothing was taken from there.`);
    if (lists.length > 1) notices.push(`“${sheet}” holds items of ${lists.length} checklists: ${lists.map(({ of }) => wording.entries.get(`checklist ${of}`)?.title ?? of).join("; ")}. Each is shown by itself, for a record of its own.`);
    for (const list of lists) filled.push({ ...list, sheet, record: UUID.exec(above)?.[0] ?? "", written: MOMENT.exec(above)?.[0] ?? "" });
  }
  if (!headers) notices.push(`No line of this file begins with “${COLUMNS[0]}”, so it is not a checklist of this handbook.`);
  else if (!filled.length && !notices.length) notices.push("Nothing is filled in in this file.");
  return { filled, notices };
}

/**
 * The lines in which something was written.
 * @param {unknown[][]} data
 * @param {number} head
 * @param {string} sheet
 * @param {string[]} notices
 */
function linesOf(data, head, sheet, notices) {
  const titles = (data[head] ?? []).map(plain);
  const at = COLUMNS.map((title) => titles.indexOf(plain(title)));
  /** @type {Map<string, Line>} */
  const lines = new Map();
  for (const [number, row] of data.slice(head + 1).entries()) {
    const cells = Object.fromEntries(FIELDS.map((field, column) => [field, at[column] === -1 ? "" : said(row[at[column] ?? -1])]));
    if (!["state", "evidence", "action", "who", "by"].some((field) => cells[field])) continue;
    const item = (cells.item ?? "").trim();
    const where = `“${sheet}”, row ${head + number + 2}`;
    if (!ID.test(item)) notices.push(`${where} has no item id. It was left out: ${Object.values(cells).filter(Boolean).join("; ").slice(0, 200)}`);
    else lines.set(item, joined(lines.get(item), lineOf(item, cells, row[at[6] ?? -1], where, notices)));
  }
  return [...lines.values()];
}

/**
 * @param {string} item
 * @param {Record<string, string>} cells
 * @param {unknown} day the cell of the day as it is
 * @param {string} where
 * @param {string[]} notices
 * @returns {Line}
 */
function lineOf(item, { text = "", state = "", evidence = "", action = "", who = "", by = "" }, day, where, notices) {
  const read = readState(state);
  const due = readDay(day);
  // What cannot be read as what it is meant to be is kept in words.
  if (read === null) notices.push(`${where}: “${state}” is none of the four answers. It was put with the evidence.`);
  if (by && !due) notices.push(`${where}: “${by}” is no day that can be read. It was put with the action.`);
  return {
    item, text, state: read ?? "", evidence: read === null ? both(evidence, `How it stands: ${state}`) : evidence,
    action: by && !due ? both(action, `By when: ${by}`) : action, who, by: due,
  };
}

/** The same item twice: both are kept. @param {Line | undefined} one @param {Line} other @returns {Line} */
function joined(one, other) {
  if (!one) return other;
  const { item, text } = one;
  return {
    item, text, state: other.state || one.state, evidence: both(one.evidence, other.evidence),
    action: both(one.action, other.action), who: both(one.who, other.who), by: other.by || one.by,
  };
}

/** @param {string} one @param {string} other */
const both = (one, other) => (one && other && one !== other ? `${one}\n${other}` : one || other);

/**
 * The lines by the checklist they are of, that of most lines first. What the handbook has no more stays with those.
 * @param {Line[]} lines
 * @param {Wording} wording
 * @returns {{of: string, lines: Line[]}[]}
 */
function byList(lines, wording) {
  /** @param {Line} line */
  const listOf = ({ item }) => wording.items.get(`checklist ${item}`)?.entry.id ?? "";
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const line of lines) counts.set(listOf(line), (counts.get(listOf(line)) ?? 0) + 1);
  counts.delete("");
  const [most, ...rest] = [...counts].sort(([, one], [, other]) => other - one).map(([of]) => of);
  if (most === undefined) return [];
  const own = lines.filter((line) => ["", most].includes(listOf(line)));
  return [{ of: most, lines: own }, ...rest.map((of) => ({ of, lines: lines.filter((line) => listOf(line) === of) }))];
}

/** @param {unknown} cell */
const said = (cell) => (cell instanceof Date ? readDay(cell) : String(cell ?? "").replace(/\r\n?/g, "\n").replace(/\s+$/, ""));

/** @param {unknown} cell */
const plain = (cell) => said(cell).trim().toLowerCase().replace(/\s+/g, " ");

/**
 * @typedef {object} Proposal one item in which the file says something that the record does not
 * @property {Line} line the file's, with the record's own where the file says nothing
 * @property {Answer | undefined} mine
 * @property {"new" | "changed" | "both"} how the record has nothing; it has not changed since the file was written; it may have
 */

/**
 * What a file would change in a record. An empty cell changes nothing.
 * @param {Record<string, Answer>} answers
 * @param {Filled} filled
 * @param {string} record the record's id
 * @returns {Proposal[]}
 */
export function proposals(answers, filled, record) {
  return filled.lines.flatMap((line) => proposal(line, answers, filled.record === record ? filled.written : ""));
}

/** @param {Line} line @param {Record<string, Answer>} answers @param {string} written @returns {Proposal[]} */
function proposal(line, answers, written) {
  const mine = Object.hasOwn(answers, line.item) ? answers[line.item] : undefined;
  if (!mine || !(mine.state || mine.evidence || mine.action || mine.who || mine.by)) return [{ line, mine, how: "new" }];
  const filledUp = {
    ...line, state: line.state || mine.state, evidence: line.evidence || mine.evidence, action: line.action || mine.action,
    who: line.who || mine.who, by: line.by || mine.by,
  };
  if (["state", "evidence", "action", "who", "by"].every((field) => trimmed(filledUp, field) === trimmed(mine, field))) return [];
  return [{ line: filledUp, mine, how: written && (mine.chosen ?? mine.changed) <= written ? "changed" : "both" }];
}

/** What a sheet keeps of a text: the ends of lines are its own. @param {any} of @param {string} field */
const trimmed = (of, field) => String(of[field]).replace(/\r\n?/g, "\n").trim();

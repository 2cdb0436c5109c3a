/** A record or the plan as a table for a file: Excel, Word and CSV are written from it. Pure; the day is given. */

import { saidDay } from "./day.js";
import { progressOf, saidCounts } from "./progress.js";
import { CARE, COLUMNS, saidState } from "./sheet.js";
import { entryOf, isTicked, placeOf } from "./wording.js";

/** @typedef {import("./shape.js").KeptRecord} KeptRecord @typedef {import("./wording.js").Wording} Wording @typedef {import("./plan.js").Action} Action */

/**
 * @typedef {object} Report
 * @property {string[]} [closing] what stands below the table, a paragraph each; the first is a heading
 * @property {string} file the file's name, without its ending
 * @property {string} title
 * @property {string} from whose handbook, and when the file was made
 * @property {[string, string][]} about what stands above the table: label and text
 * @property {ReportColumn[]} columns
 * @property {Row[]} rows
 *
 * @typedef {object} ReportColumn
 * @property {string} title
 * @property {number} width in characters
 * @property {"text" | "state" | "day" | "id" | "part"} holds "id" is for machines and left out on paper; so is "part", which stands above
 * @property {string[]} [offers] what a cell of a state offers, where that is not what a checklist does
 *
 * @typedef {object} Row
 * @property {string} heading what it stands under on paper
 * @property {string[]} cells
 */

/** @type {ReportColumn[]} */
const FILLED = [
  { title: COLUMNS[0] ?? "", width: 12, holds: "id" }, { title: COLUMNS[1] ?? "", width: 46, holds: "text" },
  { title: COLUMNS[2] ?? "", width: 15, holds: "state" }, { title: COLUMNS[3] ?? "", width: 32, holds: "text" },
  { title: COLUMNS[4] ?? "", width: 32, holds: "text" }, { title: COLUMNS[5] ?? "", width: 16, holds: "text" },
  { title: COLUMNS[6] ?? "", width: 13, holds: "day" }, { title: "Section", width: 22, holds: "part" },
];

/** An act-now item is done, or it is empty. @type {ReportColumn[]} */
const TICKED = FILLED.map((column) => (column.holds === "state" ? { ...column, offers: ["Done"] } : column));

/** A step is signed, not answered; no sheet of an induction is read back. @type {ReportColumn[]} */
const STEPS = [
  { title: "Step id", width: 12, holds: "id" }, { title: "Step", width: 46, holds: "text" }, { title: "Done", width: 15, holds: "state", offers: ["Done", "Does not apply"] },
  { title: "Day done", width: 14, holds: "day" }, { title: "Signed by", width: 20, holds: "text" }, { title: "Planned for", width: 14, holds: "day" },
  { title: "Note", width: 32, holds: "text" }, { title: "Still to do", width: 24, holds: "text" }, { title: "Stage", width: 22, holds: "part" },
];

/** @type {ReportColumn[]} */
const PLAN = [
  { title: "By when", width: 13, holds: "day" }, { title: "Action", width: 36, holds: "text" },
  { title: "Who", width: 16, holds: "text" }, { title: "How it stands", width: 15, holds: "state" },
  { title: "Item", width: 44, holds: "text" }, { title: "Evidence", width: 28, holds: "text" },
  { title: "Checklist", width: 24, holds: "text" }, { title: "Record", width: 22, holds: "text" },
];

/**
 * A record with all its items: those of the handbook in their order, then those that it has no more.
 * @param {KeptRecord} record
 * @param {Wording} wording
 * @param {string} today YYYY-MM-DD where the reader is
 * @param {string} now ISO 8601, UTC
 * @returns {Report}
 */
export function recordReport(record, wording, today, now) {
  const entry = entryOf(wording, record);
  const progress = progressOf(record, entry);
  const ticked = isTicked(wording, record);
  const steps = record.kind === "pathway";
  const line = steps ? stepRow : row;
  const rows = (entry?.sections ?? []).flatMap(({ title, items }) => items.map(({ id, text }) => line(record, id, text, title, ticked)));
  const gone = progress.gone.map((id) => line(record, id, placeOf(wording, record, id)?.text ?? id, entry ? "No longer in this list" : "", ticked));
  return {
    file: `${fileName(record.of)}-${today}`, title: `${entry?.title ?? record.title}: ${record.name}`, from: from(wording, today),
    about: [
      ["Begun", saidDay(record.made.slice(0, 10))], ["So far", saidCounts(progress, ticked)],
      ...(steps ? /** @type {[string, string][]} */ ([["First day", record.start ? saidDay(record.start) : "not given"]]) : []),
      ["Mind", CARE],
      // By this line the file finds its record again, and what was changed there since.
      ...(steps ? [] : /** @type {[string, string][]} */ ([["Key", `Leave this line as it is. ${record.id} ${now}`]])),
    ],
    columns: steps ? STEPS : ticked ? TICKED : FILLED, rows: [...rows, ...gone],
  };
}

/** @param {KeptRecord} record @param {string} id @param {string} text @param {string} heading @param {boolean} ticked @returns {Row} */
function row(record, id, text, heading, ticked) {
  const answer = Object.hasOwn(record.answers, id) ? record.answers[id] : undefined;
  if (!answer) return { heading, cells: [id, text, "", "", "", "", "", heading] };
  const { state, evidence, action, who, by } = answer;
  return { heading, cells: [id, answer.text || text, saidState(state, ticked), evidence, action, who, by, heading] };
}

/** @param {KeptRecord} record @param {string} id @param {string} text @param {string} heading @param {boolean} ticked @returns {Row} */
function stepRow(record, id, text, heading, ticked) {
  const answer = Object.hasOwn(record.answers, id) ? record.answers[id] : undefined;
  if (!answer) return { heading, cells: [id, text, "", "", "", "", "", "", heading] };
  const { state, evidence, action, who, by } = answer;
  const done = state === "met";
  return { heading, cells: [id, answer.text || text, saidState(state, ticked), done ? by : "", who, done ? "" : by, evidence, action, heading] };
}

/**
 * The plan as it is shown: these actions in this order.
 * @param {Action[]} actions
 * @param {Wording} wording
 * @param {string} today
 * @returns {Report}
 */
export function planReport(actions, wording, today) {
  const overdue = actions.filter((action) => action.overdue).length;
  return {
    file: `plan-${today}`, title: "Plan of actions", from: from(wording, today),
    about: [["Actions", `${actions.length}${overdue ? `, of these overdue: ${overdue}` : ""}`], ["Mind", CARE]],
    columns: PLAN,
    rows: actions.map((each) => ({
      heading: each.overdue ? "Overdue" : each.done ? "Done" : each.by ? "With a day" : "Without a day",
      cells: [each.by, each.action, each.who, saidState(each.state, each.ticked), each.text, each.evidence, each.list, each.name],
    })),
  };
}

/** @param {Wording} wording @param {string} today */
const from = (wording, today) => `${wording.handbook}, version ${wording.version}. Written on ${saidDay(today)}.`;

/** A name that every system takes. @param {string} text */
export const fileName = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "record";

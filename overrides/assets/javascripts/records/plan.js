/** The plan: what is still to be done, from all records of this device. */

import { isEmpty } from "./answer.js";
import { addressOf, entryOf, isTicked, placeOf } from "./wording.js";

/** @typedef {import("./shape.js").KeptRecord} KeptRecord @typedef {import("./shape.js").Answer} Answer @typedef {import("./wording.js").Wording} Wording */

/**
 * @typedef {object} Action
 * @property {string} record the id of the record
 * @property {string} name what the reader calls the record
 * @property {string} of the id of the checklist
 * @property {string} list the title of the checklist
 * @property {boolean} ticked its items are done or not, no more
 * @property {string} item the item's id
 * @property {string} section
 * @property {string} text the wording that was answered
 * @property {string} now the wording of today where it is another, else ""
 * @property {string} address the item's address from the site's root, or "" when the handbook has it no more
 * @property {import("./shape.js").State} state
 * @property {string} evidence
 * @property {string} action
 * @property {string} who
 * @property {string} by
 * @property {string} changed
 * @property {boolean} done it has an action, and is met or does not apply
 * @property {boolean} overdue
 * @property {boolean} replaced a newer record of the same checklist answers the item
 * @property {number} place
 *
 * @typedef {"by" | "who" | "action" | "state" | "list" | "text"} Column
 */

/**
 * All that is partly or not yet so, and all that has an action. An item that a newer record of the same checklist
 * answers is marked as replaced in the older one, so that an old review is no second plan.
 *
 * @param {KeptRecord[]} records
 * @param {Wording} wording
 * @param {string} today YYYY-MM-DD
 * @returns {Action[]} the most urgent first
 */
export function planOf(records, wording, today) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Action[]} */
  const actions = [];
  for (const record of [...records].sort(newestFirst)) {
    const entry = entryOf(wording, record);
    for (const [item, answer] of Object.entries(record.answers)) {
      if (isEmpty(answer)) continue;
      const key = record.kind === "pathway" ? `${record.id} ${item}` : `${record.of} ${item}`; // two inductions are of two people
      const replaced = seen.has(key);
      seen.add(key);
      if (!isAction(answer, isTicked(wording, record))) continue;
      const place = placeOf(wording, record, item);
      const { state, evidence, action, who, by, changed } = answer;
      const done = state === "met" || state === "does-not-apply";
      actions.push({
        record: record.id, name: record.name, of: record.of, list: entry?.title ?? record.title, ticked: isTicked(wording, record), item,
        section: place?.section ?? "", text: answer.text || place?.text || item,
        now: place && answer.text && place.text !== answer.text ? place.text : "", address: addressOf(place, item),
        state, evidence, action, who, by, changed, done, overdue: !done && by !== "" && by < today, replaced,
        place: place?.number ?? Number.MAX_SAFE_INTEGER,
      });
    }
  }
  return sorted(actions, "by");
}

/** What is ticked as done has a day and a name because it was signed: that is no plan. @param {Answer} answer @param {boolean} ticked */
const isAction = ({ state, action, who, by }, ticked) =>
  state === "partly" || state === "not-yet" || Boolean(action || (ticked && state === "met" ? "" : who || by));

/** The newest first; a record's id decides between two of one moment. @param {KeptRecord} one @param {KeptRecord} other */
export const newestFirst = (one, other) => compare(other.made, one.made) || compare(one.id, other.id);

/** @type {Record<string, number>} */
const URGENCY = { "not-yet": 0, partly: 1, "": 2, met: 3, "does-not-apply": 4 };

/**
 * Sort by a column. What has nothing in it comes last, either way; what is equal stays in the order of urgency.
 * @param {Action[]} actions
 * @param {Column} column
 * @param {boolean} [down] the other way round
 */
export function sorted(actions, column, down = false) {
  /** @param {Action} one @param {Action} other */
  const byColumn = (one, other) => {
    if (column === "state") return ((URGENCY[one.state] ?? 9) - (URGENCY[other.state] ?? 9)) * (down ? -1 : 1);
    const [a, b] = [one[column], other[column]];
    if (!a || !b) return Number(!a) - Number(!b);
    return (column === "by" ? compare(a, b) : a.localeCompare(b, "en", { sensitivity: "base", numeric: true })) * (down ? -1 : 1);
  };
  /** @param {Action} one @param {Action} other */
  const byUrgency = (one, other) =>
    Number(one.done) - Number(other.done) || Number(!one.by) - Number(!other.by) || compare(one.by, other.by) ||
    (URGENCY[one.state] ?? 9) - (URGENCY[other.state] ?? 9) || one.place - other.place || compare(one.item, other.item) || compare(one.record, other.record);
  return [...actions].sort((one, other) => byColumn(one, other) || byUrgency(one, other));
}

/** @param {string} one @param {string} other */
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

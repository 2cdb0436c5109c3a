/** How far a record has come: how many of its items stand how. */

import { isEmpty } from "./answer.js";

/** @typedef {import("./shape.js").KeptRecord} KeptRecord @typedef {import("./wording.js").Entry} Entry */

/**
 * @typedef {object} Counts
 * @property {number} total
 * @property {number} met
 * @property {number} partly
 * @property {number} notYet
 * @property {number} doesNotApply
 * @property {number} left not answered yet
 */

/** @type {Record<string, "met" | "partly" | "notYet" | "doesNotApply">} */
const FIELDS = { met: "met", partly: "partly", "not-yet": "notYet", "does-not-apply": "doesNotApply" };

/**
 * Count the items that the handbook has now, and name those that it has no more but that were answered.
 * @param {KeptRecord} record
 * @param {Entry | undefined} entry nothing when the handbook has the whole list no more
 * @returns {Counts & {sections: (Counts & {title: string})[], gone: string[]}}
 */
export function progressOf(record, entry) {
  const sections = (entry?.sections ?? []).map(({ title, items }) => ({ title, ...counted(record, items.map(({ id }) => id)) }));
  const known = new Set(entry?.sections.flatMap(({ items }) => items.map(({ id }) => id)));
  const gone = Object.entries(record.answers).filter(([id, answer]) => !known.has(id) && !isEmpty(answer)).map(([id]) => id);
  return { ...counted(record, entry ? [...known] : gone), sections, gone };
}

/** @param {KeptRecord} record @param {string[]} ids @returns {Counts} */
function counted(record, ids) {
  const counts = { total: ids.length, met: 0, partly: 0, notYet: 0, doesNotApply: 0, left: 0 };
  for (const id of ids) {
    const answer = Object.hasOwn(record.answers, id) ? record.answers[id] : undefined;
    counts[FIELDS[answer?.state ?? ""] ?? "left"] += 1;
  }
  return counts;
}

/** "12 met, 3 partly, 1 not yet, 4 not answered"; what is nought is left out. @param {Counts} counts @param {boolean} [ticked] it is done or not */
export function saidCounts(counts, ticked = false) {
  const parts = [
    [counts.met, ticked ? "done" : "met"], [counts.partly, "partly"], [counts.notYet, "not yet"],
    [counts.doesNotApply, counts.doesNotApply === 1 ? "does not apply" : "do not apply"], [counts.left, ticked ? "left" : "not answered"],
  ];
  return parts.filter(([number]) => number).map(([number, words]) => `${number} ${words}`).join(", ") || "no items";
}

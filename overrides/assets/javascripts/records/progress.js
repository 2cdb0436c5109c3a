/** How far a record has come: how many of its items stand how. */

/** @typedef {import("./shape.js").KeptRecord} KeptRecord @typedef {import("./shape.js").Answer} Answer @typedef {import("./wording.js").Entry} Entry */

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

/** Whether anything was entered. @param {Answer} answer */
export const answered = (answer) => Boolean(answer.state || answer.evidence || answer.action || answer.who || answer.by);

/**
 * Count the items that the handbook has now, and name those that it has no more but that were answered.
 * @param {KeptRecord} record
 * @param {Entry | undefined} entry nothing when the handbook has the whole list no more
 * @returns {Counts & {sections: (Counts & {title: string})[], gone: string[]}}
 */
export function progressOf(record, entry) {
  const sections = (entry?.sections ?? []).map(({ title, items }) => ({ title, ...counted(record, items.map(({ id }) => id)) }));
  const known = new Set(entry?.sections.flatMap(({ items }) => items.map(({ id }) => id)));
  const gone = Object.entries(record.answers).filter(([id, answer]) => !known.has(id) && answered(answer)).map(([id]) => id);
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

/** "12 met, 3 partly, 1 not yet, 4 not answered"; what is nought is left out. @param {Counts} counts @param {"checklist" | "pathway"} [kind] */
export function saidCounts(counts, kind = "checklist") {
  const parts = [
    [counts.met, kind === "pathway" ? "done" : "met"], [counts.partly, "partly"], [counts.notYet, "not yet"],
    [counts.doesNotApply, "does not apply"], [counts.left, kind === "pathway" ? "left" : "not answered"],
  ];
  return parts.filter(([number]) => number).map(([number, words]) => `${number} ${words}`).join(", ") || "no items";
}

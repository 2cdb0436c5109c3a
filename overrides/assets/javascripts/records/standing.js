/** Where the home stands across the standards: the newest record of each standard's checklist against the one before. */

import { newestFirst } from "./plan.js";
import { progressOf } from "./progress.js";

/** @typedef {import("./shape.js").KeptRecord} KeptRecord @typedef {import("./wording.js").Entry} Entry @typedef {import("./wording.js").Wording} Wording @typedef {import("./progress.js").Counts} Counts */

/**
 * @typedef {object} Standing
 * @property {KeptRecord} record
 * @property {Counts} counts
 * @property {number | null} share what part of the items that were answered and apply is met, 0 to 1; null: none applies
 *
 * @typedef {object} Row
 * @property {Entry} entry
 * @property {Standing | null} now
 * @property {Standing | null} before
 * @property {number | null} change how many more items are met than last time
 */

/**
 * A row for each standard of a nation, in the order of the law.
 * @param {KeptRecord[]} records
 * @param {Wording} wording
 * @param {string} nation
 * @returns {Row[]}
 */
export function standingOf(records, wording, nation) {
  return (wording.standards[nation] ?? []).flatMap((id) => {
    const entry = wording.entries.get(`checklist ${id}`);
    if (!entry) return [];
    const [now, before] = records
      .filter((record) => record.kind === "checklist" && record.of === id)
      .sort(newestFirst)
      .map((record) => standing(record, entry))
      .filter(({ counts }) => counts.left < counts.total);
    return [{ entry, now: now ?? null, before: before ?? null, change: now && before ? now.counts.met - before.counts.met : null }];
  });
}

/** @param {KeptRecord} record @param {Entry} entry @returns {Standing} */
function standing(record, entry) {
  const counts = progressOf(record, entry);
  const apply = counts.met + counts.partly + counts.notYet;
  return { record, counts, share: apply ? counts.met / apply : null };
}

/**
 * Which standards are strong (at least nine tenths of what was answered and applies is met), which are thin (less than
 * half is), and which were not looked at. Of what is not half answered nothing is said but that it is begun; where no
 * item applies, nothing is strong.
 * @param {Row[]} rows
 */
export function summary(rows) {
  const whole = rows.filter(({ now }) => now && now.counts.left * 2 <= now.counts.total);
  return {
    strong: whole.filter(({ now }) => (now?.share ?? 0) >= 0.9),
    thin: whole.filter(({ now }) => (now?.share ?? 1) < 0.5).sort((one, other) => (one.now?.share ?? 0) - (other.now?.share ?? 0)),
    idle: whole.filter(({ now }) => now?.share === null),
    begun: rows.filter((row) => row.now && !whole.includes(row)),
    unseen: rows.filter(({ now }) => !now),
  };
}

/** Ticks as an earlier version of the handbook kept them, under `handbook.tick.` and the item's id: carried over once. */

import { read, write } from "../store.js";

/** @typedef {import("./shape.js").Answer} Answer */

/**
 * Answers of the ticks that are kept for these items.
 * @param {{id: string, text: string}[]} items
 * @param {string} now for a tick without a day
 * @returns {Record<string, Answer>}
 */
export function keptTicks(items, now) {
  /** @type {Record<string, Answer>} */
  const answers = {};
  for (const { id, text } of items) {
    const day = read(`tick.${id}`);
    if (day === null) continue;
    const changed = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? `${day}T00:00:00.000Z` : now;
    answers[id] = { state: "met", evidence: "", action: "", who: "", by: "", text, changed };
  }
  return answers;
}

/** Forget them: they are in a record now. @param {string[]} ids */
export function forgetTicks(ids) {
  for (const id of ids) write(`tick.${id}`, null);
}

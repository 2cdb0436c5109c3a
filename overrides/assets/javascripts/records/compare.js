/** Two records of one checklist side by side. Pure. */

import { contentOf, FIELDS } from "./answer.js";

/**
 * @typedef {import("./shape.js").Answer} Answer
 * @typedef {import("./shape.js").KeptRecord} KeptRecord
 * @typedef {{item: string, text: string, before?: Answer, after?: Answer, changed: (typeof FIELDS[number])[]}} Row
 */

/**
 * What stands in either record, item by item: those of the page in its order, then those that it no longer has.
 * @param {KeptRecord} before
 * @param {KeptRecord} after
 * @param {{id: string, text: string}[]} items
 * @returns {Row[]}
 */
export function compare(before, after, items) {
  const here = new Set(items.map((item) => item.id));
  const gone = [...new Set([...Object.keys(before.answers), ...Object.keys(after.answers)])].filter((id) => !here.has(id)).sort();
  return [...items, ...gone.map((id) => ({ id, text: (after.answers[id] ?? before.answers[id])?.text ?? id }))].flatMap(({ id, text }) => {
    const [one, other] = [before.answers[id], after.answers[id]];
    if (!one && !other) return [];
    const same = (one ? contentOf(one) : "") === (other ? contentOf(other) : "");
    const changed = same ? [] : FIELDS.filter((field) => (one?.[field] ?? "") !== (other?.[field] ?? ""));
    return [{ item: id, text, ...(one ? { before: one } : {}), ...(other ? { after: other } : {}), changed }];
  });
}

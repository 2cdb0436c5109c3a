/** Which record of a checklist is shown: the one that this tab showed, or this device. */

/** @typedef {import("./shape.js").KeptRecord} KeptRecord */

const key = (/** @type {string} */ of) => `handbook.record.${of}`;

/** Instead of a record's id: none, though there are others. It began again. */
export const NONE = "none";

/** What was picked, for a browser that keeps nothing. @type {Map<string, string>} */
const here = new Map();

/** Show this record at the next visit, too. @param {string} of the checklist's id @param {string} id or NONE */
export function pick(of, id) {
  here.set(of, id);
  for (const name of /** @type {const} */ (["sessionStorage", "localStorage"])) {
    try {
      globalThis[name].setItem(key(of), id);
    } catch {
      // No storage: it is known until the page is left.
    }
  }
}

/** @param {"sessionStorage" | "localStorage"} name @param {string} of */
function picked(name, of) {
  try {
    return globalThis[name].getItem(key(of)) ?? "";
  } catch {
    return here.get(of) ?? "";
  }
}

/**
 * Which of a checklist's records is shown.
 * @param {KeptRecord[]} records the newest first
 * @param {string} of the checklist's id
 * @param {string | undefined} now the one that is shown now
 * @param {boolean} alone whether the page has no list to choose from: then it is the one that this device showed last, in
 *   any tab, and where that was cleared no other comes in its place
 */
export function toShow(records, of, now, alone) {
  const found = (/** @type {string | undefined} */ id) => records.find((record) => record.id === id);
  const last = alone && picked("localStorage", of);
  if (last) return found(now) ?? found(last);
  return found(now ?? picked("sessionStorage", of)) ?? records[0];
}

/**
 * Answers on their way to the database. A page that is left in the middle of a word has no time for a transaction,
 * but for this: what never arrived is found at the next visit.
 */

/**
 * @typedef {import("./shape.js").KeptRecord} KeptRecord
 */

const START = "handbook.draft.";

/**
 * @param {KeptRecord} record
 * @param {string[]} items whose answers it is about; none: its name and first day
 * @param {string} place
 * @returns {() => void} what to call when it has arrived
 */
export function draft(record, items, place) {
  const key = `${START}${record.id}.${items.join()}.${place}`;
  const answers = Object.fromEntries(items.map((item) => [item, record.answers[item]]));
  const text = JSON.stringify({ ...record, answers });
  try {
    localStorage.setItem(key, text);
  } catch {
    return () => {}; // storage is off or full: the database alone
  }
  return () => {
    if (localStorage.getItem(key) === text) localStorage.removeItem(key);
  };
}

/** Forget the drafts of a record; or all of them, ticks of an earlier version that were never carried over, and what was shown last. @param {string} [id] */
export function forget(id) {
  for (const key of id ? keys(START + id) : [...keys(), ...keys("handbook.tick."), ...keys("handbook.record.")]) localStorage.removeItem(key);
}

/** What never arrived, as it was written. @returns {{text: string, arrived: () => void}[]} */
export function leftOver() {
  return keys().map((key) => ({ text: localStorage.getItem(key) ?? "", arrived: () => localStorage.removeItem(key) }));
}

function keys(start = START) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

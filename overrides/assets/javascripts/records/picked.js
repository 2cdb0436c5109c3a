/** Which record of a checklist this tab shows; else the newest is shown. */

const key = (/** @type {string} */ of) => `handbook.record.${of}`;

/** @param {string} of the checklist's id */
export function picked(of) {
  try {
    return sessionStorage.getItem(key(of)) ?? "";
  } catch {
    return "";
  }
}

/** Show this record at the next visit of this tab, too. @param {string} of @param {string} id */
export function pick(of, id) {
  try {
    sessionStorage.setItem(key(of), id);
  } catch {
    // No storage: the newest it is.
  }
}

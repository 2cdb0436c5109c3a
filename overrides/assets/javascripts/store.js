/**
 * What the reader's device keeps: a choice of text and colours, of tab, the ticks of a checklist.
 * A browser may block storage or have none left; then nothing is kept and nothing breaks.
 */

const PREFIX = "handbook.";

/** @param {string} key @returns {string | null} */
export function read(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/**
 * Keep `value`, or forget it when it is null.
 * @param {string} key
 * @param {string | null} value
 * @returns {boolean} whether the device kept it
 */
export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
    return true;
  } catch {
    return false;
  }
}

/**
 * Call `changed` when another tab of this browser changes a key that starts with `start`.
 * @param {string} start
 * @param {(key: string, value: string | null) => void} changed
 */
export function watch(start, changed) {
  addEventListener("storage", (event) => {
    if (event.key?.startsWith(PREFIX + start)) changed(event.key.slice(PREFIX.length), event.newValue);
  });
}

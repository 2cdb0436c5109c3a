/** Where something is written: a name by chance for this visit to the page, and how often it wrote. */

/** @param {number} length */
function chance(length) {
  return [...crypto.getRandomValues(new Uint8Array(length))];
}

/** A random UUID; `crypto.randomUUID` is missing where the handbook is not served over https. */
export function uuid() {
  const bytes = chance(16).map((byte, at) => (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte));
  const signs = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [signs.slice(0, 8), signs.slice(8, 12), signs.slice(12, 16), signs.slice(16, 20), signs.slice(20)].join("-");
}

let name = "";
let count = 0;

/** The next change of this visit. @returns {{name: string, count: number}} */
export function nextChange() {
  name ||= chance(8).map((byte) => (byte % 36).toString(36)).join("");
  return { name, count: ++count };
}

/** Once records were brought in or taken out, what is written is written elsewhere: an older state may be back. */
export function moveOn() {
  name = "";
}

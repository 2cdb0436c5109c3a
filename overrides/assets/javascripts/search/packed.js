/** The words of the index and their numbers, as `exports/search_pack.py` writes them. Pure. */

const SIGNS = new Map(Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((sign) => !'"\\'.includes(sign)).map((sign, at) => [sign, at]));
const LAST = 60;

/**
 * Words, of each of which is written what it does not share with the one before it.
 * @param {string} packed
 * @example words("AmedicineIsCeting") // medicine, medicines, meeting
 */
export function words(packed) {
  let before = "";
  return Array.from(packed.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared = "A", rest = ""]) => (before = before.slice(0, shared.charCodeAt(0) - 65) + rest));
}

/** Rising numbers, of each of which is written how far it is from the one before it. @param {string} packed */
export function numbers(packed) {
  const found = [];
  let [number, scale] = [0, 1];
  for (const sign of packed) {
    const worth = SIGNS.get(sign) ?? 0;
    number += scale * worth;
    scale *= SIGNS.size - LAST;
    if (worth >= LAST) continue; // the number goes on
    found.push(number);
    scale = 1;
  }
  return found;
}

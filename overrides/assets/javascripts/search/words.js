/** Words: how a text is cut, what counts as the same word, and how far a mistyped one is from another. */

/** Words that a question is made of, whatever is asked. "Home" is one: every page is about homes. */
const STOPS = new Set(
  ("a about am an and any are as at be been being but by can could did do does doing done for from get gets getting " +
    "give go goes going got had has have havent hasnt having he her hers here hes him his how i if ill im in into is " +
    "isnt it its ive just know let lets like make makes many me mean means much must my need needs never no not of " +
    "off on one or our out over please put really s say says she shes should so some someone something still than " +
    "that thats the their them then there theres these they theyre theyve thing things this those to too up us very " +
    "want wants was we weve were what whats when where which who whos why will with wont would you your youre dont " +
    "doesnt didnt cant isn wasnt somebody im use using happens happen happened whose home homes house ok okay right " +
    "id help allowed explain explained tips advice ideas info behind everything anything keep keeps come comes coming " +
    "came").split(" "),
);

/** @param {string} word */
export const isStop = (word) => STOPS.has(word) || (word.length < 2 && !/\d/.test(word));

const NATIONS = new Set(["wales", "welsh", "england", "english", "cymru"]);

/** Whether a word says what is asked, rather than only where it is asked, or nothing. @param {string} word */
export const isTelling = (word) => !isStop(word) && !NATIONS.has(word);

/**
 * The words of a text: small letters, no accents, no apostrophes, as `search_words.py` cuts the pages.
 * @param {string} text
 * @returns {string[]}
 */
export const cut = (text) =>
  text.toLowerCase().replace(/['’]/g, "").normalize("NFKD").replace(/\p{M}/gu, "").replace(/\b([a-z])&([a-z])\b/g, "$1$2")
    .match(/[a-z0-9]+/g) ?? [];

/** @type {Map<string, string>} */
const stems = new Map();

/**
 * What the forms of a word have in common: light, as a form that is typed exactly counts for more anyway.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, (found = shorten(word)));
  return found;
}

/** @param {string} word */
function shorten(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  let w = word.replace(/z(e[srd]?|ing|ation)$/, "s$1");
  w = w.replace(/(ie[sd])$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/([^siu])s$/, "$1");
  w = w.replace(/(.{4})isations?$/, "$1is").replace(/(.{4})ations?$/, "$1").replace(/(.{3}[st])ions?$/, "$1");
  w = w.replace(/(.{2}[^aeiou]?)(ing|ed)$/, (all, /** @type {string} */ rest) => (/[aeiouy]/.test(all.slice(0, -2)) && rest ? rest : all));
  w = w.replace(/([bdfgmnprt])\1$/, "$1");
  w = w.replace(/(.{3})(ment|ness|ship|ly|is[mt]s?)$/, "$1").replace(/(.{4})(e[rd]|or)$/, "$1");
  return w.replace(/(.{2})e$/, "$1").replace(/(.{2})y$/, "$1i");
}

/**
 * How many letters differ, are left out, put in, or changed places with a neighbour; more than `most` is not counted.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 * @returns {number}
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

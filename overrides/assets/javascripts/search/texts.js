/** The text of a page, fetched once, when the page is among the first results. */

import { loadJson } from "../load.js";

/** @typedef {[anchor: string, heading: string, words: string, kind: string]} Text as `exports/search.py` writes it */

/** @type {Map<string, Promise<Text[] | null>>} */
const fetched = new Map();

/**
 * @param {string} url the page's address from the site's root
 * @param {string} anchor of a term, as these have files of their own
 * @returns {Promise<Text[] | null>} null if it cannot be fetched: the result is still a link
 */
export function textsOf(url, anchor) {
  const letter = anchor.startsWith("term-") ? `-${anchor.charAt(5)}` : "";
  const name = (url.replace(/\/$/, "").replaceAll("/", "_") || "home") + letter;
  let texts = fetched.get(name);
  if (!texts) {
    texts = loadJson(`search/parts/${name}.json`).catch(() => (fetched.delete(name), null));
    fetched.set(name, texts);
  }
  return texts;
}

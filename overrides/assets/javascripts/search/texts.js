/** The text of a page, fetched once, when the page is among the first results. */

/** @typedef {[anchor: string, heading: string, words: string, kind: string]} Text as `exports/search.py` writes it */

/** @type {Map<string, Promise<Text[]>>} */
const fetched = new Map();

/**
 * @param {URL} root the site's root
 * @param {string} url the page's address from there
 * @returns {Promise<Text[]>} nothing if it cannot be fetched: the result is still a link
 */
export function textsOf(root, url) {
  let texts = fetched.get(url);
  if (!texts) {
    const name = url.replace(/\/$/, "").replaceAll("/", "_") || "home";
    texts = fetch(new URL(`search/parts/${name}.json`, root)).then((answer) => (answer.ok ? answer.json() : []));
    texts = texts.catch(() => (fetched.delete(url), []));
    fetched.set(url, texts);
  }
  return texts;
}

/**
 * The index in memory: made from search/index.json at the first use of search.
 *
 * Why an engine of our own: MiniSearch over the same 361 pages took an index of 3.5 MB and 16 kB of code, and knew no
 * phrase ("who do i ring"), no reference to the law and no staff word that no page holds. This one ranks by a first part
 * of 310 kB (118 kB at brotli 11) and 10 kB of code, and fetches the text of the first four pages only (10 to 17 kB).
 * Of 873 queries (tests/queries) 97.5 % have an answer in the first three; of stock Material's search 48.2 % (run.py
 * bench --search). Most take 1 ms (20 ms on a slow phone).
 */

import { numbers, words } from "./packed.js";
import { cut, isStop, isTelling, stem } from "./words.js";

/** @typedef {[url: string, title: string, kind: string, nations: string, also: string, says: string, headings: string, rows: string]} Row */
/** @typedef {[words: string, pages: string, records: string, typed: string]} Packed words; of each the pages with it, the records, and the pages for which it is typed */
/**
 * @typedef {object} Data search/index.json, as `exports/search.py` writes it
 * @property {number} version
 * @property {Record<string, string>} kinds
 * @property {Record<string, string>} nations
 * @property {Row[]} pages
 * @property {Packed} words
 * @property {number[]} records how many items and rows of the law each page has
 * @property {[page: number, anchor: string, term: string, also: string][]} terms
 * @property {[ours: string, typed: string][]} same
 * @property {string} urgent
 * @property {string} planning
 * @property {string} soft
 * @property {string} nation
 * @property {[url: string, title: string][]} offer
 */
/** @typedef {{url: string, anchor: string, title: string, kind: string, nations: string, also: string, says: string, rows: Set<string>, page: number}} Doc */
/** @typedef {{words: string[], sure: number}} Same words that mean the same, and how surely */
/** @typedef {[doc: number, worth: number]} Named a document, and how much its name says of it */
/**
 * @typedef {object} Index
 * @property {Data} data
 * @property {Doc[]} docs pages, then terms
 * @property {Map<string, Map<number, number>>} weights by word: how much it says of each document
 * @property {Map<string, string[]>} forms by stem: the words
 * @property {Map<string, number>} rarity by stem
 * @property {Map<string, Named[]>} names by phrase: the documents that are called so
 * @property {Map<string, Same[]>} same by phrase: phrases that mean the same
 * @property {Map<string, number[]>} keys by word: the records that it speaks for
 * @property {number[]} pageOfRecord
 */

const TITLE = 7, ALSO = 4, TYPED = 1.6, HEADING = 2, SAYS = 1.6, TEXT = 0.7, SLUG = 1.1, MANY = 10, SAME = 0.8, SHORT = 0.4, IDIOM = 1.2;

const VERSION = 3; // of the list, as search.py writes it

/** What a document's own title is worth as its name. */
export const NAMESAKE = 1.15;

/** The form under which phrases are kept and looked up. @param {string[]} words */
export const key = (words) => words.map(stem).join(" ");

/**
 * A phrase whole, and without its stop words and nation, which says less: "hurt me" is not "hurt".
 * @param {string} text
 * @returns {Map<string, number>}
 */
export function keysOf(text) {
  const words = cut(text);
  const telling = words.filter(isTelling);
  const whole = key(words);
  return telling.length ? new Map([[key(telling), telling.length === 1 ? 0.6 : 0.8], [whole, 1]]) : new Map([[whole, 1]]);
}

/**
 * @template K, V
 * @param {Map<K, V[]>} map
 * @param {K} at
 * @param {V} value
 */
function push(map, at, value) {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}

/**
 * @param {Data} data
 * @returns {Index}
 * @throws {Error} if the list is of another version than this program
 */
export function makeIndex(data) {
  if (data.version !== VERSION) throw new Error("the handbook was renewed while this page was open");
  const docs = [...data.pages.map(pageDoc), ...data.terms.map((term) => termDoc(term, data.pages))];
  /** @type {Map<string, Map<number, number>>} */
  const weights = new Map();
  /** @type {(word: string, doc: number, weight: number) => void} */
  const add = (word, doc, weight) => {
    let of = weights.get(word);
    if (!of) weights.set(word, (of = new Map()));
    const had = of.get(doc) ?? 0;
    of.set(doc, Math.max(had, weight) + 0.25 * Math.min(had, weight));
  };
  /** @type {(texts: string[], doc: number, weight: number) => void} */
  const addAll = (texts, doc, weight) => {
    /** @type {Map<string, number>} */
    const best = new Map();
    for (const text of texts) {
      const words = cut(text);
      const each = weight / words.filter((word) => !isStop(word)).length ** 0.4;
      for (const word of words) if (!(each <= (best.get(word) ?? 0))) best.set(word, Math.min(each, weight));
    }
    for (const [word, most] of best) add(word, doc, most);
  };
  /** @type {Map<string, Named[]>} */
  const names = new Map();
  docs.forEach((doc, number) => {
    addAll([doc.title], number, TITLE);
    addAll(doc.also.split(", "), number, ALSO);
    addAll([doc.says, slug(doc)], number, SAYS);
    const headings = number < data.pages.length ? data.pages[number]?.[6] ?? "" : "";
    addAll(headings.split(" | "), number, HEADING);
    /** @type {Map<string, number>} */
    const called = new Map();
    const also = doc.also.split(", ");
    const each = Math.min(1, MANY / also.length) ** 0.15; // one of thirty names says less than one of three
    /** @type {[string, number][]} */
    const all = [[doc.title, NAMESAKE], [doc.title.split(", ")[0] ?? "", 1], [slug(doc), SLUG], ...also.map((name) => /** @type {[string, number]} */ ([name, each]))];
    for (const [name, worth] of all) {
      for (const [phrase, share] of keysOf(name)) called.set(phrase, Math.max(called.get(phrase) ?? 0, share * worth));
    }
    for (const [phrase, worth] of called) if (phrase) push(names, phrase, /** @type {Named} */ ([number, worth]));
  });
  /** @type {Map<string, number[]>} */
  const keys = new Map();
  const [pages, records, typed] = data.words.slice(1).map((list) => list.split(" "));
  words(data.words[0]).forEach((word, at) => {
    for (const page of numbers(pages?.[at] ?? "")) add(word, page, TEXT);
    for (const page of numbers(typed?.[at] ?? "")) add(word, page, TYPED);
    if (records?.[at]) keys.set(word, numbers(records[at] ?? ""));
  });
  const pageOfRecord = data.records.flatMap((count, page) => Array.from({ length: count }, () => page));
  return { data, docs, weights, ...countForms(weights, docs.length), names, same: samePhrases(data), keys, pageOfRecord };
}

/** The page's own name in its address, in words. @param {Doc} doc */
const slug = ({ url, kind }) => (kind === "law" || kind === "term" ? "" : (url.split("/").at(-2) ?? "").replace(/^wales-/, "").replaceAll("-", " "));

/** @param {Row} row @param {number} page @returns {Doc} */
function pageDoc([url, title, kind, nations, also, says, , rows], page) {
  return { url, anchor: "", title, kind, nations, also, says, rows: new Set(rows ? rows.split(" ") : []), page };
}

/** @param {Data["terms"][number]} term @param {Row[]} pages @returns {Doc} */
function termDoc([page, anchor, title, also], pages) {
  const [url = "", , , nations = ""] = pages[page] ?? [];
  return { url, anchor, title, kind: "term", nations, also, says: "", rows: new Set(), page };
}

/**
 * @param {Map<string, Map<number, number>>} weights
 * @param {number} docs
 */
function countForms(weights, docs) {
  /** @type {Map<string, string[]>} */
  const forms = new Map();
  for (const word of weights.keys()) push(forms, stem(word), word);
  /** @type {Map<string, number>} */
  const rarity = new Map();
  for (const [root, words] of forms) {
    const on = words.reduce((sum, word) => sum + (weights.get(word)?.size ?? 0), 0);
    rarity.set(root, Math.log(1 + docs / Math.min(on, docs)));
  }
  return { forms, rarity };
}

/** What is typed leads to ours; of a term's names each leads to each other. @param {Data} data */
function samePhrases(data) {
  /** @type {Map<string, Same[]>} */
  const same = new Map();
  for (const [ours, typed] of data.same) {
    for (const phrase of typed.split(", ")) {
      const sure = phrase.includes(" ") ? IDIOM : SAME; // what "hands on" says is not in its words
      for (const [at, share] of keysOf(phrase)) if (share > 0.6) push(same, at, { words: cut(ours), sure: sure * share });
    }
  }
  for (const [, , term, also] of data.terms) {
    const all = [term, ...also.split(", ")].filter(Boolean);
    for (const one of all) for (const other of all) if (one !== other) push(same, key(cut(one)), { words: cut(other), sure: other.length > 3 ? SAME : SHORT });
  }
  return same;
}

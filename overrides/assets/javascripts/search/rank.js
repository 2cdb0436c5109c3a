/** Which documents answer a query, best first. */

import { key, NAMESAKE } from "./index.js";
import { rowNamed } from "./law.js";
import { read } from "./query.js";
import { isTelling, stem } from "./words.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{doc: number, anchor: string, title: string, score: number}} Hit `anchor` is a place in the page, or nothing for its top */
/** @typedef {{kind?: string, nation?: string}} Wanted */

const CALLED = 10, LAW = 40, COVERED = 0.8, LONGER = 0.6, COPIED = 3, NAMED = 2, TERMED = 1.2, ALIAS = 0.9;
/** @type {Record<string, number>} */
const WORTH = { "act-now": 1.05, standard: 0.82, stage: 0.95, theme: 0.85, reference: 0.8, law: 0.5, adapt: 0.7, home: 0.5, term: 0.5 };
const MEANING = /\b(?:mean|means|meaning|stands? for|definition|define|whats? (?:is )?an?)\b/;

/**
 * @param {Index} index
 * @param {string} text
 * @param {Wanted} [wanted]
 * @returns {{query: Query, hits: Hit[]}}
 */
export function rank(index, text, wanted = {}) {
  const query = read(index, text);
  const scores = score(index, query);
  const lift = lifts(index, query, text);
  const named = new Map(index.names.get(key(query.all)) ?? []); // called by all that is asked, and nothing besides
  /** @type {Hit[]} */
  const hits = [];
  for (const [number, points] of scores) {
    const doc = index.docs[number];
    if (!doc || (wanted.kind && doc.kind !== wanted.kind) || (wanted.nation && !doc.nations.includes(wanted.nation))) continue;
    const called = named.get(number) ?? 0;
    const whole = doc.kind === "term" ? (called >= ALIAS ? TERMED : 1) : called >= NAMESAKE ? NAMED : 1;
    const worth = (WORTH[doc.kind] ?? 1) * whole;
    hits.push({ doc: number, anchor: doc.anchor, title: doc.title, score: points * worth * lift(doc) });
  }
  hits.sort((a, b) => b.score - a.score || a.doc - b.doc);
  return { query, hits: withRows(index, query, hits) };
}

/** @param {Index} index @param {Query} query @returns {Map<number, number>} */
function score(index, query) {
  const asked = query.words;
  const values = asked.map((each) => valuesOf(index, each.forms));
  for (const span of query.spans) {
    const found = new Map();
    for (const { words, sure } of span.same) {
      for (const [doc, value] of together(index, words)) found.set(doc, Math.max(found.get(doc) ?? 0, value * sure));
    }
    for (let at = span.from; at < span.to; at++) if (!asked[at]?.stop) raise(values[at], found);
  }
  for (const [doc, names] of query.named) {
    for (const { taken, worth } of names) {
      for (const at of taken) raise(values[at], new Map([[doc, worth * CALLED * Math.max(asked[at]?.rarity ?? 0, 1)]]));
    }
  }
  const onlyLaw = asked.every((each, at) => !isTelling(each.word) || query.laws.some((law) => at >= law.from && at < law.to));
  for (const law of query.laws) {
    index.docs.forEach((doc, number) => {
      if (doc.kind !== "law" || !doc.url.endsWith(law.page)) return;
      for (let at = law.from; at < law.to; at++) raise(values[at], new Map([[number, onlyLaw ? 3 * LAW : LAW]]));
    });
  }
  const whole = asked.reduce((sum, each) => sum + (each.stop ? 0 : each.rarity), 0) || 1;
  // Of a long question, or a line copied out, a page must answer most; of a short one, its name may be enough.
  const power = COVERED + Math.max(0, asked.filter((each) => !each.stop).length - 4) * LONGER;
  /** @type {Map<number, number>} */
  const scores = new Map();
  /** @type {Map<number, number>} */
  const covered = new Map();
  asked.forEach((each, at) => {
    for (const [doc, value] of values[at] ?? []) {
      scores.set(doc, (scores.get(doc) ?? 0) + value * each.sway);
      covered.set(doc, (covered.get(doc) ?? 0) + each.rarity);
    }
  });
  for (const [doc, points] of scores) scores.set(doc, points * Math.min(1, (covered.get(doc) ?? 0) / whole) ** power);
  for (const [doc, points] of copied(index, query)) scores.set(doc, (scores.get(doc) ?? 0) + points);
  return scores;
}

/**
 * What pages gain whose items or rows of the law have been typed, or copied, in a good part.
 * @param {Index} index
 * @param {Query} query
 * @returns {Map<number, number>}
 */
function copied(index, query) {
  /** @type {Map<number, number>} */
  const gains = new Map();
  if (query.words.filter((each) => !each.stop).length < COPIED) return gains;
  /** @type {Map<number, {words: number, rarity: number}>} */
  const found = new Map();
  for (const word of new Set(query.all)) {
    const rarity = index.rarity.get(stem(word)) ?? 2;
    for (const record of index.keys.get(word) ?? []) {
      const had = found.get(record) ?? { words: 0, rarity: 0 };
      found.set(record, { words: had.words + 1, rarity: had.rarity + rarity });
    }
  }
  for (const [record, { words, rarity }] of found) {
    const page = index.pageOfRecord[record] ?? 0;
    if (words >= COPIED) gains.set(page, Math.max(gains.get(page) ?? 0, rarity * words));
  }
  return gains;
}

/** @param {Index} index @param {Map<string, number>} forms @returns {Map<number, number>} */
function valuesOf(index, forms) {
  /** @type {Map<number, number>} */
  const values = new Map();
  for (const [form, sure] of forms) {
    const worth = sure * (index.rarity.get(stem(form)) ?? 0);
    for (const [doc, weight] of index.weights.get(form) ?? []) {
      if (worth * weight > (values.get(doc) ?? 0)) values.set(doc, worth * weight);
    }
  }
  return values;
}

/** The documents that hold every word of a phrase. @param {Index} index @param {string[]} phrase */
function together(index, phrase) {
  const each = phrase.map((word) => {
    const forms = (index.forms.get(stem(word)) ?? []).map((form) => /** @type {[string, number]} */ ([form, form === word ? 1 : 0.85]));
    return valuesOf(index, new Map(forms));
  });
  /** @type {Map<number, number>} */
  const values = new Map();
  for (const [doc, value] of each[0] ?? []) {
    if (!each.every((one) => one.has(doc))) continue;
    values.set(doc, each.reduce((sum, one) => sum + (one.get(doc) ?? 0), 0) / each.length || value);
  }
  const rarity = phrase.reduce((sum, word) => sum + (index.rarity.get(stem(word)) ?? 0), 0) / phrase.length;
  for (const [doc, worth] of index.names.get(key(phrase)) ?? []) values.set(doc, Math.max(values.get(doc) ?? 0, worth * CALLED * rarity));
  return values;
}

/** @param {Map<number, number> | undefined} values @param {Map<number, number>} found */
function raise(values, found) {
  for (const [doc, value] of found) if (values && value > (values.get(doc) ?? 0)) values.set(doc, value);
}

/**
 * What is asked lifts a kind of page, or a nation: someone in the middle of something gets what to do now.
 * @param {Index} index
 * @param {Query} query
 * @param {string} text
 * @returns {(doc: import("./index.js").Doc) => number}
 */
function lifts(index, query, text) {
  const { urgent, planning, nation } = index.data;
  const has = (/** @type {string} */ list) => query.all.some((word) => ` ${list} `.includes(` ${word} `));
  const now = has(planning) ? (has(urgent) ? 1 : 0.7) : has(urgent) ? 1.3 : 1;
  const welsh = has("wales welsh ciw cymru cymraeg rheoliad rheoliadau atodlen");
  const english = has("england english ofsted sccif");
  const meaning = MEANING.test(text.toLowerCase());
  const other = welsh !== english ? (welsh ? "e" : "w") : nation.length === 1 ? (nation === "w" ? "e" : "w") : "";
  return (doc) => {
    const kind = doc.kind === "act-now" ? now : doc.kind === "term" && meaning ? 2.2 : 1;
    if (doc.nations === other) return kind * 0.5;
    if (welsh && !english) return kind * (doc.nations === "w" ? 1.7 : 1);
    return kind * (doc.nations === "w" && !other ? 0.8 : 1);
  };
}

/**
 * A row of the law that is named stands before its page, and nothing else stands before a page.
 * @param {Index} index
 * @param {Query} query
 * @param {Hit[]} hits
 * @returns {Hit[]}
 */
function withRows(index, query, hits) {
  if (!query.laws.length) return hits;
  return hits.flatMap((hit) => {
    const doc = index.docs[hit.doc];
    const law = doc?.kind === "law" ? query.laws.find((each) => doc.url.endsWith(each.page)) : undefined;
    const row = law && doc ? rowNamed(law.row, doc.rows) : "";
    return row ? [{ ...hit, anchor: `r-${row}`, title: `${cited(row)}, in ${hit.title}` }, hit] : [hit];
  });
}

/** How a row is cited: 12(2)(a). @param {string} row */
function cited(row) {
  const [start = "", ...steps] = row.split("-");
  return start.replace(/^sch/, "Schedule ") + steps.map((step) => `(${step})`).join("");
}

/** What is asked: each word with all that it may stand for. */

import { key } from "./index.js";
import { references } from "./law.js";
import { cut, distance, isStop, isTelling, stem } from "./words.js";

/**
 * @typedef {object} Asked one word of a query
 * @property {string} word
 * @property {boolean} stop
 * @property {Map<string, number>} forms the words of the index that it may stand for, and how surely
 * @property {number} rarity
 * @property {number} sway less than 1 for words that many questions have
 */
/** @typedef {{from: number, to: number, same: import("./index.js").Same[]}} Span words that may be read as other words */
/** @typedef {{words: Asked[], spans: Span[], named: Map<number, {taken: number[], worth: number}[]>, laws: import("./law.js").Reference[], all: string[]}} Query */
/** @typedef {import("./index.js").Index} Index */

const SAME_STEM = 0.85, BEGINS = 0.75, NEAR = 0.7, FAR = 0.5, SOFT = 0.4, LONGEST = 7, DENIED = 0.5;

/**
 * @param {Index} index
 * @param {string} text
 * @returns {Query}
 */
export function read(index, text) {
  const all = cut(text);
  const laws = references(all);
  const typing = /[\p{L}\p{N}]$/u.test(text);
  const telling = all.some((word) => !isStop(word));
  const words = all.map((word, at) => ask(index, word, telling, typing && at === all.length - 1));
  for (const law of laws) for (let at = law.from; at < law.to; at++) words[at] = { ...ask(index, all[at] ?? "", false, false) };
  joinAndPart(index, words, all);
  const read = words.map((each) => best(each));
  /** @type {Query} */
  const query = { words, spans: [], named: new Map(), laws, all };
  const whole = read.map((_, at) => at);
  for (const places of [whole, whole.filter((at) => isTelling(all[at] ?? ""))]) phrases(index, query, read, places);
  query.spans.forEach((span) => tells(index, query, span));
  return query;
}

/**
 * "Hasn't come home" says a thing, though each of its words is of any question: its last word stands for it all.
 * @param {Index} index
 * @param {Query} query
 * @param {Span} span
 */
function tells(index, { words }, { from, to, same }) {
  const said = words.slice(from, to);
  if (said.length < 2 || !said.every((each) => each.stop) || !said.some((each) => NOT.has(each.word))) return;
  const rarity = Math.max(...same.flatMap((each) => each.words.map((word) => index.rarity.get(stem(word)) ?? 0)));
  words[to - 1] = { word: words[to - 1]?.word ?? "", stop: false, forms: new Map(), rarity, sway: 1 };
}

/** The word it stands for most surely. @param {Asked} asked */
function best(asked) {
  let [word, most] = [asked.word, 0];
  for (const [form, sure] of asked.forms) if (sure > most) [word, most] = [form, sure];
  return most === 1 || most === NEAR || most === FAR ? word : asked.word;
}

/**
 * @param {Index} index
 * @param {string} word
 * @param {boolean} dropStops
 * @param {boolean} typing whether more of it may come
 * @returns {Asked}
 */
function ask(index, word, dropStops, typing) {
  const stop = dropStops && isStop(word);
  /** @type {Map<string, number>} */
  const forms = new Map();
  if (stop) return { word, stop, forms, rarity: 0, sway: 0 };
  addForms(index, word, 1, forms);
  const known = forms.size > 0;
  if (typing && word.length > 1) begins(index, word, known ? 0.3 : BEGINS, forms);
  if (!known && !index.same.has(stem(word)) && !index.names.has(stem(word))) near(index, word, forms);
  const sway = ` ${index.data.soft} `.includes(` ${word} `) ? SOFT : 1;
  return { word, stop, forms, rarity: rarityOf(index, word, forms) * sway, sway };
}

/** @param {Index} index @param {string} word @param {Map<string, number>} forms */
function rarityOf(index, word, forms) {
  let most = index.rarity.get(stem(word)) ?? 0;
  if (!most) for (const [form, sure] of forms) most = Math.max(most, sure * (index.rarity.get(stem(form)) ?? 0));
  return most || 3;
}

/** @param {Index} index @param {string} word @param {number} sure @param {Map<string, number>} forms */
function addForms(index, word, sure, forms) {
  for (const form of index.forms.get(stem(word)) ?? []) {
    forms.set(form, Math.max(forms.get(form) ?? 0, form === word ? sure : sure * SAME_STEM));
  }
}

/** @param {Index} index @param {string} word @param {number} sure @param {Map<string, number>} forms */
function begins(index, word, sure, forms) {
  for (const form of index.weights.keys()) {
    if (form.startsWith(word) && !forms.has(form)) forms.set(form, sure * (word.length / form.length) ** 0.5);
  }
}

/** Words that it is a misspelling of: the nearest, of these the most used. @param {Index} index @param {string} word @param {Map<string, number>} forms */
function near(index, word, forms) {
  if (word.length < 4 || /\d/.test(word)) return;
  let most = word.length < 8 ? 1 : 2;
  /** @type {[string, number][]} */
  let found = [];
  for (const form of index.weights.keys()) {
    if (form.length < 4 || (form[0] !== word[0] && form[1] !== word[0] && form[0] !== word[1])) continue;
    const far = distance(word, form, most);
    if (far > most) continue;
    if (far < most) [most, found] = [far, []];
    found.push([form, far]);
  }
  found.sort((a, b) => (index.weights.get(b[0])?.size ?? 0) - (index.weights.get(a[0])?.size ?? 0));
  for (const [form, far] of found.slice(0, 3)) addForms(index, form, far > 1 ? FAR : NEAR, forms);
}

/** "self harm" and "selfharm", "safe guarding" and "safeguarding". @param {Index} index @param {Asked[]} words @param {string[]} all */
function joinAndPart(index, words, all) {
  words.forEach((asked, at) => {
    const next = words[at + 1];
    const joined = asked.word + (all[at + 1] ?? "");
    if (next && joined.length > 4 && index.weights.has(joined)) {
      for (const each of [asked, next]) if (!each.stop) addForms(index, joined, 0.9, each.forms);
    }
    if (asked.stop || index.weights.has(asked.word) || asked.word.length < 6) return;
    for (let cutAt = 3; cutAt <= asked.word.length - 3; cutAt++) {
      const [left, right] = [asked.word.slice(0, cutAt), asked.word.slice(cutAt)];
      if (index.weights.has(left) && index.weights.has(right)) for (const half of [left, right]) addForms(index, half, NEAR, asked.forms);
    }
  });
}

const NOT = new Set("not no never cant wont dont doesnt didnt isnt wasnt hasnt havent hadnt".split(" "));

/** Whether a "not" was passed over: who has not come back is not "back". @param {string[]} all @param {number[]} taken */
const denied = (all, taken) =>
  all.slice(taken[0], taken.at(-1)).some((word, at) => NOT.has(word) && !taken.includes((taken[0] ?? 0) + at));

/**
 * Note the phrases among the words at `places` that mean the same as others, or that a document is called by.
 * @param {Index} index
 * @param {Query} query
 * @param {string[]} read
 * @param {number[]} places
 */
function phrases(index, query, read, places) {
  const { all } = query;
  for (let from = 0; from < places.length; from++) {
    for (let to = from + 1; to <= Math.min(places.length, from + LONGEST); to++) {
      const taken = places.slice(from, to);
      const phrase = key(taken.map((at) => read[at] ?? ""));
      const same = index.same.get(phrase);
      if (same) query.spans.push({ from: taken[0] ?? 0, to: (taken.at(-1) ?? 0) + 1, same });
      const called = index.names.get(phrase);
      if (!called) continue;
      const said = denied(all, taken) ? DENIED : 1;
      for (const [doc, worth] of called) {
        const had = query.named.get(doc) ?? [];
        had.push({ taken, worth: said * worth * (1 + 0.12 * (to - from - 1)) });
        query.named.set(doc, had);
      }
    }
  }
}

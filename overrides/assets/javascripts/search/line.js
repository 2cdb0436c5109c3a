/** The line of a page that answers, and the parts of it that do. */

import { cut, isStop, stem } from "./words.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./texts.js").Text} Text */
/** @typedef {{anchor: string, heading: string}} Place */
/** @typedef {{line: string, within: Place | null, parts: Place[]}} Answer */
/** @typedef {Map<string, number[]>} Sought by stem: the places in the query that it answers */

const LONGEST = 190, PARTS = 2, ENOUGH = 0.7;

/**
 * The stems that answer each word of the query.
 * @param {Query} query
 * @returns {Sought}
 */
export function soughtBy(query) {
  /** @type {Sought} */
  const sought = new Map();
  /** @type {(word: string, at: number) => void} */
  const add = (word, at) => {
    const places = sought.get(stem(word)) ?? [];
    if (!places.includes(at)) sought.set(stem(word), [...places, at]);
  };
  query.words.forEach((asked, at) => {
    if (asked.stop) return;
    add(asked.word, at);
    for (const [form, sure] of asked.forms) if (sure > 0.5) add(form, at);
  });
  for (const span of query.spans) {
    for (const { words } of span.same) {
      for (const word of words) if (!isStop(word)) for (let at = span.from; at < span.to; at++) if (!query.words[at]?.stop) add(word, at);
    }
  }
  return sought;
}

/** How much of a query a text answers. @param {Query} query @param {Sought} sought @param {string} text @returns {[share: number, words: number]} */
function answered(query, sought, text) {
  const places = new Set(cut(text).flatMap((word) => sought.get(stem(word)) ?? []));
  let [got, all] = [0, 0];
  query.words.forEach((asked, at) => {
    all += asked.stop ? 0 : asked.rarity;
    got += places.has(at) ? asked.rarity : 0;
  });
  return [all ? got / all : 0, places.size];
}

/** Sentences, and long ones cut between words. @param {string} text */
const lines = (text) => text.match(/[^.!?]+(?:[.!?]+(?!\s)[^.!?]*)*[.!?]*["”’)]*/g)?.map((line) => line.trim()).filter((line) => line.length > 15) ?? [];

/**
 * @param {Query} query
 * @param {Sought} sought
 * @param {Text[]} texts of the page
 * @param {string} anchor of the part that is asked for; nothing for the page
 * @param {string} otherwise what to say when no line answers
 * @returns {Answer}
 */
export function answer(query, sought, texts, anchor, otherwise) {
  /** @type {Answer} */
  const found = { line: "", within: null, parts: [] };
  let most = 0;
  /** @type {[number, Place][]} */
  const parts = [];
  for (const [at, heading, words, kind] of texts) {
    if (anchor && at !== anchor) continue;
    const head = kind ? 0 : answered(query, sought, heading)[0] / 2;
    for (const line of lines(words)) {
      const share = answered(query, sought, line)[0];
      const worth = share ? share + head - (line.length > LONGEST ? 0.05 : 0) : 0;
      if (worth > most) [most, found.line, found.within] = [worth, line, kind || !at ? null : { anchor: at, heading }];
    }
    if (anchor || !/[irt]/.test(kind)) continue;
    const [share, places] = answered(query, sought, `${heading} ${words}`);
    if (share >= ENOUGH && places > 1) parts.push([share, { anchor: at, heading }]);
  }
  found.line ||= (anchor && texts.find(([at]) => at === anchor)?.[2]) || otherwise;
  found.line = shorten(found.line, sought);
  found.parts = parts.sort((a, b) => b[0] - a[0]).slice(0, PARTS).map(([, place]) => place);
  return found;
}

/** A long line from a little before the first word that answers. @param {string} line @param {Sought} sought */
function shorten(line, sought) {
  if (line.length <= LONGEST) return line;
  const words = line.split(" ");
  const first = words.findIndex((word) => cut(word).some((each) => sought.has(stem(each))));
  const before = words.slice(0, Math.max(first, 0)).join(" ").length;
  const from = before < 60 ? 0 : line.indexOf(" ", before - 50) + 1;
  const shown = line.slice(from, from + LONGEST);
  const whole = from + LONGEST >= line.length;
  return (from ? "… " : "") + (whole ? shown : `${shown.slice(0, shown.lastIndexOf(" "))} …`);
}

/**
 * A text in pieces, each with whether it answers.
 * @param {string} text
 * @param {Sought} sought
 * @returns {[piece: string, marked: boolean][]}
 */
export const inPieces = (text, sought) =>
  text.split(/([\p{L}\p{N}'’]+)/u).filter(Boolean).map((piece) => [piece, cut(piece).some((word) => sought.has(stem(word)))]);

/** Records from outside: a file, a draft. Only what has the right shape comes in; words are kept. Pure. */

import { isEmpty } from "./answer.js";
import { isDay } from "./day.js";

/**
 * @typedef {import("./shape.js").Answer} Answer
 * @typedef {import("./shape.js").KeptRecord} KeptRecord
 */

const ID = /^[A-Za-z0-9-]{8,80}$/;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PLACE = /^[A-Za-z0-9:. -]{1,80}$/;
const STATES = ["", "met", "partly", "not-yet", "does-not-apply"];

/** @param {unknown} value @returns {Record<string, unknown> | undefined} */
const thing = (value) => (value && typeof value === "object" && !Array.isArray(value) ? /** @type {any} */ (value) : undefined);

/** @param {Record<string, unknown>} of @param {string} key */
const own = (of, key) => (Object.hasOwn(of, key) ? of[key] : undefined);

/** A moment as this program writes it, or "". @param {unknown} value */
function moment(value) {
  const time = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? "" : new Date(time).toISOString();
}

/**
 * A record, of what may be one.
 * @param {unknown} value
 * @returns {{record?: KeptRecord, wrong: string[]}} the record with all its answers that are right, and what is wrong in words
 */
export function recordFrom(value) {
  const raw = thing(value);
  const told = raw ? own(raw, "name") : undefined;
  const called = typeof told === "string" && told ? `“${told.slice(0, 80)}”` : "A record without a name";
  if (!raw) return { wrong: ["One entry is not a record."] };
  const [id, kind, of, answers] = ["id", "kind", "of", "answers"].map((key) => own(raw, key));
  const made = moment(own(raw, "made"));
  const list = thing(answers);
  if (own(raw, "form") !== 1 || typeof id !== "string" || !ID.test(id) || (kind !== "checklist" && kind !== "pathway") ||
      typeof of !== "string" || !NAME.test(of) || typeof told !== "string" || !made || !list) {
    return { wrong: [`${called} is damaged and was left out.`] };
  }
  const [title, start, named, started] = [own(raw, "title"), own(raw, "start"), moment(own(raw, "named")), own(raw, "started")];
  /** @type {KeptRecord} */
  const record = {
    form: 1, id, kind, of, title: typeof title === "string" ? title : of, name: told, made, changed: moment(own(raw, "changed")) || made,
    ...(named ? { named } : {}), ...(typeof started === "string" ? { started: moment(started) } : {}), start: isDay(start) ? String(start) : "", answers: Object.create(null),
  };
  let [bad, partly] = [0, 0];
  for (const [item, each] of Object.entries(list)) {
    const { answer, faults } = (NAME.test(item) && answerFrom(each, true)) || { faults: 0 };
    if (answer) record.answers[item] = answer;
    else bad += 1;
    if (answer && faults) partly += 1;
  }
  const wrong = [
    ...(start && !record.start ? [`In ${called}, the first day is no day that can be read${typeof start === "string" ? `: “${start.slice(0, 80)}”` : ""}. It was left out.`] : []),
    ...(partly ? [`In ${called}, a part of ${partly} ${partly === 1 ? "answer" : "answers"} cannot be read as what it is meant to be. What was written there is with the evidence or the action now; the rest is as it was.`] : []),
    ...(bad ? [`In ${called}, ${bad} ${bad === 1 ? "answer is damaged and was" : "answers are damaged and were"} left out.`] : []),
  ];
  return { record, wrong };
}

/**
 * An answer, of what may be one. A field that is not what it is meant to be takes none of the others with it: what was
 * written there is kept in words.
 * @param {unknown} value
 * @param {boolean} whole with its other and its earlier answers
 * @returns {{answer: Answer | undefined, faults: number} | undefined} nothing if it is none
 */
function answerFrom(value, whole = false) {
  const raw = thing(value);
  if (!raw) return undefined;
  const [state, by] = ["state", "by"].map((key) => own(raw, key) ?? "");
  const told = ["evidence", "action", "who", "text"].map((key) => own(raw, key) ?? "");
  const [evidence = "", action = "", who = "", text = ""] = told.map(inWords);
  const [changed, chosen] = [moment(own(raw, "changed")), moment(own(raw, "chosen"))];
  const [stands, due] = [STATES.includes(/** @type {any} */ (state)), by === "" || isDay(by)];
  const faults = told.filter((each) => typeof each !== "string").length + Number(!stands) + Number(!due);
  const seen = seenFrom(own(raw, "seen"));
  const [others, earlier] = whole ? ["others", "earlier"].map((key) => answersFrom(own(raw, key))) : [];
  const answer = /** @type {Answer} */ ({
    state: stands ? state : "", evidence: stands ? evidence : joined(evidence, "How it stands", state),
    action: due ? action : joined(action, "By when", by), who, by: due ? by : "", text, changed,
    ...(chosen ? { chosen } : {}), ...(seen ? { seen } : {}), ...(others?.length ? { others } : {}), ...(earlier?.length ? { earlier } : {}),
  });
  return { answer: faults && isEmpty(answer) && !others?.length && !earlier?.length ? undefined : answer, faults };
}

/** A field as text: a number can be read, anything else was never written. @param {unknown} value */
const inWords = (value) => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");

/** @param {string} text @param {string} label @param {unknown} value what stood under the label */
const joined = (text, label, value) => [text, inWords(value) && `${label}: ${inWords(value)}`].filter(Boolean).join("\n");

/** @param {unknown} value */
const answersFrom = (value) => (Array.isArray(value) ? value.map((each) => answerFrom(each)?.answer).filter((each) => each !== undefined) : []);

/** @param {unknown} value @returns {import("./shape.js").Seen | undefined} */
function seenFrom(value) {
  const raw = thing(value);
  if (!raw) return undefined;
  const pairs = Object.entries(raw);
  if (!pairs.length || pairs.some(([place, count]) => !PLACE.test(place) || !Number.isSafeInteger(count) || Number(count) < 1)) return undefined;
  return Object.assign(Object.create(null), raw);
}

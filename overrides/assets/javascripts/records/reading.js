/** Records from outside: a file, a draft. Only what has the right shape comes in. Pure. */

/**
 * @typedef {import("./shape.js").Answer} Answer
 * @typedef {import("./shape.js").KeptRecord} KeptRecord
 */

const ID = /^[A-Za-z0-9-]{8,80}$/;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PLACE = /^[A-Za-z0-9:. -]{1,80}$/;
const DAY = /^(\d{4}-\d\d-\d\d)?$/;
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
  const [title, start, named] = [own(raw, "title"), own(raw, "start"), moment(own(raw, "named"))];
  /** @type {KeptRecord} */
  const record = {
    form: 1, id, kind, of, title: typeof title === "string" ? title : of, name: told, made, changed: moment(own(raw, "changed")) || made,
    ...(named ? { named } : {}), start: typeof start === "string" && DAY.test(start) ? start : "", answers: Object.create(null),
  };
  let bad = 0;
  for (const [item, each] of Object.entries(list)) {
    const answer = NAME.test(item) ? answerFrom(each, true) : undefined;
    if (answer) record.answers[item] = answer;
    else bad += 1;
  }
  return { record, wrong: bad ? [`In ${called}, ${bad} ${bad === 1 ? "answer is damaged and was" : "answers are damaged and were"} left out.`] : [] };
}

/**
 * An answer, of what may be one.
 * @param {unknown} value
 * @param {boolean} whole with its other and its earlier answers
 * @returns {Answer | undefined}
 */
function answerFrom(value, whole = false) {
  const raw = thing(value);
  if (!raw) return undefined;
  const [state, evidence, action, who, by, text] = ["state", "evidence", "action", "who", "by", "text"].map((key) => own(raw, key) ?? "");
  const changed = moment(own(raw, "changed"));
  const texts = [evidence, action, who, text];
  if (!STATES.includes(/** @type {any} */ (state)) || texts.some((each) => typeof each !== "string") || typeof by !== "string" || !DAY.test(by)) return undefined;
  const seen = seenFrom(own(raw, "seen"));
  const [others, earlier] = whole ? ["others", "earlier"].map((key) => answersFrom(own(raw, key))) : [];
  return /** @type {Answer} */ ({
    state, evidence, action, who, by, text, changed,
    ...(seen ? { seen } : {}), ...(others?.length ? { others } : {}), ...(earlier?.length ? { earlier } : {}),
  });
}

/** @param {unknown} value */
const answersFrom = (value) => (Array.isArray(value) ? value.map((each) => answerFrom(each)).filter((each) => each !== undefined) : []);

/** @param {unknown} value @returns {import("./shape.js").Seen | undefined} */
function seenFrom(value) {
  const raw = thing(value);
  if (!raw) return undefined;
  const pairs = Object.entries(raw);
  if (!pairs.length || pairs.some(([place, count]) => !PLACE.test(place) || !Number.isSafeInteger(count) || Number(count) < 1)) return undefined;
  return Object.assign(Object.create(null), raw);
}

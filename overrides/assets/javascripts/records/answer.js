/** One answer: what it says, and which changes it includes. Pure. */

/**
 * @typedef {import("./shape.js").Answer} Answer
 * @typedef {import("./shape.js").Seen} Seen
 * @typedef {Partial<Pick<Answer, "state" | "evidence" | "action" | "who" | "by" | "text">>} Patch
 */

/** What the reader gives, in the order in which a sheet shows it. */
export const FIELDS = /** @type {const} */ (["state", "evidence", "action", "who", "by"]);

/** An answer in which nothing is said yet. @returns {Answer} */
export const blank = () => ({ state: "", evidence: "", action: "", who: "", by: "", text: "", changed: "" });

/** Whether nothing is said in it. @param {Answer | undefined} answer */
export const isEmpty = (answer) => !answer || FIELDS.every((field) => answer[field] === "");

/** What it says, as one comparable text. @param {Answer} answer */
export const contentOf = (answer) => JSON.stringify(FIELDS.map((field) => answer[field]));

/** Its own part, without the other and the earlier answers. @param {Answer} answer @returns {Answer} */
export function bare(answer) {
  const { others, earlier, ...own } = answer;
  return own;
}

/**
 * The changes an answer includes. One that another program made counts as a single change of its own.
 * @param {Answer} answer
 * @returns {Seen}
 */
export function seenBy(answer) {
  if (answer.seen) return answer.seen;
  let digest = 0;
  for (const sign of contentOf(answer)) digest = (Math.imul(digest, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return join({ [`${answer.changed} ${digest.toString(36)}`]: 1 });
}

/** All changes of several. @param {...Seen} all @returns {Seen} */
export function join(...all) {
  /** @type {Seen} */
  const made = Object.create(null);
  for (const seen of all) for (const [place, count] of Object.entries(seen)) made[place] = Math.max(made[place] ?? 0, count);
  return made;
}

/** Whether `all` includes every change of `some`. @param {Seen} all @param {Seen} some */
export const includes = (all, some) => Object.entries(some).every(([place, count]) => (Object.hasOwn(all, place) ? (all[place] ?? 0) : 0) >= count);

/**
 * The answer with some of its fields changed. What it took the place of under another wording is kept with it.
 * @param {Answer | undefined} old
 * @param {Patch} patch
 * @param {string} now ISO 8601, UTC
 * @param {{name: string, count: number}} place where it is written, and how many changes were made there
 * @param {Patch} [was] what the fields said where they were changed: what another tab wrote there since is kept, too
 * @returns {Answer} `old` itself when nothing changes
 * @example changeAnswer(undefined, {state: "met", text: "Each child …"}, "2026-11-22T02:10:00.000Z", {name: "k3x", count: 1})
 */
export function changeAnswer(old, patch, now, place, was = {}) {
  const { chosen, ...before } = old ?? blank();
  /** @type {Answer} */
  const made = { ...before };
  for (const field of [...FIELDS, /** @type {const} */ ("text")]) if (patch[field] !== undefined) Object.assign(made, { [field]: patch[field] });
  if (old && contentOf(old) === contentOf(made) && old.text === made.text) return old;
  if (old && !isEmpty(old) && (old.text !== made.text || isUnseen(old, patch, was))) made.earlier = earlierOf([old, { ...made, earlier: [bare(old)] }]);
  return { ...made, changed: now, seen: join(old ? seenBy(old) : {}, { [besides(place.name, made)]: place.count }) };
}

/** Whether a change would write over what it was not made in the knowledge of. @param {Answer} old @param {Patch} patch @param {Patch} was */
const isUnseen = (old, patch, was) =>
  FIELDS.some((field) => patch[field] !== undefined && was[field] !== undefined && ![was[field], patch[field], ""].includes(old[field]));

/**
 * A name for the place that none of the other answers knows: a change to one of several has not seen the rest.
 * @param {string} name
 * @param {Answer} answer
 */
function besides(name, { others = [] }) {
  let free = name;
  for (let at = 1; others.some((each) => Object.hasOwn(seenBy(each), free)); at += 1) free = `${name}-${at}`;
  return free;
}

/**
 * The answer when the reader has chosen one of several. It keeps its time: a tick of 02:14 that is chosen at noon was
 * made at 02:14. The rest stays with it as earlier answers.
 * @param {Answer} answer
 * @param {Answer} chosen one of `versionsOf(answer)`
 * @param {string} now
 * @param {{name: string, count: number}} place
 * @returns {Answer}
 */
export function chooseAnswer(answer, chosen, now, place) {
  const all = versionsOf(answer);
  const rest = all.filter((each) => contentOf(each) !== contentOf(chosen));
  const earlier = earlierOf([answer, ...rest.map((each) => ({ ...each, earlier: [bare(each)] }))]);
  const seen = join(...all.map(seenBy), { [place.name]: place.count });
  return { ...bare(chosen), chosen: now, seen, ...(earlier.length ? { earlier } : {}) };
}

/** The answers that stand side by side in one. @param {Answer} answer @returns {Answer[]} */
export const versionsOf = (answer) => [bare(answer), ...(answer.others ?? []).map(bare)];

/**
 * The earlier answers of several, each once, the oldest first.
 * @param {Answer[]} answers
 * @returns {Answer[]}
 */
export function earlierOf(answers) {
  /** @type {Map<string, Answer>} */
  const found = new Map();
  for (const each of answers.flatMap((answer) => answer.earlier ?? [])) {
    if (isEmpty(each)) continue;
    const { seen, chosen, ...told } = bare(each);
    found.set(JSON.stringify([told.changed, contentOf(told), told.text]), told);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

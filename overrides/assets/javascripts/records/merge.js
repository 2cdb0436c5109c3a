/**
 * Two sets of records become one, item by item. Nothing that was answered is lost: an answer gives way only to one
 * that was made in its knowledge; answers that did not know of each other stand side by side until somebody chooses.
 * The order of the two sets makes no difference, and doing it again changes nothing. Pure.
 */

import { bare, contentOf, earlierOf, includes, isEmpty, join, seenBy, versionsOf } from "./answer.js";

/**
 * @typedef {import("./shape.js").Answer} Answer
 * @typedef {import("./shape.js").Conflict} Conflict
 * @typedef {import("./shape.js").KeptRecord} KeptRecord
 * @typedef {import("./shape.js").Merged} Merged
 */

/**
 * Merge two sets of records.
 * @param {KeptRecord[]} mine
 * @param {KeptRecord[]} theirs
 * @returns {Merged}
 * @example merge(await list(), readCopy(text).records).conflicts
 */
export function merge(mine, theirs) {
  /** @type {Map<string, KeptRecord>} */
  const found = new Map(mine.map((record) => [record.id, record]));
  /** @type {Merged} */
  const result = { records: [], added: [], changed: [], conflicts: [], renamed: [], restarted: [], refused: [] };
  for (const record of theirs) {
    const known = found.get(record.id);
    if (known && (known.kind !== record.kind || known.of !== record.of)) {
      result.refused.push(record);
      continue;
    }
    const made = mergeRecords(known ?? record, record);
    found.set(record.id, made);
    if (!known) result.added.push(record.id);
    else if (whole(made) !== whole(known)) result.changed.push(record.id);
    if (known && known.name !== record.name) {
      result.renamed.push({ record: record.id, kept: made.name, other: made.name === known.name ? record.name : known.name });
    }
    const [past] = [known?.start, record.start].filter((start) => start && start !== made.start);
    if (known && past) result.restarted.push({ record: record.id, kept: made.start, other: past });
  }
  result.records = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  result.conflicts = result.records.flatMap(conflictsOf);
  return result;
}

/** What somebody must choose between in a record. @param {KeptRecord} record @returns {Conflict[]} */
export function conflictsOf(record) {
  return Object.entries(record.answers).flatMap(([item, answer]) =>
    answer.others?.length ? [{ record: record.id, item, answers: versionsOf(answer) }] : []);
}

/**
 * Two states of one record become one.
 * @param {KeptRecord} a
 * @param {KeptRecord} b of the same id
 * @returns {KeptRecord}
 */
export function mergeRecords(a, b) {
  /** @type {Record<string, Answer>} */
  const answers = Object.create(null);
  for (const item of [...new Set([...Object.keys(a.answers), ...Object.keys(b.answers)])].sort()) {
    const [one, other] = [a, b].map(({ answers: all }) => (Object.hasOwn(all, item) ? all[item] : undefined));
    const either = one ?? other;
    if (either) answers[item] = mergeAnswers(one ?? either, other ?? either);
  }
  const named = later(a, b, (record) => [record.named ?? "", record.name]);
  const started = later(a, b, (record) => [startedOf(record), record.start]);
  const last = later(a, b, (record) => [record.changed, record.title]);
  const { named: stamp, ...rest } = last;
  const made = {
    ...rest,
    name: named.name,
    start: started.start,
    ...(named.named ? { named: named.named } : {}),
    made: a.made < b.made ? a.made : b.made,
    answers,
  };
  return startedAt(made, startedOf(started));
}

/**
 * When a record's first day was last changed, or "". An earlier version noted that with the name; who had given no day
 * then had changed the name.
 * @param {KeptRecord} record
 */
export const startedOf = ({ started, named = "", start }) => started ?? (start ? named : "");

/**
 * A record with the time at which its first day was changed; where its name tells the same, it is told once.
 * @param {KeptRecord} record
 * @param {string} when ISO 8601, UTC, or ""
 * @returns {KeptRecord}
 */
export function startedAt({ started, ...record }, when) {
  return startedOf(record) === when ? record : { ...record, started: when };
}

/**
 * Two answers to one item become one.
 * @param {Answer} a
 * @param {Answer} b
 * @returns {Answer}
 */
export function mergeAnswers(a, b) {
  const [first, ...others] = standing([...versionsOf(a), ...versionsOf(b)]);
  const earlier = earlierOf([a, b]);
  return { ...(first ?? a), ...(others.length ? { others } : {}), ...(earlier.length ? { earlier } : {}) };
}

/** Those of several answers that no other was made in the knowledge of; the newest first. @param {Answer[]} all */
function standing(all) {
  /** @type {Map<string, Answer>} */
  const found = new Map();
  for (const each of all) {
    const same = found.get(contentOf(each));
    const last = same ? later(same, each, (answer) => [answer.changed, answer.text, answer.chosen ?? ""]) : each;
    const seen = join(seenBy(each), ...(same ? [seenBy(same)] : []));
    found.set(contentOf(each), { ...bare(last), seen });
  }
  const told = [...found.values()];
  const says = (/** @type {Answer} */ answer) => !isEmpty(answer) || all.some((each) => each.seen && isEmpty(each));
  return told
    .filter((each) => told.length === 1 || says(each)) // an empty cell of another program's sheet says nothing
    .filter((each, at, rest) => !rest.some((other, place) => place !== at && includes(seenBy(other), seenBy(each)) && !includes(seenBy(each), seenBy(other))))
    .sort((one, other) => (later(one, other, (answer) => [answer.changed, contentOf(answer)]) === one ? -1 : 1));
}

/**
 * The later of two by what they are compared by; the same one whichever comes first.
 * @template T
 * @param {T} a
 * @param {T} b
 * @param {(each: T) => string[]} by
 * @returns {T}
 */
function later(a, b, by) {
  return JSON.stringify(by(a)) >= JSON.stringify(by(b)) ? a : b;
}

/** A record as one text in which the order of keys makes no difference. @param {unknown} value @returns {string} */
export function whole(value) {
  return JSON.stringify(value, (_, each) =>
    each && typeof each === "object" && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each);
}

/**
 * The records on this device. Each change is one transaction over the whole record, so tabs do not overwrite each
 * other's items and no record is half written. What the browser refuses to keep stays in memory, and `kept()` says so.
 */

import { changeAnswer, chooseAnswer } from "./answer.js";
import { tell } from "./channel.js";
import { draft, forget, leftOver } from "./drafts.js";
import { allRecords, cameSince, drop, fact, last, note, noteCame, oneRecord, safety, see, tidy, write } from "./keeper.js";
import { merge, startedAt, startedOf } from "./merge.js";
import { moveOn, nextChange, uuid } from "./place.js";
import { recordFrom } from "./reading.js";

export { watch } from "./channel.js";
export { last as seen, safety } from "./keeper.js";

/**
 * @typedef {import("./answer.js").Patch} Patch
 * @typedef {import("./shape.js").Answer} Answer
 * @typedef {import("./shape.js").Kept} Kept
 * @typedef {import("./shape.js").KeptRecord} KeptRecord
 * @typedef {import("./shape.js").Merged} Merged
 */

/** @type {Promise<void> | undefined} */
let begun;
/** @type {WeakMap<KeptRecord, string>} records that were taken out here, and when a copy had last been saved then */
const out = new WeakMap();

const now = () => new Date().toISOString();

/** Open the store, and take in what was on its way when a page was last left. Every other function does it, too. */
export function open() {
  begun ??= (async () => {
    const drafts = leftOver();
    const records = drafts.map((each) => recordFrom(parsed(each.text)).record).filter((each) => each !== undefined);
    const once = merge([], records).records; // two drafts may be of one record
    if (once.length) await write(once.map((each) => each.id), (found) => merge(found, once).records);
    if (safety().where === "device") for (const each of drafts) each.arrived();
  })();
  return begun;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Records, the newest first.
 * @param {{kind?: string, of?: string}} [which]
 * @returns {Promise<KeptRecord[]>}
 * @example await list({kind: "checklist", of: "fire"})
 */
export async function list({ kind, of } = {}) {
  await open();
  return (await allRecords())
    .filter((record) => (!kind || record.kind === kind) && (!of || record.of === of))
    .sort((a, b) => (a.made === b.made ? (a.id < b.id ? -1 : 1) : a.made > b.made ? -1 : 1));
}

/** One record. @param {string} id @returns {Promise<KeptRecord | undefined>} */
export async function get(id) {
  await open();
  return oneRecord(id);
}

/**
 * Begin a record, and know it at once; `put` keeps it.
 * @param {{kind: KeptRecord["kind"], of: string, title: string, name: string, start?: string, answers?: Record<string, Answer>}} about
 * @returns {KeptRecord}
 */
export function begin({ kind, of, title, name, start = "", answers = {} }) {
  const time = now();
  const record = tidy({ form: 1, id: uuid(), kind, of, title, name, made: time, changed: time, start, answers });
  see(record);
  return record;
}

/** Keep a record that was begun. @param {KeptRecord} record */
export async function put(record) {
  await open();
  await write([record.id], (found) => merge(found, [record]).records);
  return record;
}

/** Begin a record and keep it. @param {Parameters<typeof begin>[0]} about @returns {Promise<KeptRecord>} */
export const create = (about) => put(begin(about));

/**
 * Change one item's fields. What was typed is safe when this is called, even if the page is left at once.
 * @param {string} id
 * @param {string} item
 * @param {Patch} patch
 * @param {string} [title] the checklist's title on the page
 * @param {Patch} [was] what the fields said before: should another tab have written there since, that stays as an earlier answer
 * @returns {Promise<KeptRecord | undefined>} nothing if there is no such record (removed in another tab)
 */
export async function change(id, item, patch, title, was) {
  const changed = changing(item, patch, title, was);
  const next = known(id, changed);
  const arrived = next?.answers[item] ? draft(next, [item], changed.place.name) : () => {};
  if (next) see(next);
  await open();
  const [made] = await write([id], (found) => found.map(changed.make));
  if (safety().where === "device") arrived();
  return made;
}

/**
 * Note a change that is to come with `change` in a moment: should the page die before, it is found at the next visit.
 * @param {string} id @param {string} item @param {Patch} patch @param {string} [title] @param {Patch} [was] as for `change`
 * @returns {() => void} what to call when `change` was called
 */
export function noteChange(id, item, patch, title, was) {
  const changed = changing(item, patch, title, was);
  const next = known(id, changed);
  return next?.answers[item] ? draft(next, [item], changed.place.name) : () => {};
}

/** @param {string} id @param {{make: (record: KeptRecord) => KeptRecord}} changed */
function known(id, changed) {
  const before = last(id);
  return before && changed.make(before);
}

/** What changes one item's fields, here and now. @param {string} item @param {Patch} patch @param {string} [title] @param {Patch} [was] */
function changing(item, patch, title, was) {
  const place = nextChange();
  const time = now();
  /** @param {KeptRecord} record @returns {KeptRecord} */
  function make(record) {
    const answer = changeAnswer(record.answers[item], patch, time, place, was);
    if (answer === record.answers[item]) return record;
    return tidy({ ...record, title: title ?? record.title, changed: time, answers: { ...record.answers, [item]: answer } });
  }
  return { place, make };
}

/**
 * Choose between answers that stand side by side.
 * @param {string} id
 * @param {string} item
 * @param {Answer} chosen one of the answers of the conflict
 * @returns {Promise<KeptRecord | undefined>}
 */
export async function choose(id, item, chosen) {
  const [place, time] = [nextChange(), now()];
  return edit(id, [item], (record) => {
    const answer = record.answers[item];
    if (!answer) return record;
    return { ...record, changed: time, answers: { ...record.answers, [item]: chooseAnswer(answer, chosen, time, place) } };
  });
}

/** Give a record another name. @param {string} id @param {string} name */
export function rename(id, name) {
  const time = now();
  return edit(id, [], (record) => startedAt({ ...record, name, named: time, changed: time }, startedOf(record)));
}

/** Set a pathway's first day of work. @param {string} id @param {string} start YYYY-MM-DD */
export function setStart(id, start) {
  const time = now();
  return edit(id, [], (record) => startedAt({ ...record, start, changed: time }, time));
}

/** @param {string} id @param {string[]} items @param {(record: KeptRecord) => KeptRecord} make */
async function edit(id, items, make) {
  const before = last(id);
  const arrived = before ? draft(make(before), items.filter((item) => before.answers[item]), nextChange().name) : () => {};
  await open();
  const [made] = await write([id], (found) => found.map((record) => tidy(make(record))));
  if (safety().where === "device") arrived();
  return made;
}

/**
 * Take out a record.
 * @param {string} id
 * @returns {Promise<KeptRecord | undefined>} what was taken out: `importAll([it])` puts it back
 */
export async function remove(id) {
  const taken = await get(id);
  if (taken) out.set(taken, await fact("copied"));
  forget(id);
  await takeOut([id]);
  return taken;
}

/**
 * Take out all records, and all that is known of copies.
 * @returns {Promise<boolean>} false if the browser refused
 */
export async function removeAll() {
  await open();
  forget();
  return takeOut(null);
}

/** @param {string[] | null} ids null: all */
async function takeOut(ids) {
  moveOn();
  const done = await drop(ids);
  tell(ids);
  return done;
}

/**
 * Bring records in: they are merged with those that are there, and nothing that is there is lost.
 * @param {KeptRecord[]} records
 * @returns {Promise<Merged>} what came of it; its conflicts are kept, too, until `choose`
 */
export async function importAll(records) {
  await open();
  moveOn();
  const once = merge([], records).records;
  let result = merge([], []);
  await write(once.map((record) => record.id), (found) => {
    result = merge(found, once);
    return result.records;
  });
  // What comes from elsewhere may be older than the last copy, and is not in it; what was only put back is as it was.
  const copied = await fact("copied");
  const back = new Set(records.filter((record) => out.get(record) === copied).map(({ id }) => id));
  await noteCame([...result.added.filter((id) => !back.has(id)), ...result.changed], now());
  return result;
}

/** Note that a copy of all records was saved. @param {string} [when] ISO 8601, UTC */
export async function copySaved(when = now()) {
  await open();
  await note("copied", when);
}

/** How safe the records are. @returns {Promise<Kept>} */
export async function kept() {
  const all = await list();
  const copied = await fact("copied");
  const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  const came = await cameSince(copied);
  const uncopied = all.filter((record) => record.changed > copied || came.has(record.id)).length;
  return { ...safety(), persisted, copied, uncopied };
}

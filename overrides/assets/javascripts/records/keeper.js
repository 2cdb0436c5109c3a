/** Between the store and the database: what the browser refuses is held in memory, and tried again with each change. */

import { ask, FACTS, openDisc, RECORDS, update } from "./disc.js";
import { merge, mergeRecords } from "./merge.js";
import { tell } from "./channel.js";

/**
 * @typedef {import("./shape.js").Kept} Kept
 * @typedef {import("./shape.js").KeptRecord} KeptRecord
 */

/** @type {Promise<IDBDatabase> | undefined} */
let disc;
/** @type {Map<string, KeptRecord>} records that the browser did not take */
const held = new Map();
/** @type {Map<string, KeptRecord>} records as they were when last seen */
const known = new Map();
/** @type {Kept["reason"]} */
let reason = "";
let asked = false;
let seen = 0;
let waiting = 0;
/** @type {Promise<unknown>} what this tab is writing: who reads, reads that, too */
let before = Promise.resolve();

/** Where records are now, and why. @returns {Pick<Kept, "where" | "reason">} */
export const safety = () => ({ where: reason || held.size ? "memory" : "device", reason });

/** A record as it was when last seen. @param {string} id */
export const last = (id) => known.get(id);

/** Know a record as it is to be. @param {KeptRecord} record */
export function see(record) {
  seen += 1;
  known.set(record.id, record);
}

/** With answers that have no inherited names: "constructor" is an item like any other. @param {KeptRecord} record */
export const tidy = (record) => ({ ...record, answers: Object.assign(Object.create(null), record.answers) });

/** All records. @returns {Promise<KeptRecord[]>} */
export async function allRecords() {
  await before;
  const start = seen;
  const found = (await onDisc((open) => ask(open, RECORDS, "readonly", (store) => store.getAll())).catch(refused)) ?? [...known.values()];
  const all = merge(found, [...held.values()]).records;
  if (start === seen) for (const record of all) known.set(record.id, record); // else a change is newer than what was read
  return all;
}

/** @param {string} id @returns {Promise<KeptRecord | undefined>} */
export async function oneRecord(id) {
  await before;
  const start = seen;
  const [found] = both(await stored(id), held.get(id));
  if (found && start === seen) known.set(id, found);
  return found;
}

/** A record as the database has it; as it was when last seen, if that cannot be read. @param {string} id */
const stored = (id) =>
  onDisc((open) => ask(open, RECORDS, "readonly", (store) => store.get(id))).catch((error) => (refused(error), known.get(id)));

/** The one record of what is stored and what is held, if there is any. @param {KeptRecord | undefined} a @param {KeptRecord | undefined} b */
function both(a, b) {
  const either = a ?? b;
  return either ? [a && b ? mergeRecords(a, b) : tidy(either)] : [];
}

/**
 * Read records, make something of them and keep it. One after the other: the next must find what this one held back.
 * @param {string[]} ids
 * @param {(found: KeptRecord[]) => KeptRecord[]} make
 * @returns {Promise<KeptRecord[]>} what was made, on the device or in memory
 */
export function write(ids, make) {
  // What was tapped is drawn first; should the page be left now, the draft has it.
  waiting += 1;
  const work = before.then(() => new Promise((resolve) => void setTimeout(resolve))).then(() => writeNow(ids, make));
  before = work.catch(() => null).then(() => void (waiting -= 1));
  return work;
}

/** @param {string[]} ids @param {(found: KeptRecord[]) => KeptRecord[]} make */
async function writeNow(ids, make) {
  const late = new Map(held);
  const rest = [...late.keys()].filter((id) => !ids.includes(id));
  /** @type {KeptRecord[]} */
  let made = [];
  try {
    await onDisc((open) =>
      update(open, [...ids, ...rest], (found) => {
        made = make(ids.flatMap((id) => both(found.get(id), held.get(id))));
        return [...made, ...rest.flatMap((id) => both(found.get(id), held.get(id)))];
      }));
    for (const [id, record] of late) if (held.get(id) === record) held.delete(id);
    if (!held.size) reason = "";
    askToPersist();
  } catch (error) {
    refused(error);
    const found = await Promise.all(ids.map(stored)); // a full disk can still be read
    made = make(ids.flatMap((id, at) => both(found[at], held.get(id))));
    for (const record of made) held.set(record.id, record);
  }
  if (waiting === 1) for (const record of made) known.set(record.id, record); // else a later change is known already
  tell(made.map((record) => record.id));
  return made;
}

/** Take records out. @param {string[] | null} ids null: all, and the facts @returns {Promise<boolean>} */
export async function drop(ids) {
  for (const id of ids ?? [...held.keys(), ...known.keys()]) {
    held.delete(id);
    known.delete(id);
  }
  try {
    for (const id of ids ?? []) await onDisc((open) => ask(open, RECORDS, "readwrite", (store) => store.delete(id)));
    if (!ids) for (const name of [RECORDS, FACTS]) await onDisc((open) => ask(open, name, "readwrite", (store) => store.clear()));
    return true;
  } catch (error) {
    refused(error);
    return false;
  }
}

/** What is noted under a key, or "". @param {string} key @returns {Promise<string>} */
export const fact = async (key) => String((await onDisc((open) => ask(open, FACTS, "readonly", (store) => store.get(key))).catch(refused)) ?? "");

/** @param {string} key @param {string} value */
export const note = (key, value) => onDisc((open) => ask(open, FACTS, "readwrite", (store) => store.put(value, key))).catch(refused);

const CAME = "came "; // and a record's id: when it was last brought in, and the id

/** Note that records were brought in. @param {string[]} ids @param {string} when ISO 8601, UTC */
export const noteCame = (ids, when) => Promise.all(ids.map((id) => note(CAME + id, `${when} ${id}`)));

/** The records that were brought in after a moment, whatever their own times are. @param {string} moment @returns {Promise<Set<string>>} */
export async function cameSince(moment) {
  const range = IDBKeyRange.bound(CAME, `${CAME}\uffff`);
  /** @type {string[]} */
  const noted = (await onDisc((open) => ask(open, FACTS, "readonly", (store) => store.getAll(range))).catch(refused)) ?? [];
  return new Set(noted.filter((each) => each > moment).map((each) => each.slice(each.indexOf(" ") + 1)));
}

/** @param {any} error */
function refused(error) {
  reason = error?.name === "QuotaExceededError" ? "full" : "refused";
}

/**
 * @template T
 * @param {(open: IDBDatabase) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function onDisc(work) {
  try {
    return await work(await (disc ??= openDisc()));
  } catch (error) {
    // Another tab closed it for a newer version, or the system shut it down: open it once more.
    disc = undefined;
    if (!(error instanceof Error) || !["InvalidStateError", "UnknownError"].includes(error.name)) throw error;
    return work(await (disc = openDisc()));
  }
}

/** Ask the browser, once in a visit, not to clear what is kept. */
function askToPersist() {
  if (asked) return;
  asked = true;
  navigator.storage?.persist?.().catch(() => false);
}

/** The database on the device. A record is one value in it and is written in one transaction: whole or not at all. */

/** @typedef {import("./shape.js").KeptRecord} KeptRecord */

const NAME = "handbook.records";
export const RECORDS = "records";
export const FACTS = "facts";

/**
 * Open the database.
 * @returns {Promise<IDBDatabase>} rejects if this browser refuses it
 */
export function openDisc() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(RECORDS, { keyPath: "id" });
      request.result.createObjectStore(FACTS);
    };
    request.onblocked = () => reject(new Error("blocked"));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const disc = request.result;
      disc.onversionchange = () => disc.close(); // a newer handbook in another tab
      resolve(disc);
    };
  });
}

/**
 * All of a store, as one moment.
 * @param {IDBDatabase} disc
 * @param {string} store
 * @returns {Promise<any[]>}
 */
export function readAll(disc, store) {
  return new Promise((resolve, reject) => {
    const request = disc.transaction(store).objectStore(store).getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * One value of a store.
 * @param {IDBDatabase} disc
 * @param {string} store
 * @param {string} key
 * @returns {Promise<any>}
 */
export function readOne(disc, store, key) {
  return new Promise((resolve, reject) => {
    const request = disc.transaction(store).objectStore(store).get(key);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Read records, make something of them and write it, in one transaction: no other tab comes between.
 * @param {IDBDatabase} disc
 * @param {string[]} ids
 * @param {(found: Map<string, KeptRecord>) => KeptRecord[]} make what is to be written
 * @returns {Promise<KeptRecord[]>} what was written; rejects if nothing was
 */
export function update(disc, ids, make) {
  return new Promise((resolve, reject) => {
    const transaction = disc.transaction(RECORDS, "readwrite", { durability: "strict" });
    const store = transaction.objectStore(RECORDS);
    /** @type {Map<string, KeptRecord>} */
    const found = new Map();
    /** @type {KeptRecord[]} */
    let made = [];
    /** @type {unknown} */
    let wrong = null;
    let left = ids.length;
    const write = () => {
      try {
        made = make(found);
        for (const record of made) store.put(record);
      } catch (error) {
        wrong = error;
        transaction.abort();
      }
    };
    for (const id of ids) {
      const request = store.get(id);
      request.onsuccess = () => {
        if (request.result) found.set(id, request.result);
        if (--left === 0) write();
      };
    }
    if (!ids.length) write();
    transaction.oncomplete = () => resolve(made);
    transaction.onabort = () => reject(wrong ?? transaction.error ?? new Error("aborted"));
  });
}

/**
 * Take out one value, or all.
 * @param {IDBDatabase} disc
 * @param {string} store
 * @param {string | null} key null: all
 * @returns {Promise<void>}
 */
export function takeOut(disc, store, key) {
  return new Promise((resolve, reject) => {
    const transaction = disc.transaction(store, "readwrite", { durability: "strict" });
    if (key === null) transaction.objectStore(store).clear();
    else transaction.objectStore(store).delete(key);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/**
 * Keep one value under a key.
 * @param {IDBDatabase} disc
 * @param {string} key
 * @param {string} value
 * @returns {Promise<void>}
 */
export function putFact(disc, key, value) {
  return new Promise((resolve, reject) => {
    const transaction = disc.transaction(FACTS, "readwrite");
    transaction.objectStore(FACTS).put(value, key);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

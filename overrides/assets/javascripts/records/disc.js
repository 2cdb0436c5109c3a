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
 * Ask one thing of one store.
 * @param {IDBDatabase} disc
 * @param {string} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} question
 * @returns {Promise<any>}
 */
export function ask(disc, store, mode, question) {
  return new Promise((resolve, reject) => {
    const transaction = disc.transaction(store, mode, { durability: "strict" });
    const request = question(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
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

/** What the tests of the browser's modules need outside a browser. */

import { createRequire, registerHooks } from "node:module";

const modules = createRequire(`${process.env.HANDBOOK_NODE_MODULES}/`);

/** The library that tries a property on many values. */
export const fc = modules("fast-check");

const place = new URL("../../overrides/assets/javascripts/", import.meta.url);

/** Load a module of the site. */
export const load = (name) => import(new URL(name, place));

/** A database and storage of the tests' own, as a browser has them; gives back what the tests need of them. */
export function standIn() {
  modules("fake-indexeddb/auto");
  const kept = new Map();
  globalThis.localStorage = new Proxy({}, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: (_, key) => (kept.has(key) ? { enumerable: true, configurable: true, value: kept.get(key) } : undefined),
    get: (_, name) =>
      ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, String(value)), removeItem: (key) => void kept.delete(key) })[name],
  });
  return { kept, factory: modules("fake-indexeddb").IDBFactory, objectStore: modules("fake-indexeddb").IDBObjectStore };
}

// A module that is loaded with ?tab=1 loads its own modules with ?tab=1, too: so each tab has all of them to itself.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const [, tab] = context.parentURL?.match(/(\?tab=\d+)$/) ?? [];
    return tab && specifier.startsWith(".") ? { ...found, url: found.url + tab } : found;
  },
});

let tabs = 0;

/** The store, and the sheet of a page, as a new tab has them. */
export async function newTab() {
  const tab = `?tab=${++tabs}`;
  const [store, channel, sheet] = await Promise.all(["records/store", "records/channel", "checklist/sheet"].map((name) => import(new URL(`${name}.js${tab}`, place))));
  return { ...store, ...sheet, close: channel.close };
}


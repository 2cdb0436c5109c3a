/*
 * The service worker: what the handbook shows when there is no signal. The parts of this folder are put together, in
 * the order of their names, into sw.js at the site's root. It is hand-kept, not made by Workbox: it must never show a
 * page with another version's scripts, must check each file against the build's own list before it keeps it, and must
 * fetch pages anew whenever it can; Workbox does none of these by itself.
 *
 * What is kept lies in one cache, each file under the name of its bytes (the first nine bytes of their SHA-256), so a
 * file that is the same in two versions is there once, and an update that is cut short has spoilt nothing. Which of
 * them are shown is said by one record, the state. To write it is the one move that changes what readers see.
 */

/** @typedef {Record<string, string>} Names the name of each file's bytes, by address from the site's root */
/** @typedef {"shell" | "moved" | "act" | "first" | "rest" | "downloads"} Group */
/** @typedef {Record<string, [name: string, wire: number]>} Files */
/** @typedef {{form: number, version: string, shell: string, help: string, files: Record<Group, Files>, disk: Record<Group, number>}} List */
/**
 * @typedef {object} State
 * @property {1} form
 * @property {List | null} list the newest list that was read
 * @property {string} shell the scripts and styles that are shown: their name in a list; "" before there are any
 * @property {Names} held what is kept and may be shown; all of it fits that shell
 * @property {Record<string, Names>} older what open pages of an older shell still need
 * @property {Record<string, {live?: string, shell?: string, at: number}>} pages open pages that are not of this shell:
 *   `live` from the network, with the name of the page's bytes; or of an older shell
 * @property {string} checked when the list was last read: ISO 8601, UTC
 * @property {boolean} all whether the reader wants the whole handbook kept
 * @property {boolean} documents whether the reader wants the blank documents kept
 * @property {boolean} stopped whether the reader stopped the fetching of it
 * @property {boolean} sparing whether the browser asks to save data: then act-now pages alone are kept unasked
 * @property {boolean} full whether there was no room for all
 */
/** @typedef {Event & {waitUntil(work: Promise<unknown>): void}} Lasting */
/** @typedef {{id: string, url: string, postMessage(message: unknown): void}} OpenPage */
/** @typedef {{registration: ServiceWorkerRegistration, skipWaiting(): Promise<void>, clients: {claim(): Promise<void>, matchAll(options: object): Promise<OpenPage[]>}}} Worker_ */

/** @type {Worker_} */
const worker = /** @type {any} */ (self);
const root = new URL(worker.registration.scope);
const STORE = `handbook ${root.pathname}`; // sites on one host share one storage
const STATE = new URL("offline/state", root).href;

/** @returns {State} */
const nothing = () => ({
  form: 1, list: null, shell: "", held: {}, older: {}, pages: {}, checked: "",
  all: false, documents: false, stopped: false, sparing: false, full: false,
});

let state = nothing();
const ready = recall();

async function recall() {
  try {
    const kept = await (await caches.open(STORE)).match(STATE);
    const found = kept && (await kept.json());
    if (found?.form === 1) state = { ...nothing(), ...found };
  } catch {
    // Storage is refused or damaged: nothing is kept, and every request goes to the network.
  }
}

let ended = false; // the reader wants nothing kept

let saving = Promise.resolve();

/** Write the state, one writing after the other. */
function save() {
  if (ended) return Promise.resolve();
  saving = saving.catch(() => {}).then(async () => {
    const text = new Response(JSON.stringify(state), { headers: { "Content-Type": "application/json" } });
    await (await caches.open(STORE)).put(STATE, text);
  });
  return saving;
}

/** @param {string} name */
const place = (name) => new URL(`offline/kept/${name}`, root).href;

/** The kept file of a name. @param {string | undefined} name @returns {Promise<Response | undefined>} */
async function kept(name) {
  try {
    return name ? await (await caches.open(STORE)).match(place(name)) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keep the bytes of an answer under their name.
 * @param {string} name
 * @param {ArrayBuffer} bytes
 * @param {Response} answer
 */
async function keep(name, bytes, answer) {
  await (await caches.open(STORE)).put(place(name), again(bytes, answer));
}

/** The same answer around bytes that were read already. @param {BodyInit} bytes @param {Response} answer */
function again(bytes, answer) {
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie"]) headers.delete(name);
  return new Response(bytes, { status: answer.status, statusText: answer.statusText, headers });
}

/** The name of bytes, as exports/offline.py works it out. @param {ArrayBuffer} bytes */
async function nameOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 9);
  return btoa(String.fromCharCode(...digest)).replaceAll("+", "-").replaceAll("/", "_");
}

/** What the newest list has at an address. @param {string} path */
function listed(path) {
  for (const files of Object.values(state.list?.files ?? {})) if (files[path]) return files[path][0];
  return undefined;
}

/** Whether bytes of that name are anywhere in the newest list. @param {string | undefined} name */
const inList = (name) => Object.values(state.list?.files ?? {}).some((files) => Object.values(files).some(([other]) => other === name));

/** Whether the newest list has the scripts and styles that are shown. */
const inStep = () => state.shell !== "" && state.list?.shell === state.shell;

/** Delete what is neither shown nor needed by an open page, and forget what the browser deleted. */
async function sweep() {
  const needed = new Set([state.held, ...Object.values(state.older)].flatMap((names) => Object.values(names)).map(place));
  const store = await caches.open(STORE);
  const there = new Set((await store.keys()).map((request) => request.url));
  for (const url of there) if (url !== STATE && !needed.has(url)) await store.delete(url);
  for (const [path, name] of Object.entries(state.held)) if (!there.has(place(name))) delete state.held[path];
}

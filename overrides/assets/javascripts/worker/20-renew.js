/* Keeping up with the site: read its list, fetch what is new, show it in one move. */

const AT_ONCE = 6;
const PATIENCE = 60_000; // for one file on a slow line
const APART = 20_000; // between two looks at the list

/** @type {Promise<void> | undefined} */
let renewing;
let looked = 0;
/** @type {string[]} pages that were open before there was anything to keep them: they were read like any other */
let early = [];

/**
 * Bring what is kept up to date. Whatever goes wrong leaves what was shown before.
 * @param {boolean} [now] even if the list was read a moment ago
 * @param {List} [list] where it was read already
 */
function renew(now, list) {
  if (!now && !list && Date.now() - looked < APART) return renewing ?? Promise.resolve();
  renewing ??= look(list).catch(() => {}).finally(() => {
    renewing = undefined;
    return tell();
  });
  return renewing;
}

/** @param {List} [read] */
async function look(read) {
  await ready;
  const list = read ?? (await newest());
  looked = Date.now();
  state.checked = new Date().toISOString();
  if (list.version !== state.list?.version) await adopt(list);
  await openPages();
  if (!state.shell) early = (await worker.clients.matchAll({ type: "window", includeUncontrolled: true })).map((page) => pathOf(page.url));
  await save();
  try {
    await fill();
    if (state.full && wanted().every((path) => state.held[path])) state.full = false;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
    await makeRoom();
  }
  await save();
}

/** The site's list. What is not a list (a sign-in page, say) is an error. @returns {Promise<List>} */
async function newest() {
  const list = await (await ask("offline/list.json")).json();
  if (list.form !== 1 || !list.files?.shell || !list.files.act) throw new Error("no list");
  return list;
}

/** @param {string} path */
async function ask(path) {
  // "no-cache": the browser's own cache may hold an older file. A redirection is never what was asked for.
  const answer = await fetch(new URL(path, root), { cache: "no-cache", redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer;
}

/**
 * Take a newer list. What was withdrawn is not shown from now on; what says where it went takes its place.
 * @param {List} list
 */
async function adopt(list) {
  const before = { ...state.held };
  state.list = list;
  for (const [path, name] of Object.entries(state.held)) {
    if (/\.(js|css)$/.test(path)) continue; // those that are shown stay until all change
    if (!listed(path) || (list.files.moved[path] && name !== listed(path))) delete state.held[path];
  }
  await save();
  const open = await worker.clients.matchAll({ type: "window" });
  for (const page of open) {
    const path = pathOf(page.url);
    const shown = state.pages[page.id]?.live ?? before[path];
    if (shown && shown !== listed(path)) page.postMessage({ newer: true });
  }
}

/** The addresses to keep, in the order in which they matter. */
function wanted() {
  const files = state.list?.files;
  if (!files) return [];
  const groups = [files.shell, files.moved, files.act, ...(state.sparing && !state.all ? [] : [files.first])];
  const asked = [...(state.all && !state.stopped ? [files.rest] : []), ...(state.documents && !state.stopped ? [files.downloads] : [])];
  const read = [...Object.keys(state.held), ...early.flatMap((path) => (state.sparing ? [path] : [path, textsOf(path)]))].filter(listed);
  return [...new Set([...groups.flatMap(Object.keys), ...read, ...asked.flatMap(Object.keys)])];
}

/** Fetch what is wanted and not there. */
async function fill() {
  const list = state.list;
  if (!list) return;
  const shell = Object.keys(list.files.shell);
  if (!inStep()) {
    // Another shell: all that is shown must be there before any of it is. At first nothing is shown, so its own files do.
    const first = state.shell === "";
    const needed = first ? shell : wanted().filter((path) => state.held[path] || !(list.files.rest[path] || list.files.downloads[path]));
    const found = await fetchAll(needed, () => true);
    await change(list, found);
  }
  let count = 0;
  await fetchAll(wanted().filter((path) => state.held[path] !== listed(path)), async (path, name) => {
    if (state.list !== list) return false;
    state.held[path] = name;
    count += 1;
    if (count % 12 === 0) await Promise.all([save(), tell()]);
    return !(state.stopped && (list.files.rest[path] || list.files.downloads[path]));
  });
  await save();
  await sweep();
}

/**
 * @param {string[]} paths
 * @param {(path: string, name: string) => boolean | Promise<boolean>} done false to fetch no more
 * @returns {Promise<Names>}
 */
async function fetchAll(paths, done) {
  /** @type {Names} */
  const found = {};
  const waiting = [...paths];
  let going = true;
  const take = async () => {
    for (let path = waiting.shift(); going && path !== undefined; path = waiting.shift()) {
      const name = listed(path);
      if (!name) continue;
      try {
        if (!(await kept(name))) {
          const answer = await ask(path);
          const bytes = await answer.arrayBuffer();
          if ((await nameOf(bytes)) !== name) throw new Error(`not what the list says: ${path}`);
          await keep(name, bytes, answer);
        }
      } catch (error) {
        going = false; // the others stop too: an error here means no signal, no room, or a site that changes just now
        throw error;
      }
      found[path] = name;
      if (!(await done(path, name))) going = false;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, take));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
  return found;
}

/** The open pages; what was noted of closed ones is forgotten. */
async function openPages() {
  const open = new Set((await worker.clients.matchAll({ type: "window", includeUncontrolled: true })).map((page) => page.id));
  for (const [id, page] of Object.entries(state.pages)) {
    if (!open.has(id) && Date.now() - page.at > 60_000) delete state.pages[id]; // a page on its way is not open yet
  }
  return open;
}

/** Show the new shell and its pages, in one move; open pages go on with what they began with. @param {List} list @param {Names} found */
async function change(list, found) {
  const open = await openPages();
  for (const [id, page] of Object.entries(state.pages)) {
    if (page.live && inList(page.live)) delete state.pages[id];
    open.delete(id);
  }
  if (state.shell) {
    for (const id of open) state.pages[id] = { shell: state.shell, at: Date.now() };
    state.older[state.shell] = Object.fromEntries(
      Object.entries(state.held).filter(([path]) => /\.(js|css|svg)$/.test(path) || path === "search/index.json"));
  }
  const used = new Set(Object.values(state.pages).map((page) => page.shell));
  for (const shell of Object.keys(state.older)) if (!used.has(shell)) delete state.older[shell];
  state.held = found;
  state.shell = list.shell;
  await save();
}

/** There is no room: let go of all but what is kept unasked, and try once more with that. */
async function makeRoom() {
  state.full = true;
  state.all = state.documents = false;
  const files = state.list?.files;
  for (const path of Object.keys(state.held)) if (files?.rest[path] || files?.downloads[path]) delete state.held[path];
  await sweep();
  await save();
  await fill();
}

/* Answering requests: pages from the network first, files from the version that their page is of. */

const LIMIT = 2500; // how long a page that is kept waits for the network

/** @typedef {Lasting & {request: Request, clientId: string, resultingClientId: string, respondWith(answer: Promise<Response>): void}} Asked */
/** @typedef {"offline" | "slow" | "error" | "other" | "absent"} Why why a kept copy is shown, or that there is none */

/** The address from the site's root, as lists have it. @param {string} url */
function pathOf(url) {
  const path = new URL(url).pathname.slice(root.pathname.length);
  return path.replace(/(^|\/)index\.html$/, "$1");
}

addEventListener("fetch", (/** @type {any} */ raw) => {
  const event = /** @type {Asked} */ (raw);
  const { request } = event;
  const path = request.url.startsWith(root.href) && pathOf(request.url);
  // "?live" is a reader's way past this worker; what it goes by itself always comes from the network.
  if (path === false || request.method !== "GET" || path === "sw.js" || path.startsWith("offline/") || /[?&]live\b/.test(request.url)) return;
  event.respondWith(request.mode === "navigate" ? page(event, path) : file(event, path));
});

/** @param {Asked} event @param {string} path @returns {Promise<Response>} */
async function page(event, path) {
  await ready;
  const copy = state.shell ? await kept(state.held[path]) : undefined;
  const given = { copy: false };
  const live = fromNetwork(event, path, copy !== undefined, given);
  event.waitUntil(live.then(() => renew(), () => {})); // a late answer still brings the news
  /** @type {Promise<Why>} */
  const late = new Promise((end) => copy && setTimeout(() => end("slow"), LIMIT));
  const first = await Promise.race([live, late]).catch(() => /** @type {Why} */ ("offline"));
  if (first instanceof Response) return first;
  given.copy = true;
  if (copy) return marked(copy, first);
  return absent(event.request.url, path);
}

/**
 * The page as the network has it now, or the reason for which the kept copy is better.
 * @param {Asked} event
 * @param {string} path
 * @param {boolean} isKept
 * @param {{copy: boolean}} given whether the reader was given the kept copy meanwhile
 * @returns {Promise<Response | Why>}
 */
async function fromNetwork(event, path, isKept, given) {
  const answer = await fetch(event.request.url, { cache: "no-cache", redirect: "manual", credentials: "same-origin" });
  if (answer.status >= 500 && isKept) return "error";
  const isPage = answer.ok && (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
  if (!isPage) return !isKept || answer.ok || (await isOurs()) ? answer : "other";
  const bytes = await answer.arrayBuffer();
  const name = await nameOf(bytes);
  if (state.list && (isKept || listed(path)) && listed(path) !== name) {
    // A newer version, or not our page at all: whoever has the site's list is the site.
    const ours = isOurs();
    if (isKept && !(await ours)) return "other";
    event.waitUntil(ours);
  }
  if (listed(path) === name && inStep()) {
    event.waitUntil(read(path, name, bytes, answer));
  } else if (state.shell && state.held[path] !== name && !given.copy) {
    state.pages[event.resultingClientId] = { live: name, at: Date.now() };
    event.waitUntil(save());
  }
  return again(bytes, answer);
}

/** Whether the site itself answers; if so, what it has is looked through. */
async function isOurs() {
  try {
    const list = await newest();
    if (list.version !== state.list?.version) {
      if (!renewing) await adopt(list);
      void Promise.resolve(renewing).then(() => renew(true, list)); // nobody waits for what it brings
    }
    return true;
  } catch {
    return false;
  }
}

/** Where a page's text for search is. @param {string} path */
const textsOf = (path) => `search/parts/${path.replace(/\/$/, "").replaceAll("/", "_") || "home"}.json`;

/** A page that was read is kept, with its text for search. @param {string} path @param {string} name @param {ArrayBuffer} bytes @param {Response} answer */
async function read(path, name, bytes, answer) {
  if (state.held[path] === name) return;
  try {
    await keep(name, bytes, answer);
    state.held[path] = name;
    const texts = textsOf(path);
    const part = listed(texts);
    if (part && !state.sparing && !(await kept(part))) await file(undefined, texts);
    else if (part && !state.sparing) state.held[texts] = part;
    await save();
  } catch {
    state.full = true; // no room: it is read all the same
  }
}

/**
 * A script, style, picture or part of the search, of the version that its page is of.
 * @param {Asked | undefined} event
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function file(event, path) {
  await ready;
  const request = event?.request ?? new Request(new URL(path, root));
  const from = state.pages[event?.clientId ?? ""];
  if (!state.shell || from?.live) {
    try {
      return await fetch(request, from?.live ? { cache: "no-cache" } : {});
    } catch (error) {
      // The signal went after the page came. By now the new version may be kept whole; if not, no script is better
      // than one of another version.
      if (!from || !inStep() || !inList(from.live)) throw error;
    }
  }
  const names = from?.shell ? state.older[from.shell] : state.held;
  const copy = await kept(names?.[path]);
  if (copy) return copy;
  const name = listed(path);
  const answer = await fetch(request, name ? { cache: "no-cache" } : {});
  if (!name || !answer.ok || from) return answer;
  const bytes = await answer.arrayBuffer();
  if ((await nameOf(bytes)) !== name) {
    event?.waitUntil(renew(true));
    // A script or a style of another version would break the page; what search would have shown is only left out.
    return Object.hasOwn(state.list?.files.shell ?? {}, path) ? Response.error() : again(bytes, answer);
  }
  if (inStep()) {
    await keep(name, bytes, answer).then(() => (state.held[path] = name)).catch(() => (state.full = true));
    event?.waitUntil(save().catch(() => {}));
  }
  return again(bytes, answer);
}

/** A kept page that says so. @param {Response} copy @param {Why} why @param {string} [address] where its links are written for */
async function marked(copy, why, address) {
  if (!(copy.headers.get("Content-Type") ?? "").startsWith("text/html")) return copy;
  const text = (await copy.text()).replace("<html", `<html data-kept="${why}" data-checked="${state.checked}"`);
  const moved = !address ? text : text.replace(/\b(href|src|data-base)="(?![a-z]+:|#)([^"]*)"/g,
    (_, name, link) => `${name}="${new URL(name === "data-base" ? `${link}/` : link, address).href}"`);
  return again(moved, why === "absent" ? new Response(null, { status: 503, headers: copy.headers }) : copy);
}

/** What stands for a page that is not kept. @param {string} url @param {string} path @returns {Promise<Response>} */
async function absent(url, path) {
  if (path.startsWith("go/")) {
    const targets = await (await kept(state.held["offline/short.json"]))?.json();
    const target = targets?.[path.slice(3).replace(/\/$/, "")];
    if (target) return Response.redirect(new URL(target, root).href, 302);
  }
  if (path && !path.endsWith("/") && state.held[`${path}/`]) return Response.redirect(`${new URL(url).origin}${root.pathname}${path}/`, 302);
  const help = state.list?.help ?? "";
  const copy = await kept(state.held[help]);
  return copy ? marked(copy, "absent", new URL(help, root).href) : Response.error();
}

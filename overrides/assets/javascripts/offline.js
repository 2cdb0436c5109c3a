/** Keeps the handbook for when there is no signal: brings up the service worker, and says what it has to say. */

import { button, make } from "./make.js";
import { read } from "./store.js";

const html = document.documentElement;
const root = new URL((html.dataset.base ?? ".").replace(/\/?$/, "/"), location.href);
const address = new URL("sw.js", root).href;
const OFTEN = 10 * 60_000;

/** @type {{createScriptURL(url: string): string} | undefined} */
let policy;

/** The worker's address as browsers want it: the one text that this site turns into the address of a script. */
function trusted() {
  policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy("handbook", {
    createScriptURL: (/** @type {string} */ url) => {
      if (url !== address) throw new TypeError("not the service worker");
      return url;
    },
  });
  return policy ? policy.createScriptURL(address) : address;
}

/** Whether this device keeps pages: the reader may have said no. */
export const wished = () => read("kept") !== "no";

/** Whether this browser can. A file that was opened by double-click, or a site without https, has no worker. */
export const able = "serviceWorker" in navigator;

/** Bring the worker up, and have it look at what is new; a browser that refuses goes on without. */
export async function begin() {
  try {
    await navigator.serviceWorker.register(trusted(), { scope: root.pathname, updateViaCache: "none" });
  } catch {
    // No signal, or storage is refused, as in some private windows.
    if (!(await navigator.serviceWorker.getRegistration(root).catch(() => undefined))) return;
  }
  await ask("renew");
}

/** @param {string} wish as worker/40-talk.js knows them */
export async function ask(wish) {
  const { active } = await navigator.serviceWorker.ready;
  const line = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection;
  active?.postMessage({ ask: wish, sparing: line?.saveData });
}

/** A day as people write it. @param {string | undefined} iso */
export const day = (iso) =>
  iso ? new Date(iso).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) : "";

/** @type {HTMLElement | undefined} */
let bar;

/**
 * A quiet line over the page. It is announced, takes no focus and moves nothing that is read below the header.
 * @param {string} says
 * @param {(HTMLElement)[]} more
 */
function say(says, ...more) {
  if (!bar) {
    bar = make("aside", { class: "hb-kept", "aria-label": "About this copy" });
    bar.append(make("p", { role: "status" }));
    document.querySelector(".hb-header")?.after(bar);
  }
  const status = bar.querySelector("p");
  setTimeout(() => status?.replaceChildren(says), 50); // a region that is there before its words is announced
  bar.replaceChildren(...(status ? [status] : []), ...more);
}

/** @param {string} says */
const again = (says) => button(says, () => location.reload());

const { kept, checked } = html.dataset;
const copy = `Kept copy of ${day(checked)}.`;
if (kept === "offline") say(`No signal now. ${copy}`, again("Try again"));
if (kept === "slow") say(`The line is slow. ${copy}`, again("Try again"));
if (kept === "error") say(`The server has a fault. ${copy}`, again("Try again"));
if (kept === "other") {
  say(`This network sent something else: does it want you to sign in? ${copy}`,
    make("a", { class: "hb-button", href: `${location.pathname}?live` }, "See what it sent"));
}
if (kept === "absent") say("No signal now, and this page is not kept on this device.", again("Try again"));

if (able) {
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.newer) say("There is a newer version of this page.", again("Show it"));
    else dispatchEvent(new CustomEvent("hb-kept", { detail: data }));
  });
  navigator.serviceWorker.startMessages();
  let last = Date.now();
  const look = () => {
    if (document.visibilityState !== "visible" || !navigator.serviceWorker.controller) return;
    last = Date.now();
    void ask("renew");
  };
  addEventListener("online", look);
  document.addEventListener("visibilitychange", () => Date.now() - last > OFTEN && look());
  // The development server shows each change at once; a worker would only stand in its way.
  if (wished() && "worker" in html.dataset && !document.querySelector("script[src^='/__live']")) void begin();
}

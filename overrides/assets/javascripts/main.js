/** The one script of every page. What few pages need is fetched when it is there or asked for. */

import { startDrawer } from "./drawer.js";
import { startFar } from "./far.js";
import { pause } from "./pause.js";
import { startScheme } from "./scheme.js";
import { startTables } from "./tables.js";
import { idIn, startTabs } from "./tabs.js";
import { startContents } from "./toc.js";

startScheme();
startDrawer();
startTabs();
pause().then(startTables).then(pause).then(startContents);

const asItIs = () => {}; // no connection: the page stays as it came

// Pages are kept for when there is no signal: after all else, unless the page itself is such a copy and must say so.
const keep = () => import("./offline.js").catch(asItIs);
if (document.documentElement.dataset.kept || document.querySelector("hb-keep")) keep();
else if ("serviceWorker" in navigator) addEventListener("load", () => setTimeout(keep, 3000));

/** @type {Record<string, () => Promise<unknown>>} what is fetched for the pages that have such a part */
const PARTS = {
  "hb-keep": () => import("./keep.js"),
  "hb-checklist": () => import("./checklist.js"),
  "hb-pathway": () => import("./pathway.js"),
  "hb-filter": () => import("./filter.js"),
  "hb-cards": () => import("./cards.js"),
  "[data-home]": () => import("./homes.js"),
  "hb-yours": () => import("./yours.js"),
};
const fetched = Object.entries(PARTS).flatMap(([part, fetchIt]) => (document.querySelector(part) ? [pause().then(fetchIt).catch(asItIs)] : []));
startFar(fetched);
if (document.body.dataset.page) setTimeout(() => import("./changed.js").catch(asItIs), 1000); // when the page is read, not while it comes

/** @param {HTMLElement | null} opener */
function openSearch(opener) {
  import("./search.js").then(
    (search) => search.open(opener),
    () => location.assign("#all-sections"), // no connection: the list at the foot of the page
  );
}

/** @param {HTMLButtonElement} opener */
function openShare(opener) {
  document.querySelector("#not-fetched")?.remove();
  import("./share.js").then((dialog) => dialog.open(opener), () => tellOf(opener, "Try again with a connection, or copy the address from your browser."));
}

/** @param {HTMLElement} opener */
function openReading(opener) {
  document.querySelector("#not-fetched")?.remove();
  import("./reading.js").then((dialog) => dialog.open(opener), () => tellOf(opener, "Try again with a connection. Your browser can make text larger, too."));
}

/** Save a file from what is kept: browsers take a link to a download past the service worker. @param {HTMLAnchorElement} link @param {Event} press */
function saveFile(link, press) {
  // With no worker, and no signal lost, the browser does it best; so it does in a copy on a stick.
  if (location.protocol === "file:" || (navigator.onLine && !navigator.serviceWorker?.controller)) return;
  press.preventDefault();
  document.querySelector("#not-fetched")?.remove();
  import("./kept_file.js").then(({ save }) => save(link)).catch(() => tellOf(link, "The file is not kept on this device. Try again with a signal."));
}

/** Say that what a button opens could not be fetched, and what to do. @param {HTMLElement} opener @param {string} instead */
function tellOf(opener, instead) {
  const says = document.createElement("output"); // announced
  says.id = "not-fetched";
  const article = opener.closest("article, footer") ? null : document.querySelector("article");
  article ? article.prepend(says) : opener.after(says); // the bar at the top has no room
  setTimeout(() => says.append(`This could not be fetched. ${instead}`), 50);
}

addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-search]");
  if (button instanceof HTMLElement) openSearch(button);
  const sharing = event.target instanceof Element && event.target.closest("[data-share]");
  if (sharing instanceof HTMLButtonElement) openShare(sharing);
  const reading = event.target instanceof Element && event.target.closest("[data-reading-button]");
  if (reading instanceof HTMLElement) openReading(reading);
  const file = event.target instanceof Element && event.target.closest("a[download]");
  if (file instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) saveFile(file, event);
});

// A part that the address names has a Share button of its own; the # beside a heading is the way to it.
const share = document.querySelector("[data-share]");
function offerPart() {
  document.querySelector("[data-share=part]")?.remove();
  const part = document.getElementById(idIn()); // :target comes later than this
  const copy = share?.cloneNode(true);
  if (!part?.matches("article :is(h2, h3, li[data-short], details[data-short])") || !(copy instanceof HTMLElement)) return;
  copy.dataset.share = "part";
  copy.lastElementChild?.append(" this part");
  part.matches("li, details") ? part.append(copy) : part.after(copy);
}
addEventListener("hashchange", offerPart);
offerPart();

if (location.search === "?search") openSearch(null); // as an app's icon asks

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const at = document.activeElement;
  if (at?.matches("textarea, select, input:not([type=checkbox], [type=radio])")) return;
  event.preventDefault();
  openSearch(at instanceof HTMLElement ? at : null);
});

// A closed <details> would be left out of the print; afterwards it is closed again. What is written in an editor is
// printed beside it. Where one part is printed alone, the rest is left as it is.
/** @type {Element[]} */
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...(document.querySelector("[data-alone]") ?? document).querySelectorAll("main details:not([open], .hb-item__more, .hb-record__more)")];
  for (const each of folded) each.setAttribute("open", "");
});
addEventListener("afterprint", () => {
  for (const each of folded) each.removeAttribute("open");
});

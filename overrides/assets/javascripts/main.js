/** The one script of every page. What few pages need is fetched when it is there or asked for. */

import { startDrawer } from "./drawer.js";
import { startScheme } from "./scheme.js";
import { startTables } from "./tables.js";
import { startTabs } from "./tabs.js";
import { startContents } from "./toc.js";

startScheme();
startDrawer();
startTabs();
startTables();
startContents();

// Pages are kept for when there is no signal: after all else, unless the page itself is such a copy and must say so.
const keep = () => import("./offline.js");
if (document.documentElement.dataset.kept || document.querySelector("hb-keep")) keep();
else if ("serviceWorker" in navigator) addEventListener("load", () => setTimeout(keep, 3000));

if (document.querySelector("hb-keep")) import("./keep.js");
if (document.querySelector("hb-checklist")) import("./checklist.js");
if (document.querySelector("hb-pathway")) import("./pathway.js");
if (document.querySelector("hb-filter")) import("./filter.js");
if (document.querySelector("hb-cards")) import("./cards.js");
if (document.querySelector("[data-home]")) import("./homes.js");
if (document.querySelector("hb-yours")) import("./yours.js");
if (document.body.dataset.page) setTimeout(() => import("./changed.js"), 1000); // when the page is read, not while it comes

/** @param {HTMLElement | null} opener */
function openSearch(opener) {
  import("./search.js").then(
    (search) => search.open(opener),
    () => location.assign("#all-sections"), // no connection: the list at the foot of the page
  );
}

/** @param {HTMLButtonElement} opener */
function openShare(opener) {
  document.querySelector("#share-failed")?.remove();
  import("./share.js").then((dialog) => dialog.open(opener), () => {
    const says = document.createElement("output"); // announced
    says.id = "share-failed";
    opener.after(says);
    setTimeout(() => says.append("This could not be fetched. Try again with a connection, or copy the address from your browser."), 50);
  });
}

addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-search]");
  if (button instanceof HTMLElement) openSearch(button);
  const sharing = event.target instanceof Element && event.target.closest("[data-share]");
  if (sharing instanceof HTMLButtonElement) openShare(sharing);
  const reading = event.target instanceof Element && event.target.closest("[data-reading-button]");
  if (reading instanceof HTMLElement) import("./reading.js").then((dialog) => dialog.open(reading));
});

// A part that the address names has a Share button of its own; the # beside a heading is the way to it.
const share = document.querySelector("[data-share]");
function offerPart() {
  document.querySelector("[data-share=part]")?.remove();
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1))); // :target comes later than this
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

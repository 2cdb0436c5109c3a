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

if (document.querySelector("hb-checklist")) import("./checklist.js");
if (document.querySelector("hb-filter")) import("./filter.js");

/** @param {HTMLElement | null} opener */
function openSearch(opener) {
  import("./search.js").then(
    (search) => search.open(opener),
    () => location.assign("#all-sections"), // no connection: the list at the foot of the page
  );
}

addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-search]");
  if (button instanceof HTMLElement) openSearch(button);
});

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const at = document.activeElement;
  if (at?.matches("textarea, select, input:not([type=checkbox], [type=radio])")) return;
  event.preventDefault();
  openSearch(at instanceof HTMLElement ? at : null);
});

// A closed <details> would be left out of the print.
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("main details:not([open])")) each.setAttribute("open", "");
});

import { openDialog } from "./dialog.js";
import { loadJson } from "./load.js";
import { makeIndex } from "./search/index.js";
import { make } from "./make.js";
import { rank } from "./search/rank.js";
import { offer, show } from "./search/results.js";

/** @typedef {import("./search/index.js").Index} Index */

const SHOWN = 20;

/** @type {HTMLDialogElement | undefined} */
let dialog;
/** @type {Promise<Index> | undefined} */
let index;

/**
 * Open the search. The dialog is made, and the index fetched, at the first use.
 * @param {HTMLElement | null} opener gets the focus back
 */
export function open(opener) {
  dialog ??= build();
  index ??= load();
  index.catch(() => (index = undefined)); // said, and tried again, when something is asked
  openDialog(dialog, opener);
  const field = dialog.querySelector("input");
  field?.focus();
  field?.select();
  field?.dispatchEvent(new Event("input"));
}

/** @returns {HTMLDialogElement} */
function build() {
  const field = make("input", {
    type: "search", id: "search-field", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    enterkeyhint: "search", "aria-describedby": "search-count",
  });
  const close = make("button", { type: "button", class: "hb-tool", "data-close": "" });
  const cross = document.querySelector("#menu-panel [data-close] svg");
  close.append(...(cross ? [cross.cloneNode(true)] : []), make("span", {}, "Close the search"));
  const kind = choice("Kind of page", "All kinds");
  const nation = choice("Nation", "Both");
  const count = make("p", { class: "hb-search__count", id: "search-count", role: "status" });
  const list = make("ul", { class: "hb-search__list", "aria-label": "Results" });
  const made = make(
    "dialog", { class: "hb-search", "aria-labelledby": "search-title" },
    make("div", { class: "hb-search__head" },
      make("div", { class: "hb-search__title" },
        make("h2", { id: "search-title" }, make("label", { for: "search-field" }, "Search the handbook")), close),
      field, make("div", { class: "hb-search__filters" }, kind, nation), count),
    list);

  const ask = () => find(field, kind.querySelector("select")?.value ?? "", nation.querySelector("select")?.value ?? "", count, list);
  for (const each of [field, kind, nation]) each.addEventListener("input", ask);
  made.addEventListener("keydown", (event) => move(event, field, list));
  // A result on this page is no new page: close, so that it can be seen.
  list.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && made.close());
  document.body.append(made);
  return made;
}

/** A labelled choice; what there is to choose comes with the index. @param {string} label @param {string} all */
const choice = (label, all) => make("label", {}, `${label} `, make("select", {}, make("option", { value: "" }, all)));

/**
 * Down and Up go through the results from the field and back to it (Tab goes through the places in each, too);
 * Enter in the field opens the first.
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 */
function move(event, field, list) {
  const links = [...list.querySelectorAll("a.hb-search__hit")].filter((link) => link instanceof HTMLAnchorElement);
  const at = links.findIndex((link) => link.parentElement?.contains(document.activeElement));
  if (event.key === "Escape") field.closest("dialog")?.close(); // at once: browsers would empty the field first
  else if (event.target instanceof HTMLSelectElement) return; // its own keys
  else if (event.key === "Enter" && event.target === field && !event.isComposing) links[0]?.click();
  else if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
  else return;
  event.preventDefault();
}

/**
 * @param {HTMLInputElement} field
 * @param {string} kind
 * @param {string} nation
 * @param {HTMLElement} count
 * @param {HTMLElement} list
 */
async function find(field, kind, nation, count, list) {
  const typed = field.value;
  if (!typed.trim()) {
    list.replaceChildren();
    count.textContent = "Type a few words: what happened, or what you need.";
    return;
  }
  try {
    index ??= load();
    if (!list.dataset.ready) count.textContent = "Getting the search ready …";
    const ready = await index;
    list.dataset.ready = "";
    if (field.value !== typed) return; // more was typed meanwhile
    const { query, hits } = rank(ready, typed, { kind, nation });
    count.textContent =
      hits.length === 0 ? `Nothing found${kind || nation ? " of that kind or nation" : ""}. Try other words, or one of these:`
      : hits.length > SHOWN ? `The best ${SHOWN} of ${hits.length} results.`
      : hits.length === 1 ? "1 result." : `${hits.length} results.`;
    if (hits.length) await show(list, ready, query, hits.slice(0, SHOWN));
    else offer(list, ready.data.offer);
  } catch {
    index = undefined;
    list.replaceChildren();
    count.textContent = "The search could not be loaded. Check your connection, load this page again, or use the menu.";
  }
}

/** @returns {Promise<Index>} */
async function load() {
  const made = makeIndex(await loadJson("search/index.json"));
  rank(made, "warming upp: regulation 1"); // the browser's compiler has seen all before the first real question
  const [kind, nation] = dialog?.querySelectorAll("select") ?? [];
  for (const [key, name] of Object.entries(made.data.kinds)) if (key !== "home") kind?.append(make("option", { value: key }, name));
  kind?.append(make("option", { value: "term" }, "Word explained"));
  for (const [key, name] of Object.entries(made.data.nations)) nation?.append(make("option", { value: key[0] ?? "" }, `${name} only`));
  return made;
}

import { openDialog } from "./dialog.js";

/**
 * An entry of search/index.json: a page or a heading of one.
 * @typedef {{u: string, t: string, p: string, k: string, n: string[], a: string, x: string}} Entry
 */

/**
 * What is used of MiniSearch, which is checked by its own project.
 * @typedef {{addAll(entries: object[]): void, search(query: string, options?: object): {id: number, terms: string[]}[]}} Engine
 */

const SHOWN = 30;
const SNIPPET = 160;
const root = new URL((document.documentElement.dataset.base ?? ".").replace(/\/?$/, "/"), location.href);

/** @type {HTMLDialogElement | undefined} */
let dialog;
/** @type {Promise<{engine: Engine, entries: Entry[]}> | undefined} */
let index;
let ready = false;

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

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
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
  const count = make("p", { class: "hb-search__count", id: "search-count", role: "status" });
  const list = make("ul", { class: "hb-search__list", "aria-label": "Results" });
  const made = make(
    "dialog", { class: "hb-search", "aria-labelledby": "search-title" },
    make("div", { class: "hb-search__head" },
      make("div", { class: "hb-search__title" },
        make("h2", { id: "search-title" }, make("label", { for: "search-field" }, "Search the handbook")), close),
      field, count),
    list);

  field.addEventListener("input", () => find(field.value, count, list));
  made.addEventListener("keydown", (event) => move(event, field, list));
  // A result on this page is no new page: close, so that it can be seen.
  list.addEventListener("click", (event) => event.target instanceof HTMLAnchorElement && made.close());
  document.body.append(made);
  return made;
}

/**
 * Down and Up go through the results from the field and back to it; Enter in the field opens the first.
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 */
function move(event, field, list) {
  const links = [...list.querySelectorAll("a")];
  const at = links.findIndex((link) => link === document.activeElement);
  if (event.key === "Escape") field.closest("dialog")?.close(); // at once: browsers would empty the field first
  else if (event.key === "Enter" && event.target === field && !event.isComposing) links[0]?.click();
  else if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
  else return;
  event.preventDefault();
}

/**
 * @param {string} query
 * @param {HTMLElement} count
 * @param {HTMLElement} list
 */
async function find(query, count, list) {
  const asked = query.trim();
  if (!asked) {
    list.replaceChildren();
    count.textContent = "Type a few words: what happened, or what you need.";
    return;
  }
  if (!ready) count.textContent = "Getting the search ready …";
  try {
    index ??= load();
    const { engine, entries } = await index;
    if (list.closest("dialog")?.querySelector("input")?.value !== query) return; // more was typed meanwhile
    const all = engine.search(asked, { combineWith: "AND" });
    const hits = all.length ? all : engine.search(asked);
    const items = hits.slice(0, SHOWN).flatMap((hit) => {
      const entry = entries[hit.id];
      return entry ? [result(entry, hit.terms)] : [];
    });
    list.replaceChildren(...items);
    list.scrollTop = 0;
    count.textContent =
      hits.length === 0 ? "Nothing found. Try other words, or fewer."
      : hits.length > SHOWN ? `The best ${SHOWN} of ${hits.length} results.`
      : hits.length === 1 ? "1 result." : `${hits.length} results.`;
  } catch {
    index = undefined;
    list.replaceChildren();
    count.textContent = "The search could not be loaded. Check your connection, or use the menu.";
  }
}

/** @returns {Promise<{engine: Engine, entries: Entry[]}>} */
async function load() {
  const [{ default: MiniSearch }, response] = await Promise.all([
    import("./vendor/minisearch.js"),
    fetch(new URL("search/index.json", root)),
  ]);
  if (!response.ok) throw new Error(String(response.status));
  /** @type {{version: number, entries: Entry[]}} */
  const { entries } = await response.json();
  /** @type {Engine} */
  const engine = new MiniSearch({
    fields: ["t", "a", "p", "x"],
    searchOptions: {
      boost: { t: 4, a: 4, p: 2 },
      prefix: (/** @type {string} */ term) => term.length > 1,
      fuzzy: (/** @type {string} */ term) => (term.length > 4 ? 0.2 : false),
    },
  });
  engine.addAll(entries.map((entry, id) => ({ ...entry, id })));
  ready = true;
  return { engine, entries };
}

/**
 * @param {Entry} entry
 * @param {string[]} terms words of the index that match, as MiniSearch cuts them
 */
function result(entry, terms) {
  const wanted = new Set(terms);
  const where = [entry.k, entry.n.join(" and "), entry.p === entry.t ? "" : entry.p].filter(Boolean).join(" · ");
  const item = make("li", {}, make("a", { href: new URL(entry.u, root).href }, ...marked(entry.t, wanted)));
  if (where) item.append(make("p", { class: "hb-search__where" }, where));
  const line = snippet(entry, wanted);
  if (line) item.append(make("p", {}, ...marked(line, wanted)));
  return item;
}

/** Words and what stands between them in turn, cut where MiniSearch cuts. @param {string} text */
const pieces = (text) => text.split(/([\n\r\p{Z}\p{P}]+)/u);

/**
 * The line that matches: of the text, else of the words the page is also known by, else the text's beginning.
 * @param {Entry} entry
 * @param {Set<string>} wanted
 */
function snippet(entry, wanted) {
  const words = pieces(entry.x);
  const first = words.findIndex((word) => wanted.has(word.toLowerCase()));
  if (first < 0 && pieces(entry.a).some((word) => wanted.has(word.toLowerCase()))) return `Also called: ${entry.a}`;
  const at = words.slice(0, Math.max(first, 0)).join("").length;
  const from = at < 60 ? 0 : entry.x.indexOf(" ", at - 60) + 1;
  const cut = entry.x.slice(from, from + SNIPPET);
  const whole = from + SNIPPET >= entry.x.length;
  return (from ? "… " : "") + (whole ? cut : `${cut.slice(0, cut.lastIndexOf(" "))} …`);
}

/**
 * `text` with the words that match in <mark>.
 * @param {string} text
 * @param {Set<string>} wanted
 */
function marked(text, wanted) {
  return pieces(text).map((word) => (wanted.has(word.toLowerCase()) ? make("mark", {}, word) : word));
}

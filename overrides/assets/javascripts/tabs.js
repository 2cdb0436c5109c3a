import { read, write } from "./store.js";

/** The id that an address names. A chat may cut an address short, and "#100%" is no code for anything: it is taken as it stands. @param {string | null} [hash] */
export function idIn(hash = location.hash) {
  const id = hash?.slice(1) ?? "";
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** @param {HTMLInputElement} input */
const nameOf = (input) => document.querySelector(`label[for="${input.id}"]`)?.textContent?.trim() ?? "";

/** @returns {HTMLInputElement[]} */
const inputs = () => [...document.querySelectorAll(".tabbed-set > input")].filter((each) => each instanceof HTMLInputElement);

/** @returns {string[]} the tabs the reader chose, the newest first */
function chosen() {
  try {
    const names = JSON.parse(read("tabs") ?? "[]");
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
}

/** Choosing “England” in one set of tabs chooses it in all of them, and on the next page. */
export function startTabs() {
  const all = inputs();
  if (all.length) {
    for (const name of chosen().reverse()) for (const input of all) if (nameOf(input) === name) input.checked = true;
    for (const set of document.querySelectorAll(".tabbed-set")) {
      set.setAttribute("role", "radiogroup");
      set.setAttribute("aria-label", "Choose what to show");
    }
    addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement && all.includes(event.target)) choose(event.target, all);
    });
  }
  addEventListener("hashchange", showTarget);
  showTarget();
}

/**
 * @param {HTMLInputElement} picked
 * @param {HTMLInputElement[]} all
 */
function choose(picked, all) {
  const name = nameOf(picked);
  const set = picked.parentElement;
  const before = set?.getBoundingClientRect().top ?? 0;
  for (const input of all) if (nameOf(input) === name) input.checked = true;
  write("tabs", JSON.stringify([name, ...chosen().filter((each) => each !== name)].slice(0, 8)));
  // Sets above may have grown or shrunk: the one in hand stays where it was.
  scrollBy({ top: (set?.getBoundingClientRect().top ?? 0) - before, behavior: "instant" });
}

/** An address may point into a tab or a closed <details>: show it. */
function showTarget() {
  const target = document.getElementById(idIn());
  if (!target) return;
  let hidden = false;
  for (let at = target.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement && !at.open) hidden = at.open = true;
    if (at.matches(".tabbed-block")) {
      const set = at.closest(".tabbed-set");
      const input = set?.querySelectorAll(":scope > input")[[...(at.parentElement?.children ?? [])].indexOf(at)];
      if (input instanceof HTMLInputElement && !input.checked) hidden = input.checked = true;
    }
  }
  if (hidden) target.scrollIntoView();
}

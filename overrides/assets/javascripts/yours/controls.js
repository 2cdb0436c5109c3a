/** Small controls that the parts of the page share. */

import { make } from "../make.js";

/**
 * Say something for all to see and hear; again, even if it was said before.
 * @param {HTMLElement} status
 * @param {string} words
 * @param {boolean} [land] whether the focus goes there: what had it is gone
 */
export function say(status, words, land = false) {
  status.textContent = "";
  setTimeout(() => {
    status.textContent = words;
    status.tabIndex = -1;
    if (land) status.focus({ preventScroll: true });
  }, 50);
}

/** @param {string} label @param {[string, string][]} options value and words @param {() => void} changed */
export function select(label, options, changed) {
  const control = make("select", {});
  offer(control, options);
  control.addEventListener("change", changed);
  return { control, field: make("label", {}, label, control) };
}

/** Offer these, and keep what was chosen if it is still there. @param {HTMLSelectElement} control @param {[string, string][]} options */
export function offer(control, options) {
  const chosen = control.value;
  control.replaceChildren(...options.map(([value, words]) => make("option", { value }, words)));
  if (options.some(([value]) => value === chosen)) control.value = chosen;
}

/** "1 record", "3 records". @param {number} count @param {string} one @param {string} [many] */
export const number = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/**
 * Show other children, and give the focus back to what stands for the same thing (`data-key`).
 * @param {HTMLElement} place
 * @param {...(Node | string)} children
 */
export function refill(place, ...children) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && place.contains(active) ? active.dataset.key : undefined;
  const open = new Set([...place.querySelectorAll("details[open][data-key]")].map((each) => each.getAttribute("data-key")));
  place.replaceChildren(...children);
  for (const each of place.querySelectorAll("details[data-key]")) each.toggleAttribute("open", open.has(each.getAttribute("data-key")));
  const again = key === undefined ? null : place.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (again instanceof HTMLElement) again.focus();
}

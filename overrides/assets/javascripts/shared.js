/** What can be shared of a page, and under which addresses. */

import { addressOf, root as here } from "./load.js";

/**
 * @typedef {object} Shared
 * @property {string} name what it is called
 * @property {string} link its full address
 * @property {string} short its short address, or "" where it has none
 * @property {string} citation
 * @property {string} file the beginning of the names of its files
 */

// A copy that is read from elsewhere (a stick, a test) shares the address at which the handbook is published.
const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
const page = new URL(canonical ?? location.pathname, location.href);
const root = canonical ? new URL((document.documentElement.dataset.base ?? ".").replace(/\/?$/, "/"), page) : here;

/** Whether an address of this copy is of use to nobody else. */
export const onlyHere = !/^https?:$/.test(root.protocol) || /^(localhost|127\.|\[::1\])/.test(root.host);

/** The full address of a short name. @param {string} name */
export const shortAddress = (name) => (canonical ? new URL(`go/${name}/`, root).href : addressOf(`go/${name}/`));

/** An address as people write it. @param {string} address */
export const written = (address) => address.replace(/^https?:\/\//, "");

/** The page itself. @param {HTMLElement} button @returns {Shared} */
export function wholePage(button) {
  const name = textOf(document.querySelector("main h1"));
  const short = button.dataset.short ? shortAddress(button.dataset.short) : "";
  return { name, link: page.href, short, citation: cite(name, button, short || page.href), file: button.dataset.short ?? "page" };
}

/** One part of the page. @param {Element} part @param {HTMLElement} button @returns {Shared} */
export function onePart(part, button) {
  const title = textOf(document.querySelector("main h1"));
  const name = nameOf(part);
  const link = new URL(`#${part.id}`, page).href;
  const short = part instanceof HTMLElement && part.dataset.short ? shortAddress(part.dataset.short) : "";
  const quoted = `“${name}”, in ${title}`;
  return { name: `${title}: ${name}`, link, short, citation: cite(quoted, button, short || link), file: part.id };
}

/** The parts in the order of the page: headings, checklists and their items, pathways and their steps. */
export const parts = () => [...document.querySelectorAll("main article :is(h2[id], h3[id], h4[id], [data-short][id])")];

/** What a part is called. @param {Element} part */
export function nameOf(part) {
  const said = part.querySelector(":scope > :is(label, fieldset) > .hb-item__text, :scope > .hb-step__what, :scope > summary, :scope > .hb-checklist__about > strong, :scope > p > strong");
  const name = textOf(said ?? part).replace(/\.$/, "");
  return name.length > 90 ? `${name.slice(0, 89).replace(/\s+\S*$/, "")} …` : name;
}

/** @param {string} name @param {HTMLElement} button @param {string} address */
const cite = (name, button, address) => `${name}. ${button.dataset.cite ?? ""} ${address}`;

/** The text of an element, without the sign of its own link. @param {Element | null} element */
function textOf(element) {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return "";
  for (const extra of copy.querySelectorAll(".headerlink, .hb-share, .hb-step__facts, .hb-step__competent")) extra.remove();
  return (copy.textContent ?? "").trim().replace(/\s+/g, " ");
}

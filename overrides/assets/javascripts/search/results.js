/** The list of results: what each is, where it holds, the line that answers. */

import { addressOf } from "../load.js";
import { answer, inPieces, soughtBy } from "./line.js";
import { make } from "../make.js";
import { textsOf } from "./texts.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./query.js").Query} Query */

const WITH_LINES = 4;

/**
 * Show the hits at once; the lines of the first few follow as their pages' texts come.
 * @param {HTMLElement} list
 * @param {Index} index
 * @param {Query} query
 * @param {Hit[]} hits
 * @returns {Promise<void>} when all lines stand
 */
export async function show(list, index, query, hits) {
  const sought = soughtBy(query);
  const items = hits.map((hit) => result(index, hit, sought));
  list.replaceChildren(...items);
  list.scrollTop = 0;
  await Promise.all(
    hits.slice(0, WITH_LINES).map(async (hit, at) => {
      const doc = index.docs[hit.doc];
      const item = items[at];
      if (!doc || !item) return;
      const texts = await textsOf(doc.url, hit.anchor);
      if (!item.isConnected) return; // more was typed meanwhile
      if (!texts) item.append(make("p", { class: "hb-search__where" }, "No signal: this page’s text is not kept on this device."));
      if (!texts?.length) return;
      const { line, within, parts } = answer(query, sought, texts, hit.anchor, doc.says);
      item.querySelector(".hb-search__line")?.replaceChildren(...marked(line, sought));
      const places = [...(within && !parts.length ? [within] : []), ...parts];
      if (places.length) item.append(make("p", { class: "hb-search__parts" }, ...places.map((place) => link(doc.url, place, sought))));
    }),
  );
}

/** @param {Index} index @param {Hit} hit @param {import("./line.js").Sought} sought */
function result(index, hit, sought) {
  const doc = index.docs[hit.doc];
  const { data } = index;
  const names = Object.entries(data.nations).flatMap(([nation, name]) => (doc?.nations.includes(nation[0] ?? "-") ? [name] : []));
  const kind = doc?.kind === "term" ? "Word explained" : data.kinds[doc?.kind ?? ""] ?? "";
  const item = make("li", {},
    make("a", { href: placeOf(doc?.url ?? "", hit.anchor), class: "hb-search__hit" }, ...marked(hit.title, sought)),
    make("p", { class: "hb-search__where" }, [kind, names.join(" and ")].filter(Boolean).join(" · ")));
  const also = doc?.also.split(", ").filter((name) => inPieces(name, sought).some(([, yes]) => yes)).slice(0, 4).join(", ");
  item.append(make("p", { class: "hb-search__line" }, ...marked(doc?.says || (also ? `Also called: ${also}` : ""), sought)));
  return item;
}

/** @param {string} url @param {import("./line.js").Place} place @param {import("./line.js").Sought} sought */
const link = (url, place, sought) =>
  make("a", { href: placeOf(url, place.anchor) }, ...marked(place.heading, sought));

/** @param {string} url @param {string} anchor */
const placeOf = (url, anchor) => addressOf(url + (anchor ? `#${anchor}` : ""));

/** @param {string} text @param {import("./line.js").Sought} sought */
const marked = (text, sought) => inPieces(text, sought).map(([piece, yes]) => (yes ? make("mark", {}, piece) : piece));

/**
 * Something useful when nothing is found.
 * @param {HTMLElement} list
 * @param {[url: string, title: string][]} pages
 */
export function offer(list, pages) {
  list.replaceChildren(...pages.map(([url, title]) => make("li", {}, make("a", { href: addressOf(url), class: "hb-search__hit" }, title))));
}

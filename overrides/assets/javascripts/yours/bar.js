/** How items stand, as a bar: whole for met, striped for partly, empty for not yet, a line for what is not answered. */

import { make, shape } from "../make.js";

/** @typedef {import("../records/progress.js").Counts} Counts */

const WIDE = 400;
const HIGH = 20;

/**
 * The bar of some counts. The words beside it say the same, so it is left out for those who listen.
 * @param {Counts} counts
 * @param {boolean} [slim] for what is past
 */
export function bar(counts, slim = false) {
  const high = slim ? HIGH / 2 : HIGH;
  const apply = counts.total - counts.doesNotApply || 1;
  const picture = shape("svg", { class: "hb-stand", viewBox: `0 0 ${WIDE + 2} ${high + 2}`, "aria-hidden": "true", focusable: "false" });
  let x = 1;
  for (const [kind, count] of /** @type {[string, number][]} */ ([["met", counts.met], ["partly", counts.partly], ["not-yet", counts.notYet], ["left", counts.left]])) {
    const width = (WIDE * count) / apply;
    if (width) picture.append(...segment(kind, x, width, high));
    x += width;
  }
  return picture;
}

/** @param {string} kind @param {number} x @param {number} width @param {number} high */
function segment(kind, x, width, high) {
  if (kind === "left") return [shape("path", { class: "hb-stand__left", d: `M${round(x)} ${high / 2 + 1}h${round(width)}` })];
  const box = shape("rect", { class: `hb-stand__${kind}`, x: round(x), y: "1", width: round(width), height: `${high}` });
  if (kind !== "partly") return [box];
  const stripes = Array.from({ length: Math.floor(width / 8) }, (_, at) => `M${round(x + 4 + at * 8)} 1v${high}`).join("");
  return [box, shape("path", { class: "hb-stand__stripes", d: stripes })];
}

/** @param {number} value */
const round = (value) => value.toFixed(1);

/** What the bars mean. */
export const legend = () =>
  make("ul", { class: "hb-stand-legend" }, ...[
    ["met", "Met"], ["partly", "Partly"], ["not-yet", "Not yet"], ["left", "Not answered"],
  ].map(([kind = "", words = ""]) => {
    const sample = shape("svg", { class: "hb-stand", viewBox: "0 0 34 22", "aria-hidden": "true", focusable: "false" });
    sample.append(...segment(kind, 1, 32, HIGH));
    return make("li", {}, sample, words);
  }));

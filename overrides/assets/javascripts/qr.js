/** QR codes, made on the device: drawn for the page, written as SVG, or drawn into a picture. */

import { shape } from "./make.js";
import { correction, generate } from "./vendor/lean-qr.js";

/** What is used of lean-qr, which is checked by its own project. @type {(text: string, options: object) => { size: number, get: (x: number, y: number) => boolean }} */
const encode = /** @type {any} */ (generate);
const QUIET = 4; // white squares round a code, without which cameras do not find it

/**
 * The dark squares of a code, as runs from left to right, and how many squares a side has with the quiet zone.
 * Up to 15 % of it may be dirty or torn.
 * @param {string} text
 */
function squares(text) {
  const code = encode(text, { minCorrectionLevel: correction.M });
  /** @type {{ x: number, y: number, length: number }[]} */
  const runs = [];
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) {
      if (!code.get(x, y)) continue;
      const last = runs.at(-1);
      if (last && last.y === y + QUIET && last.x + last.length === x + QUIET) last.length += 1;
      else runs.push({ x: x + QUIET, y: y + QUIET, length: 1 });
    }
  return { runs, side: code.size + 2 * QUIET };
}

/**
 * The code as a picture for the page: black on white in every scheme, as cameras want it.
 * @param {string} text
 * @param {string} label what it is, for those who do not see it
 */
export function qrPicture(text, label) {
  const { runs, side } = squares(text);
  const picture = shape("svg", { class: "hb-qr", viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
  picture.append(
    shape("rect", { width: `${side}`, height: `${side}`, fill: "#fff" }),
    shape("path", { fill: "#000", d: runs.map((run) => `M${run.x} ${run.y}h${run.length}v1h-${run.length}z`).join("") }),
  );
  return picture;
}

/** The code as a file. @param {string} text */
export function qrFile(text) {
  const picture = qrPicture(text, text);
  picture.removeAttribute("class");
  picture.setAttribute("width", "600");
  picture.setAttribute("height", "600");
  return new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
}

/**
 * Draw the code into a picture, at most `most` wide: whole points for each square, so that its edges are sharp.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} left
 * @param {number} top
 * @param {number} most
 * @returns {number} how wide it is
 */
export function drawQr(context, text, left, top, most) {
  const { runs, side } = squares(text);
  const scale = Math.floor(most / side);
  context.fillStyle = "#fff";
  context.fillRect(left, top, side * scale, side * scale);
  context.fillStyle = "#000";
  for (const run of runs) context.fillRect(left + run.x * scale, top + run.y * scale, run.length * scale, scale);
  return side * scale;
}

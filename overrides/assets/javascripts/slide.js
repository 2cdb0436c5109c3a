/** One picture for a slide: title, short address and QR code, on the handbook's own colours. */

import { drawQr } from "./qr.js";
import { written } from "./shared.js";

const WIDE = 1600;
const HIGH = 900;
const EDGE = 90;
const CODE = 560;

/**
 * @param {string} title
 * @param {string} address
 * @param {string} from whose handbook it is
 * @returns {HTMLCanvasElement}
 */
export function slide(title, address, from) {
  const { canvas, context } = blank(WIDE, HIGH);
  const style = getComputedStyle(document.documentElement);
  const [brand, accent] = [style.getPropertyValue("--brand"), style.getPropertyValue("--brand-accent")];
  const [serif, sans] = [style.getPropertyValue("--serif"), style.getPropertyValue("--sans")];
  context.fillStyle = brand;
  context.fillRect(0, HIGH - 110, WIDE, 110);
  context.fillStyle = accent;
  context.fillRect(0, HIGH - 118, WIDE, 8);
  const code = drawQr(context, address, WIDE - EDGE - CODE, 110, CODE);
  const room = WIDE - 3 * EDGE - code;

  context.textBaseline = "top";
  context.fillStyle = "#22302b";
  let top = 150;
  const { size, lines } = fit(context, title, room, 400, (size) => `700 ${size}px ${serif}`, [84, 72, 60, 50, 42]);
  for (const line of lines) {
    context.fillText(line, EDGE, top);
    top += size * 1.18;
  }
  top += 40;
  const below = fit(context, written(address), room, HIGH - 160 - top, (size) => `600 ${size}px ${sans}`, [44, 38, 32, 28, 24]);
  context.fillStyle = "#0f5f52";
  for (const line of below.lines) {
    context.fillText(line, EDGE, top);
    top += below.size * 1.25;
  }
  context.fillStyle = style.getPropertyValue("--brand-ink");
  context.font = `600 36px ${serif}`;
  context.textBaseline = "middle";
  context.fillText(from, EDGE, HIGH - 55, WIDE - 2 * EDGE);
  return canvas;
}

/** The QR code alone. @param {string} address */
export function codePicture(address) {
  const most = 1200;
  const probe = blank(most, most);
  const side = drawQr(probe.context, address, 0, 0, most);
  const { canvas, context } = blank(side, side);
  drawQr(context, address, 0, 0, most);
  return canvas;
}

/** A white picture. @param {number} width @param {number} height */
function blank(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no pictures");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  return { canvas, context };
}

/**
 * The largest of the sizes in which a text fits, and its lines; a long address breaks after a slash or hyphen.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} wide
 * @param {number} high
 * @param {(size: number) => string} font
 * @param {number[]} sizes
 */
function fit(context, text, wide, high, font, sizes) {
  /** @type {string[]} */
  let lines = [];
  let size = 0;
  for (size of sizes) {
    context.font = font(size);
    lines = [];
    for (const piece of text.match(/[^\s/-]+[\s/-]*|[\s/-]+/g) ?? []) {
      const longer = (lines.at(-1) ?? "") + piece;
      if (lines.length && context.measureText(longer.trimEnd()).width <= wide) lines[lines.length - 1] = longer;
      else lines.push(piece);
    }
    const widest = Math.max(...lines.map((line) => context.measureText(line.trimEnd()).width));
    if (lines.length * size * 1.25 <= high && widest <= wide) break;
  }
  return { size, lines };
}

/** The saved copy: all records of a device in one file. Pure. */

import { recordFrom } from "./reading.js";

/** @typedef {import("./shape.js").KeptRecord} KeptRecord */

const FORMAT = "childrens-homes-handbook-records";
const FORM = 1;

/** The largest file that is read, in bytes; some hundred times what a home makes in a year. */
export const LIMIT = 20_000_000;

/**
 * The text of a saved copy.
 * @param {KeptRecord[]} records
 * @param {{saved: string, handbook: string}} about when it is made (ISO 8601, UTC), and by which version of the handbook
 * @returns {string}
 */
export function writeCopy(records, { saved, handbook }) {
  const top = JSON.stringify({ format: FORMAT, form: FORM, saved, handbook });
  // A record to a line: what is whole in a file that was cut short can be found.
  return `${top.slice(0, -1)},"records":[\n${records.map((record) => JSON.stringify(record)).join(",\n")}\n]}\n`;
}

/** What the file is called. @param {string} day YYYY-MM-DD */
export const copyName = (day) => `childrens-homes-handbook-${day}.json`;

/**
 * Why a file of this size is not read, or "". To be asked before the file is read.
 * @param {number} bytes
 */
export function tooLarge(bytes) {
  if (bytes <= LIMIT) return "";
  const size = Math.ceil(bytes / 1_000_000);
  return `This file has ${size} MB. A saved copy has at most ${LIMIT / 1_000_000} MB, so this is not one. Nothing was changed.`;
}

/**
 * Read a saved copy.
 * @param {string} text
 * @returns {{records: KeptRecord[], saved: string, wrong: string[]}} what is right in it; and what is wrong, in sentences
 * @example const { records, wrong } = readCopy(await file.text());
 */
export function readCopy(text) {
  /** @param {string} sentence */
  const nothing = (sentence) => ({ records: [], saved: "", wrong: [`${sentence} Nothing was changed.`] });
  const plain = text.replace(/^\uFEFF/, "");
  if (!plain.trim()) return nothing("This file is empty.");
  /** @type {any} */
  let raw;
  let whole = true;
  try {
    raw = JSON.parse(plain);
  } catch {
    raw = plain.startsWith(`{"format":"${FORMAT}"`) ? salvaged(plain) : null;
    if (!raw) return nothing("This file is not a saved copy of this handbook.");
    whole = false;
  }
  if (!raw || typeof raw !== "object" || !Object.hasOwn(raw, "format") || raw.format !== FORMAT) return nothing("This file is not a saved copy of this handbook.");
  if (Number.isInteger(raw.form) && raw.form > FORM) return nothing("This copy comes from a newer version of the handbook. Open it there, or update this one first.");
  if (raw.form !== FORM || !Array.isArray(raw.records)) return nothing("This saved copy is damaged, so it cannot be read. Try another copy.");
  /** @type {ReturnType<typeof recordFrom>[]} */
  const read = raw.records.map(recordFrom);
  const records = read.flatMap((each) => each.record ?? []);
  const saved = typeof raw.saved === "string" && !Number.isNaN(Date.parse(raw.saved)) ? raw.saved : "";
  const cut = `This copy was cut short or damaged. ${records.length === 1 ? "1 record is" : `${records.length} records are`} whole; the rest cannot be read.`;
  return { records, saved, wrong: [...(whole ? [] : [cut]), ...read.flatMap((each) => each.wrong)] };
}

/** What is whole in a copy that is not. @param {string} text @returns {object | null} */
function salvaged(text) {
  const [top = "", ...lines] = text.split("\n");
  try {
    const records = lines.flatMap((line) => {
      try {
        return [JSON.parse(line.replace(/,$/, ""))];
      } catch {
        return [];
      }
    });
    return { ...JSON.parse(`${top.replace(/,"records":\[$/, "")}}`), records };
  } catch {
    return null;
  }
}

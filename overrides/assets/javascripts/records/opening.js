/** A file that the reader chose, opened on the device: a saved copy, a workbook, or text with commas. */

import { cellsOf } from "./csv.js";
import { LIMIT, readCopy, tooLarge } from "./saved_copy.js";
import { COLUMNS } from "./sheet.js";

/** @typedef {import("./shape.js").KeptRecord} KeptRecord */

/**
 * @typedef {object} Opened
 * @property {"copy" | "sheets" | "nothing"} what
 * @property {KeptRecord[]} records of a saved copy
 * @property {{sheet: string, data: unknown[][]}[]} sheets of a workbook
 * @property {string[]} wrong what is wrong with the file, in sentences
 */

/**
 * Open a file. Nothing is kept or changed by it, whatever is in it.
 * @param {File} file
 * @returns {Promise<Opened>}
 */
export async function opened(file) {
  if (file.size > LIMIT) return nothing(tooLarge(file.size));
  /** @type {ArrayBuffer} */
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return nothing("This device could not read the file. Nothing was changed.");
  }
  const start = [...new Uint8Array(bytes.slice(0, 4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (start === "504b0304") return workbook(bytes);
  if (start === "d0cf11e0") return nothing("This is Excel's old form (.xls), or a file with a password. Save it as .xlsx without one, and open that. Nothing was changed.");
  if (start.startsWith("25504446")) return nothing("This is a PDF. It cannot be read back. Nothing was changed.");
  const text = textOf(bytes);
  if (new RegExp(`(^|[\\s",;\\t])${COLUMNS[0]}["\\s,;\\t]`, "i").test(text) && !text.trimStart().startsWith("{"))
    return { what: "sheets", records: [], sheets: [{ sheet: file.name, data: cellsOf(text, COLUMNS[0] ?? "") }], wrong: [] };
  const { records, wrong } = readCopy(text);
  return { what: records.length ? "copy" : "nothing", records, sheets: [], wrong };
}

/** @param {ArrayBuffer} bytes @returns {Promise<Opened>} */
async function workbook(bytes) {
  try {
    const { sheetsOf } = await import("./excel.js");
    return { what: "sheets", records: [], sheets: await sheetsOf(bytes), wrong: [] };
  } catch (error) {
    const offline = error instanceof TypeError && /import|module/i.test(error.message);
    return nothing(offline
      ? "The part of the handbook that reads Excel could not be fetched. Try again with a connection. Nothing was changed."
      : "This file is not an Excel workbook that can be read, or it is damaged. In your program, save it as .xlsx and open that. Nothing was changed.");
  }
}

/** @param {string} sentence @returns {Opened} */
const nothing = (sentence) => ({ what: "nothing", records: [], sheets: [], wrong: [sentence] });

/** Text as programs write it: UTF-8, Excel's UTF-16, or the old coding of Windows. @param {ArrayBuffer} bytes */
function textOf(bytes) {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

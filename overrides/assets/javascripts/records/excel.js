/** Workbooks, written and read on the device. Fetched only when somebody asks for one. */

import * as library from "../vendor/spreadsheet.js";
import { readDay } from "./written_day.js";
import { STATES } from "./words.js";

/** @typedef {import("./report.js").Report} Report */

// What tsc takes for its types it guesses from packed code.
const { filesOfWorkbook, insertInOrder, orderOf, parseXml, sheetsOfFiles, strToU8, unzipSync, zipSync } = /** @type {any} */ (library);
const SHEET = "xl/worksheets/sheet{id}.xml";
const WORKBOOK = "xl/workbook.xml";
const STYLES = "xl/styles.xml";
const MOST = 60_000_000; // unpacked: a small file can be made that unpacks to more than a device holds
const NARROW = 9; // the font's size in the table
const LAST = "3000"; // as far down as the drop-downs reach

/**
 * A report as a workbook of one sheet: text is text, so that nothing in it is a formula; drop-downs, a header that
 * stays, and a print on A4 with the header on each page.
 * @param {Report} report
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function workbookOf(report) {
  const head = report.about.length + 4;
  const last = letter(report.columns.length - 1);
  const name = sheetName(report.title);
  const checks = report.columns.flatMap(({ holds, title, offers = Object.values(STATES) }, at) => {
    const cells = `sqref="${letter(at)}${head + 1}:${letter(at)}${LAST}"`;
    if (holds === "state") return [`<dataValidation type="list" allowBlank="1" showErrorMessage="1" ${cells}><formula1>"${offers.join(",")}"</formula1></dataValidation>`];
    if (holds !== "day") return [];
    return [`<dataValidation type="date" operator="greaterThan" allowBlank="1" showErrorMessage="1" errorTitle="${title}" error="Write a day, like 1/12/2026." ${cells}><formula1>36526</formula1></dataValidation>`];
  });
  const parts = [
    `<autoFilter ref="A${head}:${last}${head + report.rows.length}"/>`,
    `<dataValidations count="${checks.length}">${checks.join("")}</dataValidations>`,
    `<headerFooter><oddHeader>&amp;L${printed(report.title)}</oddHeader><oddFooter>&amp;L${printed(report.from)}&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>`,
  ];
  const feature = {
    files: {
      transform: {
        [SHEET]: {
          transform: (/** @type {string} */ xml) =>
            parts.reduce((sheet, part) => insertInOrder(sheet, part, orderOf(SHEET, "worksheet"), "worksheet"), fitted(xml)),
        },
        // The style that all cells begin from: some programs warn where it is missing.
        [STYLES]: {
          transform: (/** @type {string} */ xml) =>
            xml.replace("<cellXfs", '<cellStyleXfs count="1"><xf fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs')
              .replace("</cellXfs>", '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'),
        },
        [WORKBOOK]: {
          transform: (/** @type {string} */ xml) =>
            withNames(xml, `<definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted(name)}!$${head}:$${head}</definedName>`),
        },
      },
    },
  };
  const files = filesOfWorkbook(
    rowsOf(report),
    { sheet: name, orientation: "landscape", stickyRowsCount: head, stickyColumnsCount: 1, columns: report.columns.map(({ width }) => ({ width })), dateFormat: "d mmm yyyy" },
    { fontFamily: "Arial", fontSize: 11, features: [feature] },
  );
  const packed = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]));
  return zipSync(packed, { mtime: new Date(1980, 0, 1) });
}

/** @param {Report} report */
function rowsOf(report) {
  const all = { type: String, alignVertical: "top", wrap: true, fontSize: NARROW, borderStyle: "thin", borderColor: "#8a8a8a" };
  const wide = report.columns.length;
  return [
    [{ type: String, value: held(report.title), fontWeight: "bold", fontSize: 15 }],
    ...report.about.map(([label, text]) => [{ type: String, value: label, fontWeight: "bold" }, { type: String, value: held(text), columnSpan: wide - 1 }, ...Array(wide - 2).fill(null)]),
    [{ type: String, value: "From", fontWeight: "bold" }, { type: String, value: report.from, columnSpan: wide - 1 }, ...Array(wide - 2).fill(null)],
    [],
    report.columns.map(({ title }) => ({ ...all, value: title, fontWeight: "bold", backgroundColor: "#e7e7e7" })),
    ...report.rows.map(({ cells }) =>
      cells.map((value, at) =>
        report.columns[at]?.holds === "day" && readDay(value)
          ? { ...all, align: "left", ...(at ? {} : { height: height(report, cells) }), type: Date, value: new Date(`${readDay(value)}T00:00:00Z`), format: "d mmm yyyy" }
          : { ...all, value: held(value), ...(at ? {} : { height: height(report, cells) }), ...(report.columns[at]?.holds === "state" ? { fontWeight: "bold" } : {}) },
      ),
    ),
  ];
}

// XML has no place for these, or advises against them; what writes and reads workbooks loses the whole sheet over some.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/**
 * A text as a cell can hold it. write-excel-file keeps texts as names of an object, where "toString" stands already:
 * such a text gets a space after it.
 * @param {string} text
 */
function held(text) {
  const kept = text.replace(UNWRITABLE, "");
  return kept.length > 32_767 ? `${kept.slice(0, 32_760)} (…)` : kept in {} ? `${kept} ` : kept;
}

/**
 * How high a row is, in points. Excel makes it higher as more is written; other programs do not work it out at all.
 * @param {Report} report @param {string[]} cells
 */
function height({ columns }, cells) {
  const lines = cells.map((cell, at) => cell.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ((columns[at]?.width ?? 10) * 1.1))), 0));
  return Math.min(409, 4 + 11.5 * Math.max(1, ...lines));
}

/** One page wide, and rows that grow. @param {string} xml */
const fitted = (xml) =>
  insertInOrder(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>', orderOf(SHEET, "worksheet"), "worksheet")
    .replace(/<pageSetup\b/, '<pageSetup fitToWidth="1" fitToHeight="0"')
    .replaceAll(' customHeight="1"', "");

/** @param {string} xml @param {string} names */
const withNames = (xml, names) => xml.replace(/<definedNames\s*\/>|<definedNames>\s*<\/definedNames>/, `<definedNames>${names}</definedNames>`);

/** @param {number} at */
const letter = (at) => String.fromCharCode(65 + at);

/** A sheet's name as Excel takes it. @param {string} title */
const sheetName = (title) => title.replace(/[[\]:*?/\\'\p{Cc}]+/gu, " ").replace(/\s+/g, " ").trim().slice(0, 31).trim() || "Sheet";

/** @param {string} name */
const quoted = (name) => `'${name.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)}'`;

/** Text for a printed header, where & begins a command. @param {string} text */
const printed = (text) => text.slice(0, 120).replace(/[<>"\p{Cc}]/gu, " ").replaceAll("&", "&amp;&amp;");

/**
 * The sheets of a workbook, as rows of cells: text, numbers, days.
 * @param {ArrayBuffer} packed
 * @returns {Promise<{sheet: string, data: unknown[][]}[]>}
 * @throws {Error} when it is no workbook, or unpacks to more than a device holds
 */
export async function sheetsOf(packed) {
  let size = 0;
  const files = unzipSync(new Uint8Array(packed), {
    filter: (/** @type {{name: string, originalSize: number}} */ { name, originalSize }) => {
      if (!/\.xml(\.rels)?$/.test(name)) return false;
      size += originalSize;
      if (size > MOST) throw new Error("It unpacks to more than a device holds.");
      return true;
    },
  });
  return sheetsOfFiles(undefined, parseXml, files, { trim: false });
}

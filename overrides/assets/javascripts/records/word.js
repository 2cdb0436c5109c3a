/** A report as a Word document. Fetched only when somebody asks for one. */

import * as library from "../vendor/word.js";
import { saidDay } from "./day.js";

/** @typedef {import("./report.js").Report} Report @typedef {import("./report.js").Row} Row */

// What tsc takes for its types it guesses from packed code.
const {
  AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell,
  TableLayoutType, TableRow, TextRun, WidthType,
} = /** @type {any} */ (library);
const WIDE = 14_500; // between the margins of A4 on its side, in twentieths of a point
const SMALL = 18; // half points

/**
 * A4 on its side: a heading and a table for each part, whose first row is named as its header and stands on each page.
 * @param {Report} report
 * @returns {Promise<Blob>}
 */
export function documentOf(report) {
  /** @type {Map<string, Row[]>} */
  const parts = new Map();
  for (const row of report.rows) parts.set(row.heading, [...(parts.get(row.heading) ?? []), row]);
  const language = { value: "en-GB", eastAsia: "en-GB", bidirectional: "en-GB" };
  const document = new Document({
    title: report.title, description: report.from, creator: report.from.split(",")[0] ?? "",
    styles: {
      default: {
        document: { run: { font: "Arial", size: 20, language }, paragraph: { spacing: { after: 80 } } },
        title: { run: { font: "Arial", size: 36, bold: true, color: "000000" } },
        heading1: { run: { font: "Arial", size: 26, bold: true, color: "000000" }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
      },
    },
    sections: [{
      properties: { page: { size: { width: 11_906, height: 16_838, orientation: PageOrientation.LANDSCAPE }, margin: { top: 1000, bottom: 1000, left: 1150, right: 1150 } } },
      headers: { default: new Header({ children: [small(report.title)] }) },
      footers: { default: new Footer({ children: [small(`${report.from} Page `, { children: [PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] })] }) },
      children: [
        new Paragraph({ text: report.title, heading: HeadingLevel.TITLE }),
        ...report.about.filter(([label]) => label !== "Key").map(([label, text]) =>
          new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(text)] })),
        ...[...parts].flatMap(([heading, rows]) => [
          ...(heading ? [new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 })] : []),
          table(report, rows),
        ]),
        ...(parts.size ? [] : [new Paragraph("Nothing is in this list.")]),
        ...(report.closing ?? []).map((text, at) => new Paragraph(at ? { text, spacing: { after: 240 } } : { text, heading: HeadingLevel.HEADING_1 })),
      ],
    }],
  });
  return Packer.toBlob(document);
}

/** @param {Report} report @param {Row[]} rows */
function table(report, rows) {
  const shown = report.columns.map((column, at) => ({ ...column, at })).filter(({ holds }) => holds !== "id" && holds !== "part");
  const whole = shown.reduce((sum, { width }) => sum + width, 0);
  const widths = shown.map(({ width }) => Math.round((WIDE * width) / whole));
  /** @param {string} text @param {number} at @param {boolean} bold */
  const cell = (text, at, bold) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA }, margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: text.split("\n").map((line) => new Paragraph({ alignment: AlignmentType.LEFT, spacing: { after: 0 }, children: [new TextRun({ text: clean(line), bold, size: SMALL })] })),
    });
  return new Table({
    layout: TableLayoutType.FIXED, columnWidths: widths, width: { size: WIDE, type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: shown.map(({ title }, at) => cell(title, at, true)) }),
      ...rows.map(({ cells }) =>
        new TableRow({ cantSplit: true, children: shown.map(({ holds, at }, number) => cell(holds === "day" ? saidDay(cells[at] ?? "").replace(/([A-Z][a-z]{2})[a-z]+/, "$1") : (cells[at] ?? ""), number, holds === "state")) })),
    ],
  });
}

/** What XML cannot hold is left out: control signs, and halves of signs. @param {string} text */
const clean = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "");

/** @param {string} text @param {object} [more] */
const small = (text, more) =>
  new Paragraph({ children: [new TextRun({ text, size: 16, color: "444444" }), ...(more ? [new TextRun({ ...more, size: 16, color: "444444" })] : [])] });

/**
 * Text with commas: UTF-8 with a mark for Excel, lines ended as RFC 4180 has them. Written here: a library for it is
 * some ten times as long, most of it for streams, and none keeps formulas out both ways.
 */

// What a spreadsheet could take for a formula gets an apostrophe before it, and so does what looks like that already.
const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** Keep a spreadsheet from running a cell. @param {string} cell */
export const harmless = (cell) => (RISKY.test(cell) ? `'${cell}` : cell);

/** What `harmless` was given. @param {string} cell */
export const unharmed = (cell) => (cell.startsWith("'") && RISKY.test(cell) ? cell.slice(1) : cell);

/**
 * A report as CSV.
 * @param {import("./report.js").Report} report
 */
export function csvOf(report) {
  const lines = [[report.title], ...report.about, ["From", report.from], [], report.columns.map(({ title }) => title), ...report.rows.map(({ cells }) => cells)];
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** @param {string} cell */
const quoted = (cell) => {
  const safe = harmless(cell);
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * The cells of a CSV file, by comma, semicolon or tab: whichever the line with `mark` has most of.
 * @param {string} text
 * @param {string} mark a word of the header
 * @returns {string[][]}
 */
export function cellsOf(text, mark) {
  const header = text.split(/\r\n|\r|\n/).find((line) => line.toLowerCase().includes(mark.toLowerCase())) ?? "";
  const between = [",", ";", "\t"].sort((one, other) => header.split(other).length - header.split(one).length)[0] ?? ",";
  const plain = text.replace(/^\ufeff/, "");
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let cell = "";
  let inside = false;
  const endCell = () => void (row.push(unharmed(cell)), (cell = ""));
  const endRow = () => void (endCell(), rows.push(row), (row = []));
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at] ?? "";
    if (inside) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') (cell += '"'), (at += 1);
      else inside = false;
    } else if (sign === '"' && !cell) inside = true;
    else if (sign === between) endCell();
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && plain[at + 1] === "\n") at += 1;
      endRow();
    } else cell += sign;
  }
  if (cell || row.length) endRow();
  return rows;
}

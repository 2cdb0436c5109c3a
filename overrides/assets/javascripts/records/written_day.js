/** A day as people and spreadsheets write it. Pure. */

import { isDay } from "./day.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The day that a person or a spreadsheet wrote, or "" if it is none. Where the month could be the first or the second
 * number it is the second, as people here write it.
 *
 * `readDay("1/12/2026")` and `readDay("1 Dec 2026")` are both "2026-12-01".
 * @param {unknown} written
 */
export function readDay(written) {
  // A spreadsheet counts the days since the end of 1899.
  if (typeof written === "number") return readDay(written > 0 && written < 110_000 ? new Date(Date.UTC(1899, 11, 30) + Math.floor(written) * 86_400_000) : "");
  if (written instanceof Date) return Number.isNaN(written.getTime()) ? "" : real(written.getUTCFullYear(), written.getUTCMonth() + 1, written.getUTCDate());
  const text = String(written ?? "").trim().replace(/^[a-z]+day,?\s+/i, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?$/.exec(text);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$/.exec(text);
  if (numbers) return real(century(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d\d)$/i.exec(text);
  const month = words ? MONTHS.indexOf((words[2] ?? "").slice(0, 3).toLowerCase()) : -1;
  return words && month >= 0 ? real(century(words[3]), month + 1, Number(words[1])) : "";
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** @param {string | undefined} year */
const century = (year = "") => (year.length === 2 ? 2000 : 0) + Number(year);

/** A day that is in the calendar, or "". @param {number} year @param {number} month @param {number} date */
function real(year, month, date) {
  const day = `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
  return isDay(day) ? day : "";
}

/** Days: read as people and spreadsheets write them, and counted. Pure. */

import { dayInWords } from "./words.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day in words, or the text itself when it is none. @param {string} day */
export const saidDay = (day) => (/^\d{4}-\d\d-\d\d$/.test(day) ? dayInWords(day) : day);

/** The days that a field takes: a year of two or of five signs is a slip. */
export const FIELD_DAYS = { min: "2000-01-01", max: "2100-12-31" };

/** Whether a text is a day that is in the calendar. @param {unknown} day YYYY-MM-DD */
export const isDay = (day) => typeof day === "string" && day !== "" && readDay(day) === day;

/** The day after. @param {string} day YYYY-MM-DD */
export const dayAfter = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

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
  const moment = new Date(`${day}T00:00:00Z`);
  return year >= 1900 && year < 3000 && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : "";
}

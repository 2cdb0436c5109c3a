/** Days as they are kept: YYYY-MM-DD. Pure. */

import { dayInWords } from "./words.js";

const WHOLE = /^\d{4}-\d\d-\d\d$/;

/** A day in words, or the text itself when it is none. @param {string} day */
export const saidDay = (day) => (WHOLE.test(day) ? dayInWords(day) : day);

/** The days that a field takes: a year of two or of five signs is a slip. */
export const FIELD_DAYS = { min: "2000-01-01", max: "2100-12-31" };

/** Whether a text is a day that is in the calendar. @param {unknown} day YYYY-MM-DD */
export function isDay(day) {
  if (typeof day !== "string" || !WHOLE.test(day) || day < "1900" || day >= "3") return false;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

/** The day after. @param {string} day YYYY-MM-DD */
export const dayAfter = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

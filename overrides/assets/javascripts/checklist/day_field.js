import { FIELD_DAYS } from "../records/day.js";

/**
 * A field for a day takes no year of two or of five digits, and says so when it is left. Only while its `validity` is
 * good is its value to be kept: a year that is being typed is 0002, 0020, 0202 before it is 2026.
 * @param {HTMLInputElement} field
 * @param {HTMLElement} alert where it is said
 */
export function guardDay(field, alert) {
  Object.assign(field, FIELD_DAYS);
  const tell = () => (alert.textContent = field.validity.valid ? "" : "This is not kept yet: write a whole day, with a year from 2000 to 2100.");
  field.addEventListener("blur", tell);
  field.addEventListener("change", () => field.validity.valid && tell());
}

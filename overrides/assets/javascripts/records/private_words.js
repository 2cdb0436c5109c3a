/** Notices in free text what could tell which child is meant. It may be wrong both ways: it warns and blocks nothing. Pure. */

const DATE = /\b(?:\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d\d)|(\d{4})-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (\d{4}|\d\d))\b/gi;
const NAME = /\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+/u;
const BORN = /\b(?:d\.?o\.?b\b|born|date of birth|birthday)/i;
const NHS = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;
const PHONE = /(?<![\d+])(?:\+44\s?(?:\(0\)\s?)?|0044\s?|\(?0)(?:[\d()][\s-]?){9,11}(?!\d)/g;
const EMAIL = /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/i;

/** Whether ten digits are an NHS number: the last one checks the others. @param {string} text */
export function isNhsNumber(text) {
  const digits = text.replace(/\D/g, "");
  if (digits.length !== 10) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** Whether a date in the text is one on which somebody under 20 was born. @param {string} text @param {number} year this year */
const hasBirthday = (text, year) =>
  [...text.matchAll(DATE)].some(([, ...years]) => {
    const told = Number(years.find(Boolean));
    const full = told < 100 ? told + 2000 : told;
    return full > year - 20 && full < year - 2;
  });

/**
 * What a text seems to hold, in words for "This looks like …".
 * @param {string} text
 * @param {number} year this year
 * @returns {string[]}
 * @example privateWords("Ring 07700 900123", 2026) // ["a phone number"]
 */
export function privateWords(text, year) {
  const found = [];
  const numbers = text.match(NHS) ?? [];
  if (NAME.test(text) && (BORN.test(text) || hasBirthday(text, year))) found.push("a full name with a date of birth");
  if (numbers.some((each) => !each.startsWith("0") && isNhsNumber(each))) found.push("an NHS number");
  if ((text.match(PHONE) ?? []).some((each) => [10, 11].includes(national(each).length))) found.push("a phone number");
  if (EMAIL.test(text)) found.push("an email address");
  return found;
}

/** The digits of a number with its leading 0. @param {string} number */
const national = (number) => number.replace(/\(0\)/, "").replace(/\D/g, "").replace(/^(?:00)?44/, "0");

/** The sentence beside the field, or "". @param {string} text @param {number} year this year */
export function warning(text, year) {
  const found = privateWords(text, year);
  if (!found.length) return "";
  const last = found.pop();
  return `This looks like ${found.length ? `${found.join(", ")} and ` : ""}${last}. Take it out if it could show which child is meant.`;
}

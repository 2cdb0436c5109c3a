/** How what is kept is put into words. Pure. */

/**
 * @typedef {import("./shape.js").Answer} Answer
 * @typedef {import("./shape.js").Kept} Kept
 */

/** How it stands with an item. @type {Record<string, string>} */
export const STATES = { met: "Met", partly: "Partly", "not-yet": "Not yet", "does-not-apply": "Does not apply" };

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A day as it is written: 3 December 2026. @param {string} day YYYY-MM-DD */
export function dayInWords(day) {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}

/** The day of a moment where the reader is: YYYY-MM-DD. @param {Date} time */
export const dayOf = (time) =>
  `${time.getFullYear()}-${String(time.getMonth() + 1).padStart(2, "0")}-${String(time.getDate()).padStart(2, "0")}`;

/** The time of day where the reader is: 02:14. @param {Date} time */
export const clockOf = (time) => `${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;

/** What was written to an answer, without how it stands. @param {Answer} answer @returns {[string, string][]} */
export function notesOf(answer) {
  /** @type {[string, string][]} */
  const all = [["Evidence", answer.evidence], ["Action", answer.action], ["Who", answer.who], ["By", answer.by && dayInWords(answer.by)]];
  return all.filter(([, text]) => text);
}

/** An answer in one line. @param {Answer | undefined} answer */
export function inWords(answer) {
  if (!answer) return "No answer";
  return [STATES[answer.state] ?? "Not answered", ...notesOf(answer).map(([name, text]) => `${name}: ${text}`)].join(". ");
}

/** A name that none of the others has. @param {string} name @param {string[]} others */
export function freeName(name, others) {
  let count = 1;
  let free = name;
  while (others.includes(free)) free = `${name}, ${++count}`;
  return free;
}

const DAY = 86_400_000;

/**
 * How safe the records are, in sentences; the first is the one that matters most.
 * @param {Kept} kept
 * @param {number} now milliseconds
 * @returns {string[]}
 */
export function safetyInWords({ where, reason, persisted, copied, uncopied }, now) {
  if (where === "memory") {
    return [
      reason === "full"
        ? "There is no room left on this device. What you wrote since is kept only until you leave this page: save a copy now."
        : "This browser does not let the handbook keep anything. What you write is gone when you leave this page: save a copy before you do.",
    ];
  }
  const says = ["Your answers stay on this device. They are not sent anywhere."];
  if (!persisted) says.push("The browser may clear them when room is short. Safari does so after seven days without a visit.");
  const days = Math.floor((now - Date.parse(copied)) / DAY);
  const when = days < 1 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
  if (uncopied) says.push(copied ? `A copy was last saved ${when}; ${uncopied === 1 ? "1 record was" : `${uncopied} records were`} changed or brought in since. Save a new one.` : "No copy was saved yet. Save one, and put it where it is safe.");
  else if (copied) says.push(`A copy was saved ${when}; nothing was changed since.`);
  return says;
}

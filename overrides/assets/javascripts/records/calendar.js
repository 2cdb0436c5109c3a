/**
 * Actions as a calendar file (RFC 5545): a whole-day entry on the day by which each is to be done. Written here: the
 * libraries bring time zones and repetition, and this needs neither.
 */

import { dayAfter, isDay } from "./day.js";
import { saidState } from "./sheet.js";

/** @typedef {import("./plan.js").Action} Action */

/**
 * @typedef {object} Entry one whole day of a calendar
 * @property {string} uid the same for ever, so that a later file changes an entry and adds none
 * @property {string} changed when it was last changed: ISO 8601
 * @property {string} by YYYY-MM-DD
 * @property {string} summary
 * @property {string[]} more further lines
 * @property {string} link the full address of what it is about, or ""
 */

/**
 * The calendar of the actions that have a day and are not done. The same action has the same UID for ever, so that
 * opening a later file changes an entry and adds none.
 * @param {Action[]} actions
 * @param {string} name
 * @param {(action: Action) => string} linkTo the full address of its item, or ""
 */
export const calendarOf = (actions, name, linkTo) =>
  calendar(actions.filter(({ by, done }) => isDay(by) && !done).map((action) => entryOf(action, linkTo(action))), name);

/** A calendar of entries. @param {Entry[]} entries @param {string} name */
export function calendar(entries, name) {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Children's Homes Handbook//EN", "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(event),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/** @param {Action} action @param {string} link @returns {Entry} */
function entryOf({ record, item, changed, by, action, text, who, state, ticked, list, name }, link) {
  const more = [who && `Who: ${who}`, `${saidState(state, ticked) || "Not answered"}: ${text}`, `${list}, ${name}`];
  return { uid: `${safe(record)}-${safe(item)}`, changed, by, summary: action || text, more, link };
}

/** @param {Entry} entry */
function event({ uid, changed, by, summary, more, link }) {
  return [
    "BEGIN:VEVENT", `UID:${safe(uid)}@childrens-homes-handbook.invalid`,
    `DTSTAMP:${stamp(changed)}`, `DTSTART;VALUE=DATE:${by.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${dayAfter(by).replaceAll("-", "")}`, `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped([...more, link].filter(Boolean).join("\n"))}`, ...(link ? [`URL:${link.replace(/[\s\p{Cc}]/gu, encodeURIComponent)}`] : []),
    "TRANSP:TRANSPARENT", "END:VEVENT",
  ];
}

/** When it was changed, as a calendar writes it; an answer from elsewhere may have no good time. @param {string} changed */
function stamp(changed) {
  const moment = new Date(changed);
  return (Number.isNaN(moment.getTime()) ? new Date(0) : moment).toISOString().replace(/[-:]|\.\d+/g, "");
}

/** @param {string} id */
const safe = (id) => id.replace(/[^\w.-]/g, "");

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/\p{Cc}/gu, " ");

/** Lines of at most 75 bytes, none cut within a character. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let [out, size] = ["", 0];
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (size + bytes > 75) [out, size] = [`${out}\r\n `, 1];
    out += character;
    size += bytes;
  }
  return out;
}

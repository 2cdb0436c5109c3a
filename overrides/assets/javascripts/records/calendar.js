/**
 * Actions as a calendar file (RFC 5545): a whole-day entry on the day by which each is to be done. Written here: the
 * libraries bring time zones and repetition, and this needs neither.
 */

import { dayAfter } from "./day.js";
import { saidState } from "./sheet.js";

/** @typedef {import("./plan.js").Action} Action */

/**
 * The calendar of the actions that have a day and are not done. The same action has the same UID for ever, so that
 * opening a later file changes an entry and adds none.
 * @param {Action[]} actions
 * @param {string} name
 * @param {(action: Action) => string} linkTo the full address of its item, or ""
 */
export function calendarOf(actions, name, linkTo) {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Children's Homes Handbook//EN", "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`,
    ...actions.filter(({ by, done }) => /^\d{4}-\d\d-\d\d$/.test(by) && !done).flatMap((action) => entry(action, linkTo(action))),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/** @param {Action} action @param {string} link */
function entry(action, link) {
  const more = [action.who && `Who: ${action.who}`, `${saidState(action.state, action.ticked) || "Not answered"}: ${action.text}`, `${action.list}, ${action.name}`, link];
  return [
    "BEGIN:VEVENT", `UID:${safe(action.record)}-${safe(action.item)}@childrens-homes-handbook.invalid`,
    `DTSTAMP:${stamp(action.changed)}`, `DTSTART;VALUE=DATE:${action.by.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${dayAfter(action.by).replaceAll("-", "")}`, `SUMMARY:${escaped(action.action || action.text)}`,
    `DESCRIPTION:${escaped(more.filter(Boolean).join("\n"))}`, ...(link ? [`URL:${link.replace(/[\s\p{Cc}]/gu, encodeURIComponent)}`] : []),
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

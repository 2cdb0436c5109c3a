/** Files made on the device. What makes Excel and Word is fetched when it is asked for. */

import { download } from "../download.js";
import { addressOf } from "../load.js";
import { calendarOf } from "../records/calendar.js";
import { csvOf } from "../records/csv.js";
import { isDay } from "../records/day.js";
import { button, make } from "../make.js";
import { say } from "./controls.js";

/** @typedef {import("../records/report.js").Report} Report @typedef {import("../records/plan.js").Action} Action */

/**
 * @typedef {object} Content
 * @property {Report} report
 * @property {Action[]} actions what a calendar holds of it
 * @property {string} name of the calendar
 */

/** @type {[string, string, (content: Content) => Promise<Blob> | Blob][]} */
const FORMS = [
  ["Excel", "xlsx", async ({ report }) => new Blob([(await import("../records/excel.js")).workbookOf(report)], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" })],
  ["Word", "docx", async ({ report }) => (await import("../records/word.js")).documentOf(report)],
  ["CSV", "csv", ({ report }) => new Blob([csvOf(report)], { type: "text/csv;charset=utf-8" })],
  ["Calendar", "ics", ({ actions, name }) =>
    new Blob([calendarOf(actions, name, ({ address }) => (address ? addressOf(address) : ""))], { type: "text/calendar;charset=utf-8" })],
];

/**
 * A button for each form of file.
 * @param {string} of what they are files of, for those who hear the buttons alone
 * @param {() => Content} content asked when a button is pressed
 */
export function downloads(of, content) {
  const status = make("p", { role: "status", class: "hb-yours__status" });
  const buttons = FORMS.map(([says, ending, written]) => {
    const made = button(says, async () => {
      const asked = content();
      const dated = asked.actions.filter(({ by, done }) => isDay(by) && !done).length;
      if (ending === "ics" && !dated) return say(status, "No open action has a day yet, so there is nothing for a calendar.");
      try {
        const name = `${asked.report.file}.${ending}`;
        download(await written(asked), name);
        say(status, ending === "ics" ? `Saved as ${name}: ${dated} ${dated === 1 ? "entry" : "entries"}.` : `Saved as ${name}.`);
      } catch (error) {
        // The part that writes it did not come; anything else is a fault to be seen.
        if (!(error instanceof TypeError)) throw error;
        say(status, `What writes ${says} files could not be fetched. Try again with a connection, or take CSV.`);
      }
    });
    made.setAttribute("aria-label", `${says}: ${of}`);
    made.dataset.key = `${ending} ${of}`;
    return made;
  });
  return make("div", { class: "hb-yours__files" }, ...buttons, status);
}

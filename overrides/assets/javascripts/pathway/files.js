/** Files of an induction, made on the device: its dates for a calendar, and the record to sign. */

import { download } from "../download.js";
import { calendar } from "../records/calendar.js";
import { datesOf, inductionReport } from "../records/induction.js";
import { dayOf } from "../records/words.js";
import { button, make } from "../make.js";

/** @typedef {import("../records/shape.js").KeptRecord} KeptRecord */

/**
 * @param {import("./stages.js").Stage[]} stages
 * @param {string} title
 * @param {() => Promise<KeptRecord | undefined>} current
 * @param {(words: string) => void} say
 */
export function files(stages, title, current, say) {
  /** @param {(record: KeptRecord) => Promise<void>} work */
  const withRecord = (work) => async () => {
    const record = await current();
    if (record) await work(record);
    else say("There is no record yet. Give the first day, or tick the first step.");
  };
  const dates = button("Dates for a calendar", withRecord(async (record) => {
    const entries = datesOf(stages, record, title, (id) => new URL(`#${id}`, location.href).href);
    if (!entries.length) return say(record.start ? "Nothing is still to be done by a date." : "Give the first day of work: the dates are counted from it.");
    const name = `induction-${record.of}.ics`;
    download(new Blob([calendar(entries, `${title}, ${record.name}`)], { type: "text/calendar;charset=utf-8" }), name);
    say(`Saved as ${name}: ${entries.length} ${entries.length === 1 ? "date" : "dates"}.`);
  }));
  const word = button("Record to sign, as Word", withRecord(async (record) => {
    const from = (document.querySelector("[data-cite]")?.getAttribute("data-cite") ?? "").split(". ")[0] ?? "";
    const report = inductionReport(stages, record, title, from, dayOf(new Date()));
    try {
      const { documentOf } = await import("../records/word.js");
      download(await documentOf(report), `${report.file}.docx`);
      say(`Saved as ${report.file}.docx.`);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // the part that writes it did not come
      say("What writes Word files could not be fetched. Try again with a connection, or print.");
    }
  }));
  return make("div", { class: "hb-record__tools" }, dates, word, button("Print", () => print()));
}

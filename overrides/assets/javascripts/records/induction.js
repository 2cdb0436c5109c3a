/** An induction: what is done, what is next, what is late, and by when each stage is due. Pure; the day is given. */

import { CARE } from "./sheet.js";
import { isDay, saidDay } from "./day.js";
import { dayInWords, freeName } from "./words.js";

/** @typedef {import("./shape.js").Answer} Answer @typedef {import("./shape.js").KeptRecord} KeptRecord */

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} text
 * @property {string} sort "Read", "Talk about it" …
 * @property {number} minutes
 * @property {string} signs who is to sign
 * @property {string} competent
 *
 * @typedef {object} Stage
 * @property {string} id
 * @property {string} title
 * @property {string} due "before", "1 day", "6 months" …, or ""
 * @property {Step[]} steps
 *
 * @typedef {object} StageStanding
 * @property {Stage} stage
 * @property {string} by the day by which it is due, or ""
 * @property {Step[]} left
 * @property {boolean} late
 *
 * @typedef {object} Standing
 * @property {number} done
 * @property {number} total
 * @property {number} minutes of the steps that are left
 * @property {Step | undefined} next
 * @property {number} late how many steps are late
 * @property {StageStanding[]} stages
 */

/**
 * The last day of a time that begins with the first day of work, as the law counts: one week from a Monday ends on
 * the Sunday, one month from the 15th on the 14th. Where its last month has no day of that number, the time ends with
 * that month.
 * @param {string} start YYYY-MM-DD
 * @param {string} due "before", "1 day", "2 weeks", "6 months", "2 years"
 * @returns {string} YYYY-MM-DD, or "" when there is no first day or no date
 * @example dueDay("2026-08-31", "6 months") // "2027-02-28"
 */
export function dueDay(start, due) {
  const found = /^(\d+) (day|week|month|year)s?$/.exec(due);
  const from = new Date(`${start}T00:00:00Z`);
  if (Number.isNaN(from.getTime()) || (!found && due !== "before")) return "";
  const count = Number(found?.[1] ?? 0);
  const unit = found?.[2] ?? "day";
  const [year, month, before] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() - 1];
  if (unit === "day" || unit === "week") return written(year, month, before + (unit === "week" ? count * 7 : count));
  const months = month + (unit === "year" ? count * 12 : count);
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return written(year, months, Math.min(before, last)); // the day before the 1st is the month's before: day 0
}

/** @param {number} year @param {number} month @param {number} date */
const written = (year, month, date) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** @param {KeptRecord | undefined} record @param {string} step @returns {Answer | undefined} */
const answerOf = (record, step) => (record && Object.hasOwn(record.answers, step) ? record.answers[step] : undefined);

/** Whether a step is done, or does not apply. @param {KeptRecord | undefined} record @param {string} step */
export const isDone = (record, step) => ["met", "does-not-apply"].includes(answerOf(record, step)?.state ?? "");

/**
 * Where an induction stands.
 * @param {Stage[]} stages
 * @param {KeptRecord | undefined} record
 * @param {string} today YYYY-MM-DD
 * @returns {Standing}
 */
export function standingOf(stages, record, today) {
  const found = stages.map((stage) => {
    const by = dueDay(record?.start ?? "", stage.due);
    const left = stage.steps.filter(({ id }) => !isDone(record, id));
    return { stage, by, left, late: by !== "" && by < today && left.length > 0 };
  });
  const left = found.flatMap((each) => each.left);
  const total = stages.reduce((sum, { steps }) => sum + steps.length, 0);
  return {
    total, done: total - left.length, minutes: left.reduce((sum, { minutes }) => sum + minutes, 0), next: left[0],
    late: found.reduce((sum, each) => sum + (each.late ? each.left.length : 0), 0), stages: found,
  };
}

/** A date and how it stands, in words. @param {StageStanding} standing @param {string} today YYYY-MM-DD */
export function saidDue({ by, left, late }, today) {
  if (!by) return "";
  if (!left.length) return `All done. It was due by ${dayInWords(by)}.`;
  const days = Math.round((Date.parse(by) - Date.parse(today)) / 86_400_000);
  if (late) return `Overdue: it was due by ${dayInWords(by)}, ${days === -1 ? "yesterday" : `${-days} days ago`}.`;
  return `Due by ${dayInWords(by)}, ${days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`}.`;
}

/** "45 minutes", "about 3 hours". @param {number} minutes */
export function saidTime(minutes) {
  if (minutes < 90) return `${minutes} minutes`;
  const hours = Math.round(minutes / 30) / 2;
  return `about ${hours} hours`;
}

/** What was written to a step. @param {Answer} answer @returns {[string, string][]} */
export function stepNotes({ state, by, who, evidence, action }) {
  /** @type {[string, string][]} */
  const all = [[state === "met" ? "Done on" : "Planned for", saidDay(by)], ["Signed by", who], ["Note", evidence], ["Still to do", action]];
  return all.filter(([, text]) => text);
}

/** A step's answer in one line. @param {Answer | undefined} answer */
export const stepInWords = (answer) =>
  answer ? [answer.state === "met" ? "Done" : "Not done", ...stepNotes(answer).map(([name, text]) => `${name}: ${text}`)].join(". ") : "No answer";

/**
 * What is still due, for a calendar: a day for each stage, and one for each step that has a planned day of its own.
 * @param {Stage[]} stages
 * @param {KeptRecord} record
 * @param {string} title the pathway's
 * @param {(id: string) => string} linkTo the full address of a step
 * @returns {import("./calendar.js").Entry[]}
 */
export function datesOf(stages, record, title, linkTo) {
  const about = `${title}, ${record.name}`;
  return standingOf(stages, record, "").stages.flatMap(({ stage, by, left }) => {
    const [first] = left;
    const planned = left.flatMap(({ id, text, signs }) => {
      const day = answerOf(record, id)?.by ?? "";
      return isDay(day) ? [{ uid: `${record.id}-${id}`, changed: record.changed, by: day, summary: text, more: [`Signed by: ${signs}`, about], link: linkTo(id) }] : [];
    });
    if (!by || !first) return planned;
    const steps = left.map(({ sort, text }) => `- ${sort}: ${text}`);
    return [{ uid: `${record.id}-${stage.id}`, changed: record.changed, by, summary: `${stage.title}: ${left.length} ${left.length === 1 ? "step" : "steps"} to do by today`, more: [about, ...steps], link: linkTo(first.id) }, ...planned];
  });
}

/**
 * The record to sign, with what was filled in.
 * @param {Stage[]} stages
 * @param {KeptRecord} record
 * @param {string} title the pathway's
 * @param {string} from whose handbook
 * @param {string} today YYYY-MM-DD
 * @returns {import("./report.js").Report}
 */
export function inductionReport(stages, record, title, from, today) {
  const { done, total, stages: standing } = standingOf(stages, record, today);
  const known = new Set(stages.flatMap(({ steps }) => steps.map(({ id }) => id)));
  /** @param {string} id @param {string} text @param {string} competent @param {string} heading */
  const row = (id, text, competent, heading) => {
    const { state = "", by = "", who = "", evidence = "" } = answerOf(record, id) ?? {};
    return { heading, cells: [text, competent, state === "met" ? saidDay(by) || "Done" : state === "does-not-apply" ? "Does not apply" : "", who, "", evidence] };
  };
  /** @type {string[]} */
  const headings = [];
  for (const { stage, by } of standing) headings.push(freeName(by ? `${stage.title} (by ${dayInWords(by)})` : stage.title, headings));
  const gone = Object.entries(record.answers).filter(([id, { state, by, who, evidence }]) => !known.has(id) && (state || by || who || evidence));
  return {
    file: `induction-record-${record.of}-${today}`, title: `Record: ${title}`, from: `${from}. Made ${dayInWords(today)}.`,
    about: [
      ["Whose induction", record.name], ["First day", record.start ? dayInWords(record.start) : "not given"],
      ["So far", `${done} of ${total} steps done`],
      ["Mind", `A name beside a step says that it was done and talked about, and nothing more. It is no certificate, no qualification and no registration. ${CARE}`],
    ],
    columns: [
      { title: "Step", width: 40, holds: "text" }, { title: "Competent looks like", width: 34, holds: "text" }, { title: "Done on", width: 15, holds: "text" },
      { title: "Who signs", width: 18, holds: "text" }, { title: "Signature", width: 20, holds: "text" }, { title: "Note", width: 26, holds: "text" },
    ],
    rows: [
      ...stages.flatMap(({ steps }, at) => steps.map(({ id, sort, text, competent, minutes, signs }) =>
        row(id, `${sort}: ${text}\n${minutes} minutes. Signed by: ${signs}`, competent, headings[at] ?? ""))),
      ...gone.map(([id, { text }]) => row(id, text || id, "", "Steps that the pathway has no more")),
    ],
    closing: [
      "The manager's statement of competence",
      "I have read this record. I have watched this person at work, or asked those who did and whose names stand above. I have asked children, in a way that cost them nothing.",
      "From today, alone: ………………………………………………………………………………………………………………",
      "Not yet, what happens instead, and when we look again: …………………………………………………………",
      "Worker, I have had this induction (name, signature, date): ………………………………………………………",
      "Manager, competent as said above (name, signature, date): ………………………………………………………",
    ],
  };
}

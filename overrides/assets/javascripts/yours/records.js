/** The records on this device: what each is of, how far it has come, what is overdue, and its files. */

import { addressOf } from "../load.js";
import { conflictsOf } from "../records/merge.js";
import { planOf } from "../records/plan.js";
import { progressOf, saidCounts } from "../records/progress.js";
import { recordReport } from "../records/report.js";
import { pick } from "../records/picked.js";
import { importAll, remove } from "../records/store.js";
import { dayInWords, dayOf } from "../records/words.js";
import { entryOf, isTicked } from "../records/wording.js";
import { button, make } from "../make.js";
import { bar } from "./bar.js";
import { number, refill, say } from "./controls.js";
import { downloads } from "./files.js";

/** @typedef {import("../yours.js").State} State @typedef {import("../records/shape.js").KeptRecord} KeptRecord */

/** @param {HTMLElement} place @returns {import("../yours.js").Show} */
export function recordsPart(place) {
  const summary = make("p", { role: "status" });
  const undo = make("p", {});
  const list = make("ul", { class: "hb-yours__list" });
  place.append(summary, undo, list);
  /** The id of a record that comes back: the focus goes to it, as the button that brings it is gone. */
  let back = "";

  /** @param {KeptRecord} record */
  async function takeOut(record) {
    const taken = await remove(record.id);
    if (!taken) return;
    const bring = button("Bring it back", async () => {
      undo.replaceChildren();
      back = taken.id;
      await importAll([taken]);
      say(summary, `“${taken.name}” is back.`);
    });
    undo.replaceChildren(`“${taken.name}” was deleted. `, bring);
    bring.focus();
  }

  return (state) => {
    const { records, wording, today, worded } = state;
    const actions = planOf(records, wording, today);
    const rows = records.map((record) => ({ record, overdue: actions.filter((each) => each.record === record.id && each.overdue && !each.replaced).length }));
    rows.sort((one, other) => Number(other.overdue > 0) - Number(one.overdue > 0) || (one.record.changed < other.record.changed ? 1 : -1));
    const late = rows.reduce((sum, { overdue }) => sum + overdue, 0);
    summary.textContent = records.length
      ? `${number(records.length, "record")} on this device.${late ? ` ${number(late, "action is", "actions are")} overdue.` : " Nothing is overdue."}`
      : "There is no record on this device yet. Open a checklist and answer its first item: that begins one.";
    if (!worded && records.length) summary.append(" The handbook's own list of items could not be fetched, so records are shown with the words that were answered.");
    refill(list, ...rows.map(({ record, overdue }) => row(record, overdue, state, actions, takeOut)));
    list.hidden = !records.length;
    const link = list.querySelector(`[data-key="go ${CSS.escape(back)}"]`);
    if (!(link instanceof HTMLAnchorElement)) return;
    back = "";
    if (link.href) link.focus();
    else link.closest("li")?.querySelector("summary")?.focus();
  };
}

/** The day of a moment where the reader is, in words. @param {string} moment */
const day = (moment) => dayInWords(dayOf(new Date(moment)));

/**
 * @param {KeptRecord} record
 * @param {number} overdue
 * @param {State} state
 * @param {import("../records/plan.js").Action[]} actions
 * @param {(record: KeptRecord) => void} takeOut
 */
function row(record, overdue, { wording, today, worded }, actions, takeOut) {
  const entry = entryOf(wording, record);
  const progress = progressOf(record, entry);
  const title = entry?.title ?? record.title;
  const conflicts = conflictsOf(record).length;
  const name = `${title}, ${record.name}`;
  const link = make("a", { "data-key": `go ${record.id}` }, title);
  if (entry) link.href = addressOf(`${entry.page}#${record.kind}-${record.of}`);
  link.addEventListener("click", () => pick(record.of, record.id)); // the page shows this record, not the newest
  const badges = [
    ...(overdue ? [make("b", { class: "hb-status hb-status--ban" }, `${overdue} overdue`)] : []),
    ...(conflicts ? [make("a", { href: "#keep-a-copy", class: "hb-status" }, `${conflicts} to choose`)] : []),
  ];
  const gone = entry && progress.gone.length ? ` ${number(progress.gone.length, "answer is to an item", "answers are to items")} that the handbook has no more; kept.` : "";
  const folded = make(
    "details", { "data-key": `more ${record.id}` },
    make("summary", { "data-key": `open ${record.id}` }, "Files, delete"),
    downloads(name, () => ({
      report: recordReport(record, wording, today, new Date().toISOString()), actions: actions.filter((each) => each.record === record.id),
      name,
    })),
    button("Delete this record", () => takeOut(record), "hb-yours__delete"),
  );
  return make(
    "li", { class: "hb-yours__record" }, make("h3", {}, entry ? link : title),
    make("p", { class: "hb-yours__name" }, make("strong", {}, record.name), ...badges.flatMap((badge) => [" ", badge])),
    ...(worded || entry ? [bar(progress)] : []),
    make("p", { class: "hb-note" }, `${saidCounts(progress, isTicked(wording, record))}.${gone} Begun ${day(record.made)}, last changed ${day(record.changed)}.${entry || !worded ? "" : " The handbook has this list no more; what you wrote is kept."}`),
    folded,
  );
}

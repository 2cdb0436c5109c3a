/** Answers that stand side by side because two devices changed them: the reader chooses; nothing is lost until then. */

import { stepNotes } from "../records/induction.js";
import { conflictsOf } from "../records/merge.js";
import { choose } from "../records/store.js";
import { saidState } from "../records/sheet.js";
import { notesOf } from "../records/words.js";
import { entryOf, isTicked, placeOf } from "../records/wording.js";
import { button, make } from "../make.js";
import { number, refill, say } from "./controls.js";

/** @typedef {import("../yours.js").State} State @typedef {import("../records/shape.js").Answer} Answer @typedef {import("../records/shape.js").KeptRecord} KeptRecord */

/** @param {HTMLElement} status */
export function conflictList(status) {
  const head = make("h3", { tabindex: "-1", id: "to-choose" }, "To choose");
  const says = make("p", {});
  const list = make("ol", { class: "hb-yours__list" });
  /** @type {{record: KeptRecord, item: string, answers: Answer[]}[]} */
  let all = [];
  const newest = button("Take the newest of each", async () => {
    const count = all.length;
    for (const { record, item, answers } of all) if (answers[0]) await choose(record.id, item, answers[0]);
    say(status, `The newest answer was taken for ${number(count, "item")}. The others are kept with it as earlier answers.`);
  });
  const place = make("section", { class: "hb-yours__choices", "aria-labelledby": "to-choose" }, head, says, newest, list);
  place.hidden = true;

  /** @param {State} state */
  function show(state) {
    all = state.records.flatMap((record) => conflictsOf(record).map(({ item, answers }) => ({ record, item, answers: [...answers].sort((one, other) => (one.changed < other.changed ? 1 : -1)) })));
    const inside = list.contains(document.activeElement);
    place.hidden = !all.length;
    says.textContent = `${number(all.length, "item has", "items have")} different answers from two devices. Take one; the other stays with it as an earlier answer.`;
    refill(list, ...all.map((conflict) => row(conflict, state)));
    if (inside && !list.contains(document.activeElement)) all.length ? head.focus() : place.parentElement?.querySelector("button")?.focus();
  }

  /** @param {{record: KeptRecord, item: string, answers: Answer[]}} conflict @param {State} state */
  function row({ record, item, answers }, { wording }) {
    const text = placeOf(wording, record, item)?.text ?? answers[0]?.text ?? item;
    const offers = answers.map((answer, at) => {
      const take = button("Take this answer", async () => {
        await choose(record.id, item, answer);
        say(status, "Taken. The other stays with it as an earlier answer.");
      });
      take.setAttribute("aria-label", `Take this answer, number ${at + 1}, for: ${text}`);
      take.dataset.key = `${record.id} ${item} ${at}`;
      return make("li", {}, make("p", { class: "hb-note" }, at ? "Another answer, " : "The newest, ", moment(answer.changed)), told(answer, record.kind, isTicked(wording, record)), take);
    });
    return make("li", {}, make("p", { class: "hb-yours__name" }, text), make("p", { class: "hb-note" }, `${entryOf(wording, record)?.title ?? record.title}, ${record.name}`), make("ul", { class: "hb-yours__versions" }, ...offers));
  }

  return { place, show };
}

/**
 * An answer with all that was written, in the words of a checklist, of a list to tick, or of an induction.
 * @param {Pick<Answer, "state" | "evidence" | "action" | "who" | "by">} answer
 * @param {KeptRecord["kind"]} [kind]
 * @param {boolean} [ticked]
 */
export function told(answer, kind = "checklist", ticked = false) {
  const notes = (kind === "pathway" ? stepNotes : notesOf)(/** @type {Answer} */ (answer));
  const stands = saidState(answer.state, ticked) || (ticked ? "Not done" : "Not answered");
  return make("dl", { class: "hb-yours__answer" }, ...[["How it stands", stands], ...notes].flatMap(([name = "", text = ""]) => [make("dt", {}, name), make("dd", {}, text)]));
}

/** @param {string} changed */
const moment = (changed) => (Number.isNaN(Date.parse(changed)) ? "at a time not known" : new Date(changed).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" }));

/** A copy to keep: how safe the records are, saving them, opening a file, and what must be chosen afterwards. */

import { merge } from "../records/merge.js";
import { opened } from "../records/opening.js";
import { saveFile } from "../records/save_file.js";
import { importAll, list } from "../records/store.js";
import { dayInWords, safetyInWords } from "../records/words.js";
import { filledIn } from "../records/filled.js";
import { button, make } from "../make.js";
import { conflictList } from "./conflicts.js";
import { number, say } from "./controls.js";
import { reviewed } from "./review.js";

/** @typedef {import("../yours.js").State} State */

const KINDS = ".json,.xlsx,.csv,application/json,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @param {HTMLElement} place @returns {import("../yours.js").Show} */
export function copiesPart(place) {
  /** @type {State | undefined} */
  let state;
  const safety = make("ul", {});
  const status = make("p", { role: "status", class: "hb-yours__status" });
  const wrong = make("ul", { class: "hb-yours__wrong" });
  const review = make("div", {});
  /** @type {ReturnType<typeof reviewed>[]} */
  let reviews = [];
  const conflicts = conflictList(status);
  const save = button("Save a copy", async () => say(status, `Saved as ${await saveFile()}. Put it where you will find it, and where only the right people look.`));
  save.dataset.key = "save";
  const file = make("input", { type: "file", id: "open-a-file", accept: KINDS });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen && state) await take(chosen, state);
    file.value = ""; // so that the same file can be chosen again
  });
  const label = make("label", { for: "open-a-file" }, "Open a saved copy, or a checklist filled in as Excel or CSV");
  place.append(safety, save, make("div", { class: "hb-yours__open" }, label, file), status, wrong, review, conflicts.place);

  /** @param {File} chosen @param {State} now */
  async function take(chosen, now) {
    wrong.replaceChildren();
    review.replaceChildren();
    const { what, records, sheets, wrong: faults } = await opened(chosen);
    /** @type {string[]} */
    let notices = faults;
    if (what === "copy") say(status, await takeCopy(records, chosen.name, notices));
    else if (what === "sheets" && !now.worded) notices = ["To read a checklist the handbook's list of items is needed, and it could not be fetched. Try again with a connection. Nothing was changed."];
    else if (what === "sheets") {
      const found = filledIn(sheets, now.wording);
      notices = found.notices;
      reviews = found.filled.map((filled) => reviewed(filled, now, status));
      review.replaceChildren(...reviews.map((each) => each.place));
      if (found.filled.length) say(status, `${chosen.name} is read. Nothing is changed yet: look at what it would change.`);
    }
    if (what === "nothing" || (what === "sheets" && !review.childElementCount)) say(status, `${chosen.name} was not taken in.`);
    wrong.replaceChildren(...notices.map((sentence) => make("li", {}, sentence)));
  }

  return (next) => {
    state = next;
    safety.replaceChildren(...safetyInWords(next.kept, Date.now()).map((sentence) => make("li", {}, sentence)));
    safety.hidden = !next.records.length && next.kept.where === "device";
    save.hidden = !next.records.length;
    conflicts.show(next);
    for (const each of reviews) if (each.place.isConnected) each.show(next);
  };
}

/**
 * Merge the records of a saved copy with those that are here.
 * @param {import("../records/shape.js").KeptRecord[]} records
 * @param {string} name
 * @param {string[]} notices more to be said
 */
async function takeCopy(records, name, notices) {
  const before = await list();
  const same = merge(before, records);
  const { records: all, added, changed, conflicts, renamed, restarted, refused } = await importAll(records);
  for (const { kept, other } of renamed) notices.push(`A record is called “${kept}” here and “${other}” on the other side. “${kept}” stays.`);
  for (const { record, kept, other } of restarted) {
    const whose = all.find(({ id }) => id === record)?.name ?? "";
    notices.push(`The first day of “${whose}” is ${kept ? dayInWords(kept) : "not given"} on one side and ${dayInWords(other)} on the other. ${kept ? dayInWords(kept) : "No day"} stays.`);
  }
  for (const { name: left } of refused) notices.push(`“${left}” was left out: a record of another checklist has the same id.`);
  if (!same.added.length && !same.changed.length) return `${name} is read. Everything in it was here already.`;
  const parts = [...(added.length ? [`${number(added.length, "record is", "records are")} new here`] : []), ...(changed.length ? [`${number(changed.length, "record has", "records have")} new answers`] : [])];
  const choose = conflicts.length ? ` ${number(conflicts.length, "answer", "answers")} on the two sides differ: choose below. Both are kept until you do.` : "";
  return `${name} is taken in: ${parts.join(", ")}.${choose}`;
}

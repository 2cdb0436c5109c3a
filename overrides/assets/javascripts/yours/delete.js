/** Delete everything that this device keeps: a copy is offered first, and it is asked once more. */

import { openDialog } from "../dialog.js";
import { saveFile } from "../records/save_file.js";
import { removeAll } from "../records/store.js";
import { button, make } from "../make.js";
import { number, say } from "./controls.js";

/** @typedef {import("../yours.js").State} State */

/** @param {HTMLElement} place @returns {import("../yours.js").Show} */
export function deletePart(place) {
  /** @type {State | undefined} */
  let state;
  const status = make("p", { role: "status", class: "hb-yours__status", tabindex: "-1" });
  const says = make("p", {});
  const inside = make("p", { role: "status" });
  const begin = button("Delete everything on this device", () => ask(), "hb-yours__delete");
  const copy = button("Save a copy first", async () => say(inside, `Saved as ${await saveFile()}.`));
  const further = button("Go on without it", () => again());
  const last = button("Delete for good", () => wipe(), "hb-yours__delete");
  const keep = make("button", { type: "button", class: "hb-button", "data-close": "" }, "Keep everything");
  const dialog = make("dialog", { class: "hb-yours-dialog", "aria-labelledby": "delete-title" },
    make("h2", { id: "delete-title" }, "Delete everything?"), says, inside, make("div", { class: "hb-yours__files" }, copy, further, last, keep));
  place.append(begin, status, dialog);

  const amount = () => number(state?.records.length ?? 0, "record");

  function ask() {
    const uncopied = state?.kept.uncopied ?? 0;
    says.textContent = `${amount()} and all ticks on this device will be gone. This cannot be undone. ${uncopied ? `${number(uncopied, "record was", "records were")} never saved in a copy, or changed since.` : "A copy of all of it was saved."}`;
    inside.textContent = "";
    further.textContent = uncopied ? "Go on without a new copy" : "Go on";
    for (const each of [copy, further]) each.hidden = false;
    last.hidden = true;
    openDialog(dialog, begin);
    (uncopied ? copy : keep).focus();
  }

  function again() {
    says.textContent = `Once more: delete ${amount()} for good? Nobody can bring them back, unless you saved a copy.`;
    inside.textContent = "";
    for (const each of [copy, further]) each.hidden = true;
    last.hidden = false;
    keep.focus();
  }

  async function wipe() {
    const done = await removeAll();
    forgetTicks();
    dialog.close();
    status.focus(); // the button that opened the dialog is gone with the records
    say(status, done ? "Everything is deleted. This device keeps nothing of your checklists any more." : "This browser refused to delete. Clear this site's data in the browser's settings.");
  }

  return (next) => {
    state = next;
    begin.hidden = !next.records.length;
    if (!next.records.length && !status.textContent) status.textContent = "There is nothing on this device to delete.";
    else if (next.records.length && status.textContent.startsWith("There is nothing")) status.textContent = "";
  };
}

/** Ticks of an earlier version of the handbook that no checklist has taken over yet. */
function forgetTicks() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("handbook.tick.")) localStorage.removeItem(key);
  } catch {
    // storage is off: there are none
  }
}

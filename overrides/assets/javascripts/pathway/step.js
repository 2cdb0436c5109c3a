import { FIELDS, ItemView } from "../checklist/item.js";
import { stepInWords, stepNotes } from "../records/induction.js";
import { dayOf } from "../records/words.js";
import { make } from "../make.js";

/** @typedef {import("./stages.js").Step} Step @typedef {import("../checklist/sheet.js").Sheet} Sheet */

/** What is written to a step: fields that a checklist has, by names of their own. */
const WORDS = {
  fields: /** @type {typeof FIELDS} */ ({
    by: ["Date", "When it was done; before that, when it is planned."],
    who: ["Signed by", "An adult's first name and role. Do not name a child."],
    evidence: ["Note", "What was seen, a question, a doubt. Do not name a child."],
  }),
  add: "Date, who signed, note", change: "Change date, who signed, note", notesOf: stepNotes, inWords: stepInWords,
};

/** One step: done or not, and what was written to it. */
export class StepView extends ItemView {
  /**
   * @param {Step} step
   * @param {Sheet} sheet
   * @param {{changed: () => void, said: (words: string, way?: () => unknown) => void}} page
   */
  constructor(step, sheet, page) {
    const box = make("input", { type: "checkbox", name: step.id, value: "met" });
    const label = make("label", { class: "hb-item__how hb-item__label" }, box, make("span", {}, "Done", make("span", { class: "hb-hidden" }, `: ${step.text}`)));
    step.element.querySelector(".hb-step__paper")?.before(label);
    super(step, sheet, page, WORDS);
    this.box = box;
    box.addEventListener("change", () => this.tick());
  }

  /** A tick dates the step today, if no day was written that has come; without it, that day goes again. */
  tick() {
    const { by = "" } = this.sheet.answer(this.item.id) ?? {};
    const today = dayOf(new Date());
    const done = this.box.checked;
    const date = done ? (by && by <= today ? by : today) : "";
    this.offer({ state: done ? "met" : "", by: date }, done ? "Step done." : "Step not done any more.");
  }
}

import { blank, isEmpty } from "../records/answer.js";
import { warning } from "../records/private_words.js";
import { inWords, notesOf } from "../records/words.js";
import { button, make } from "../make.js";
import { guardDay } from "./day_field.js";
import { KEPT, toChoose } from "./parts.js";

/**
 * @typedef {import("../records/shape.js").Answer} Answer
 * @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {"evidence" | "action" | "who" | "by"} Field
 */

/** @type {Record<Field, [string, string]>} each field's label, and what is said below it */
export const FIELDS = {
  evidence: ["Evidence", "What shows it, and where it is. Do not name a child."],
  action: ["Action", "What is to be done. Do not name a child."],
  who: ["Who does it", "A role, or an adult's first name. Do not name a child."],
  by: ["By when", ""],
};

/** How a checklist speaks of its answers; the steps of a pathway have words of their own. */
const CHECKLIST = { fields: FIELDS, add: "Evidence and action", change: "Change evidence and action", notesOf, inWords };

/** One item of a working record: its choices, and an editor that is made when it is first opened. */
export class ItemView {
  /** @type {Partial<Record<Field, HTMLInputElement | HTMLTextAreaElement>>} */
  fields = {};
  /** @type {Partial<Record<Field, string>>} what each field was given, or gave, last */
  given = {};
  /** @type {Answer | undefined} what is drawn */
  drawn;
  /** @type {string | undefined} of which record */
  record;
  said = make("p", { class: "hb-item__said" });
  notes = make("div", { class: "hb-item__notes" });
  summary = make("summary", {});
  editor = make("details", { class: "hb-item__more" }, this.summary);

  /**
   * @param {{id: string, text: string, element: HTMLElement}} item
   * @param {Sheet} sheet
   * @param {{changed: () => void, said: (words: string, way?: () => unknown) => void}} page
   * @param {typeof CHECKLIST} [words]
   */
  constructor(item, sheet, page, words = CHECKLIST) {
    this.words = words;
    this.summary.textContent = words.add;
    this.item = item;
    this.sheet = sheet;
    this.page = page;
    this.radios = [...item.element.querySelectorAll("input")];
    item.element.querySelector(".hb-item__how")?.after(this.editor);
    this.summary.addEventListener("click", () => this.build()); // at once: the next key may be Tab
    this.editor.addEventListener("toggle", () => this.editor.open && this.build());
  }

  /** What the reader chose before this program was there. */
  get early() {
    return this.radios.find((radio) => radio.checked)?.value ?? "";
  }

  /** Draw what is kept; a field from which something is on its way is left alone. */
  draw() {
    if (!this.sheet.known) return; // what is tapped meanwhile stays as it is
    const answer = this.sheet.answer(this.item.id);
    const record = this.sheet.record?.id;
    if (answer === this.drawn && (record === this.record || !this.fields.evidence)) return;
    this.drawn = answer;
    this.record = record;
    const { state, text, earlier } = { ...blank(), ...answer };
    for (const radio of this.radios) radio.checked = radio.value === state;
    this.fill();
    const notes = answer ? this.words.notesOf(answer) : [];
    this.said.replaceChildren(...notes.flatMap(([name, words]) => [make("b", {}, `${name}:`), ` ${words} `]));
    if (notes.length) this.editor.before(this.said);
    else this.said.remove();
    const says = notes.length ? this.words.change : this.words.add;
    if (this.summary.textContent !== says) this.summary.textContent = says;
    this.item.element.toggleAttribute("data-written", notes.length > 0);
    const reworded = answer && !isEmpty(answer) && text && text !== this.item.text;
    this.notes.replaceChildren(
      ...(reworded ? [this.reworded(text)] : []), ...toChoose(answer, this.words.inWords, (chosen) => this.choose(chosen)), ...(earlier?.length ? [this.earlier(earlier)] : []));
    if (this.notes.hasChildNodes()) this.editor.after(this.notes);
    else this.notes.remove();
  }

  /** Put what is kept into the fields; another tab may have written in the one that has the focus. */
  fill() {
    for (const [key, field] of Object.entries(this.fields)) {
      const name = /** @type {Field} */ (key);
      const kept = this.drawn?.[name] ?? "";
      if (field === document.activeElement && (this.sheet.pending.has(this.item.id) || !field.validity.valid)) continue;
      if (field.value !== kept) put(field, kept);
      this.given[name] = kept;
    }
  }

  /** @param {import("../records/answer.js").Patch} patch */
  set(patch) {
    this.sheet.set(this.item.id, { ...patch, text: this.item.text });
    this.page.changed();
  }

  /** What is typed waits a moment. @param {Field} name @param {string} value */
  type(name, value) {
    this.sheet.set(this.item.id, { [name]: value, text: this.item.text }, true, { [name]: this.given[name] ?? "" });
    this.given[name] = value;
  }

  /** Change it, and offer the way back. @param {import("../records/answer.js").Patch} patch @param {string} said */
  offer(patch, said) {
    const way = this.sheet.setWithWay(this.item.id, { ...patch, text: this.item.text });
    this.page.changed();
    this.draw();
    this.page.said(said, way);
  }

  /** Make the editor. */
  build() {
    if (this.fields.evidence) return;
    const rows = Object.entries(this.words.fields).map(([key, [label, hint]]) => {
      const name = /** @type {Field} */ (key);
      const id = `${this.item.id}--${name}`;
      const field = name === "evidence" || name === "action" ? make("textarea", { id, rows: "2" }) : make("input", { id, type: name === "by" ? "date" : "text" });
      const alert = make("span", { class: "hb-item__alert", role: "status" });
      this.fields[name] = field;
      field.autocomplete = "off";
      if (name === "by" && field instanceof HTMLInputElement) guardDay(field, alert);
      field.addEventListener("input", () => field.validity.valid && this.type(name, field.value));
      field.addEventListener("change", () => {
        this.sheet.flush();
        this.draw();
        this.page.changed();
        if (name !== "by") alert.textContent = warning(field.value, new Date().getFullYear());
      });
      if (hint) field.setAttribute("aria-describedby", `${id}-hint`);
      return make("div", { class: `hb-item__field hb-item__field--${name}` }, make("label", { for: id }, label), ...(hint ? [make("span", { id: `${id}-hint`, class: "hb-item__hint" }, hint)] : []), field, alert);
    });
    this.editor.append(...rows, button("Clear this answer", () => this.clear()));
    this.fill();
  }

  clear() {
    const before = this.sheet.answer(this.item.id);
    if (!before || isEmpty(before)) return;
    this.offer({ state: "", evidence: "", action: "", who: "", by: "" }, "Answer cleared.");
  }

  /** @param {Answer} chosen */
  async choose(chosen) {
    await this.sheet.choose(this.item.id, chosen);
    this.page.said(KEPT);
    this.land();
  }

  /** To the answer: the button that was pressed is gone. */
  land() {
    (this.radios.find((radio) => radio.checked) ?? this.radios[0])?.focus({ preventScroll: true });
  }

  /** @param {string} text */
  reworded(text) {
    return make("p", {}, `This item was worded differently when you answered: “${text}” `, button("The answer still holds", () => {
      this.set({});
      this.draw();
      this.land();
    }));
  }

  /** @param {Answer[]} earlier */
  earlier(earlier) {
    const told = earlier.map((each) => make("li", {}, `${each.text === this.item.text ? "" : `“${each.text}” `}${this.words.inWords(each)}`));
    return make("details", {}, make("summary", {}, `Earlier answers (${earlier.length})`), make("ul", {}, ...told));
  }
}

/** Another value for a field; the cursor stays where it is, or at the end. @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} value */
function put(field, value) {
  const at = field === document.activeElement ? field.selectionStart : null;
  const before = field.value.slice(0, at ?? 0);
  const inside = at !== null && at < field.value.length && value.startsWith(before);
  field.value = value;
  if (inside) field.setSelectionRange(at, at);
}

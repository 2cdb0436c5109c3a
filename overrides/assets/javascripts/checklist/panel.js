import { dayInWords, dayOf, safetyInWords } from "../records/words.js";
import { kept } from "../records/store.js";
import { button, make } from "../make.js";

/**
 * @typedef {import("./parts.js").Bar} Bar
 * @typedef {import("./sheet.js").Sheet} Sheet
 */

const STALE = 60 * 86_400_000;

/** What a checklist's records are called; those of a pathway are people. */
const CHECKLIST = {
  record: "Record ", begins: "Begins with your first answer", fresh: "New record", folded: "Rename, compare, delete, save a copy",
  name: "Name of this record ", hint: "Do not name a child.", compared: true,
};

/** Above the items: which record this is, and what can be done with it. */
export class Panel {
  select = make("select", { class: "hb-record__choice" });
  name = make("input", { type: "text", autocomplete: "off", maxlength: "120" });
  stale = make("p", { class: "hb-record__stale" });
  safety = make("p", { class: "hb-record__private" });
  compared = make("div", {});
  /** @type {import("./compared.js").Compared | undefined} the comparison that is open */
  view;
  more = make("details", { class: "hb-record__more" });

  /**
   * @param {HTMLElement} host
   * @param {Sheet} sheet
   * @param {{id: string, text: string}[]} items
   * @param {Bar} bar
   * @param {typeof CHECKLIST} [words]
   */
  constructor(host, sheet, items, bar, words = CHECKLIST) {
    this.words = words;
    this.more.append(make("summary", {}, words.folded));
    this.sheet = sheet;
    this.items = items;
    this.bar = bar;
    this.chooser = make("label", { class: "hb-record__chooser" }, words.record, this.select);
    this.compare = button("Compare with another", () => this.showCompared());
    this.remover = button("Delete this record", () => this.remove());
    const all = host.dataset.records;
    this.more.append(
      make("label", {}, words.name, this.name), make("p", { class: "hb-item__hint" }, words.hint),
      make("div", { class: "hb-record__tools" }, this.compare, this.remover, bar.copyButton()),
      ...(all ? [make("p", {}, make("a", { href: all }, "All records on this device"))] : []));
    this.element = make("div", { class: "hb-record" },
      this.safety,
      make("div", { class: "hb-record__tools" }, this.chooser, button(words.fresh, () => this.begin())),
      this.stale, this.more, this.compared);
    this.select.addEventListener("change", () => this.select.value && sheet.show(this.select.value));
    this.name.addEventListener("input", () => sheet.rename(this.name.value));
    this.name.addEventListener("change", async () => {
      await sheet.rename(this.name.value);
      this.draw();
    });
    bar.saved = () => this.drawSafety();
  }

  draw() {
    const { record, records } = this.sheet;
    // It keeps its height when the first answer begins a record: what is tapped does not move.
    const options = records.map((each) => make("option", { value: each.id }, each.name));
    this.select.replaceChildren(...(record ? options : [make("option", { value: "" }, this.words.begins)]));
    this.select.value = record?.id ?? "";
    this.name.disabled = this.remover.disabled = !record;
    this.compare.hidden = records.length < 2 || !this.words.compared;
    if (this.name !== document.activeElement) this.name.value = record?.name ?? "";
    const age = record ? Date.now() - Date.parse(record.changed) : 0;
    this.stale.textContent = record && this.words.compared && age > STALE ? `This record was last changed on ${dayInWords(dayOf(new Date(record.changed)))}. For a new review, begin a new record: you can compare the two.` : "";
    this.drawCompared();
  }

  /** What another tab changes is shown in a comparison, too; it is gone when another record is shown. */
  drawCompared() {
    const { record } = this.sheet;
    const others = this.others();
    if (record && others.length && this.view?.record.id === record.id) return this.view.show(record, others);
    const inside = this.compared.contains(document.activeElement);
    this.view = undefined;
    this.compared.replaceChildren();
    if (inside) this.bar.land(this.select);
  }

  /** All records but the one that is shown. */
  others() {
    return this.sheet.records.filter((each) => each.id !== this.sheet.record?.id);
  }

  /** Say how safe the records are; not while somebody answers, or what is tapped would move. */
  async drawSafety() {
    this.safety.textContent = safetyInWords(await kept(), Date.now()).join(" ");
  }

  async begin() {
    await this.sheet.begin();
    this.bar.say(`New record: ${this.sheet.record?.name}.`);
  }

  async remove() {
    const name = this.sheet.record?.name;
    const way = await this.sheet.remove();
    this.bar.say(`Record “${name}” was deleted.`, way);
    this.bar.undo.focus({ preventScroll: true }); // and not on what would delete the next one
  }

  async showCompared() {
    await this.sheet.flush();
    const { Compared } = await import("./compared.js");
    const { record } = this.sheet;
    if (!record || this.compare.hidden) return;
    this.view = new Compared(record, this.others(), this.items, () => {
      this.view = undefined;
      this.compare.focus();
    });
    this.compared.replaceChildren(this.view.element);
    this.view.element.focus();
  }
}

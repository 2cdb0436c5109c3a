import { compare } from "../records/compare.js";
import { inWords } from "../records/words.js";
import { button, make } from "../make.js";

/** @typedef {import("../records/shape.js").KeptRecord} KeptRecord */

/** Two records side by side, with what changed. */
export class Compared {
  select = make("select", {});
  every = make("input", { type: "checkbox" });
  count = make("p", { role: "status" });
  body = make("tbody", {});
  then = make("th", { scope: "col" });
  now = make("th", { scope: "col" });

  /**
   * @param {KeptRecord} record
   * @param {KeptRecord[]} others the newest first
   * @param {{id: string, text: string}[]} items
   * @param {() => void} closed
   */
  constructor(record, others, items, closed) {
    this.record = record;
    this.others = others;
    this.items = items;
    this.closed = closed;
    const table = make("table", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Item"), this.then, this.now)), this.body);
    this.element = make("section", { class: "hb-compared", tabindex: "-1", "aria-label": "Two records side by side" },
      make("label", {}, "Compare with ", this.select), make("label", { class: "hb-compared__every" }, this.every, " Also what is the same"), this.count,
      make("div", { class: "md-typeset__scrollwrap hb-table", role: "region", tabindex: "0", "aria-label": "What changed" }, table),
      button("Close", () => this.close()));
    this.select.addEventListener("change", () => this.draw());
    this.every.addEventListener("change", () => this.draw());
    this.show(record, others);
  }

  /** Show them as they are now. @param {KeptRecord} record @param {KeptRecord[]} others the newest first */
  show(record, others) {
    const chosen = this.select.value;
    this.record = record;
    this.others = others;
    this.now.textContent = record.name;
    this.select.replaceChildren(...others.map((each) => make("option", { value: each.id }, each.name)));
    const before = others.find((each) => each.id === chosen) ?? others.find((each) => each.made < record.made) ?? others[0];
    this.select.value = before?.id ?? "";
    this.draw();
  }

  close() {
    this.element.remove();
    this.closed();
  }

  draw() {
    const before = this.others.find((each) => each.id === this.select.value);
    if (!before) return;
    const rows = compare(before, this.record, this.items);
    const changed = rows.filter((row) => row.changed.length);
    this.then.textContent = before.name;
    const says = `${changed.length} of ${rows.length} answered items changed.`;
    if (this.count.textContent !== says) this.count.textContent = says;
    this.body.replaceChildren(...(this.every.checked ? rows : changed).map((row) =>
      make("tr", {}, make("th", { scope: "row" }, ...(this.items.some(({ id }) => id === row.item) ? [make("a", { href: `#${row.item}` }, row.text)] : [row.text])),
        make("td", { "data-label": before.name }, inWords(row.before)),
        make("td", { "data-label": this.record.name }, inWords(row.after), ...(row.changed.length && this.every.checked ? [make("b", {}, " Changed")] : [])))));
  }
}

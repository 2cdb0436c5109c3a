import { qrPicture } from "./qr.js";
import { button, make } from "./make.js";
import { onlyHere, shortAddress, written } from "./shared.js";
import { read, write } from "./store.js";

const ON_A_SHEET = 8;
const TURNED = "cards"; // kept: the short names of the boxes that the reader turned, so that a new page begins as the form has it

/** @returns {string[]} */
function turned() {
  try {
    const names = JSON.parse(read(TURNED) ?? "[]");
    return Array.isArray(names) ? names : [];
  } catch {
    return [];
  }
}

/** `<hb-cards>` around a form of pages to tick: makes A4 sheets of cards of those that are ticked. */
class Cards extends HTMLElement {
  status = make("p", { role: "status" });
  sheets = make("div", { class: "hb-sheets" });
  /** @type {Map<string, Element>} cards by short name */
  made = new Map();

  connectedCallback() {
    if (this.querySelector(".hb-sheets")) return;
    const names = turned();
    for (const box of this.boxes) {
      box.checked = box.defaultChecked !== names.includes(box.value);
      const address = box.closest("li")?.querySelector(".hb-cards__address");
      if (address) address.textContent = written(shortAddress(box.value));
    }
    const bar = make(
      "div", { class: "hb-cards__bar" }, this.status, button("Print the sheets", () => print()),
      this.button("Act now pages only", (box) => box.defaultChecked), this.button("Tick none", () => false));
    this.append(
      bar,
      ...(onlyHere ? [make("p", { class: "hb-note" }, "This copy of the handbook has no address on the web. Cards made from it lead nowhere on a phone.")] : []),
      this.sheets);
    this.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("change", () => this.turn());
    this.show();
  }

  get boxes() {
    return [...this.querySelectorAll("input[type=checkbox]")].filter((each) => each instanceof HTMLInputElement);
  }

  /** @param {string} says @param {(box: HTMLInputElement) => boolean} ticks */
  button(says, ticks) {
    return button(says, () => {
      for (const box of this.boxes) box.checked = ticks(box);
      this.turn();
    });
  }

  /** What was ticked is still ticked after a look at a page, or a reload. */
  turn() {
    const names = this.boxes.filter((box) => box.checked !== box.defaultChecked).map((box) => box.value);
    write(TURNED, names.length ? JSON.stringify(names) : null);
    this.show();
  }

  show() {
    const cards = this.boxes.filter((box) => box.checked).map((box) => this.card(box));
    const count = Math.ceil(cards.length / ON_A_SHEET);
    this.status.textContent = cards.length
      ? `${cards.length} ${cards.length === 1 ? "card" : "cards"} on ${count} ${count === 1 ? "sheet" : "sheets"} of A4.`
      : "Nothing is ticked.";
    this.sheets.replaceChildren(
      ...Array.from({ length: count }, (_, at) =>
        make("ul", { class: "hb-sheet", "aria-label": `Sheet ${at + 1} of ${count}` }, ...cards.slice(at * ON_A_SHEET, (at + 1) * ON_A_SHEET))));
  }

  /** @param {HTMLInputElement} box */
  card(box) {
    const known = this.made.get(box.value);
    if (known) return known;
    const title = box.labels?.[0]?.textContent?.trim() ?? "";
    const address = shortAddress(box.value);
    const card = make(
      "li", { class: "hb-card" }, qrPicture(address, `QR code of ${title}`),
      make("div", {}, make("b", {}, title), make("span", {}, this.dataset.of ?? "")),
      make("span", { class: "hb-card__address" }, written(address)));
    this.made.set(box.value, card);
    return card;
  }
}

customElements.define("hb-cards", Cards);

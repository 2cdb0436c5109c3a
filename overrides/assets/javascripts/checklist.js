import { read, watch, write } from "./store.js";

const KEY = "tick.";

/**
 * `<hb-checklist>` around a form of checkboxes. Each box's `name` is its item's permanent id; a tick is kept
 * under that id, so it stays with its item when the list or the page is changed.
 */
class Checklist extends HTMLElement {
  /** @type {string[]} what "Undo" brings back */
  cleared = [];
  said = document.createElement("p");
  button = document.createElement("button");

  connectedCallback() {
    if (this.querySelector(".hb-checklist__bar")) return;
    const kept = write("probe", "1") && write("probe", null);
    this.said.setAttribute("role", "status");
    this.button.type = "button";
    this.button.className = "hb-button";
    this.button.addEventListener("click", () => this.clear());

    const note = document.createElement("p");
    note.className = "hb-checklist__note";
    note.textContent = kept
      ? "Your ticks stay on this device. They are not sent anywhere and are not a record. On a shared device, clear them when you finish."
      : "This browser does not keep ticks: they are gone when you leave the page. Print it if you need them.";
    const bar = document.createElement("div");
    bar.className = "hb-checklist__bar";
    bar.append(this.said, this.button);
    (this.querySelector("form") ?? this).append(note, bar);

    for (const box of this.boxes) {
      box.checked = read(KEY + box.name) !== null;
      // A checklist may stand on the page twice, or name an item another list has.
      box.addEventListener("change", () => this.keep(box));
    }
    this.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    watch(KEY, (key, value) => this.set(key.slice(KEY.length), value !== null));
    addEventListener("hb-tick", (event) => event instanceof CustomEvent && this.set(event.detail.name, event.detail.on));
    this.tell();
  }

  get boxes() {
    return [...this.querySelectorAll("input[type=checkbox]")].filter((each) => each instanceof HTMLInputElement);
  }

  /** @param {HTMLInputElement} box */
  keep(box) {
    write(KEY + box.name, box.checked ? new Date().toISOString().slice(0, 10) : null);
    this.cleared = [];
    dispatchEvent(new CustomEvent("hb-tick", { detail: { name: box.name, on: box.checked } }));
  }

  /** @param {string} name @param {boolean} on */
  set(name, on) {
    for (const box of this.boxes) if (box.name === name) box.checked = on;
    this.tell();
  }

  clear() {
    const undo = this.cleared;
    const names = this.boxes.filter((box) => box.checked).map((box) => box.name);
    for (const box of this.boxes) {
      box.checked = undo.includes(box.name);
      this.keep(box);
    }
    this.cleared = undo.length ? [] : names;
    this.tell();
  }

  tell() {
    const boxes = this.boxes;
    const ticked = boxes.filter((box) => box.checked).length;
    this.said.textContent = this.cleared.length ? "Ticks cleared." : `${ticked} of ${boxes.length} ticked.`;
    this.button.textContent = this.cleared.length ? "Bring the ticks back" : "Clear ticks";
    this.button.hidden = !ticked && !this.cleared.length;
  }
}

customElements.define("hb-checklist", Checklist);

import { keepClear } from "./bar_height.js";

/**
 * `<hb-checklist>` around a form of items, each named by its permanent id. With `data-quick` an item is done or not;
 * without it, it is a working record. What is answered is kept on the device (records/store.js).
 */
export class Checklist extends HTMLElement {
  /** @type {Promise<unknown>} settled when what is kept is shown */
  ready = Promise.resolve();

  connectedCallback() {
    if (this.hasAttribute("data-begun")) return;
    this.setAttribute("data-begun", "");
    this.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    this.ready = (this.hasAttribute("data-quick") ? import("./checklist/quick.js") : import("./checklist/working.js")).then(
      (module) => module.start(this), () => null); // no connection: the form as it is
    void this.ready.then(() => keepClear(this));
  }
}

customElements.define("hb-checklist", Checklist);

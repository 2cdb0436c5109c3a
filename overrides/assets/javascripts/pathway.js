import { keepClear } from "./bar_height.js";

/** `<hb-pathway>` around an induction's stages and steps. What is signed is kept on the device (records/store.js). */
export class Pathway extends HTMLElement {
  /** @type {Promise<unknown>} settled when what is kept is shown */
  ready = Promise.resolve();

  connectedCallback() {
    if (this.hasAttribute("data-begun")) return;
    this.setAttribute("data-begun", "");
    this.ready = import("./pathway/working.js").then((module) => module.start(this), () => null); // no connection: the page as it is
    void this.ready.then(() => keepClear(this));
  }
}

customElements.define("hb-pathway", Pathway);

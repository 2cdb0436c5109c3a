import { loadJson } from "./load.js";
import { pause } from "./pause.js";
import { kept, list, watch } from "./records/store.js";
import { indexed } from "./records/wording.js";
import { dayOf } from "./records/words.js";
import { copiesPart } from "./yours/copies.js";
import { deletePart } from "./yours/delete.js";
import { planPart } from "./yours/plan.js";
import { recordsPart } from "./yours/records.js";
import { standingPart } from "./yours/standing.js";

/**
 * @typedef {object} State what the parts of the page show
 * @property {import("./records/shape.js").KeptRecord[]} records the newest first
 * @property {import("./records/shape.js").Kept} kept
 * @property {import("./records/wording.js").Wording} wording
 * @property {boolean} worded whether the handbook's wording could be fetched
 * @property {string} today YYYY-MM-DD
 *
 * @typedef {(state: State) => void} Show
 */

/** @type {Record<string, (place: HTMLElement) => Show>} */
const PARTS = { records: recordsPart, plan: planPart, standing: standingPart, copies: copiesPart, delete: deletePart };

/** @type {Set<Show>} */
const shown = new Set();
/** @type {Promise<[import("./records/wording.js").Wording, boolean]> | undefined} */
let wording;
let asked = 0;
let turns = Promise.resolve();
let waiting = 0;

/** What the handbook says now; without a connection, nothing: then records tell their own wording. @param {string} address from the site's root */
async function fetched(address) {
  try {
    return /** @type {[import("./records/wording.js").Wording, boolean]} */ ([indexed(await loadJson(address)), true]);
  } catch {
    // no connection
  }
  const none = { handbook: "Children's Homes Handbook", version: "", standards: {}, entries: [] };
  return /** @type {[import("./records/wording.js").Wording, boolean]} */ ([indexed(none), false]);
}

/** `<hb-yours data-part="…">`: one part of the page, kept in step with what the device keeps. */
class Yours extends HTMLElement {
  begun = false;
  /** Settled when what the device keeps has been shown. @type {Promise<void>} */
  ready = Promise.resolve();

  connectedCallback() {
    if (this.begun) return;
    this.begun = true;
    this.replaceChildren();
    const part = PARTS[this.dataset.part ?? ""];
    if (part) this.ready = this.begin(part);
  }

  /** @param {(place: HTMLElement) => Show} part */
  async begin(part) {
    wording ??= fetched(this.dataset.wording ?? "");
    waiting += 1;
    turns = turns.then(pause); // one part at a time
    await turns;
    shown.add(part(this));
    if (shown.size === 1) watch(() => this.refresh());
    waiting -= 1;
    if (!waiting) await this.refresh(); // the last one fills all
  }

  async refresh() {
    const turn = (asked += 1);
    const [[words, worded], records, safety] = await Promise.all([wording ?? fetched(""), list(), kept()]);
    if (turn !== asked) return; // a later call shows more
    const state = { records, kept: safety, wording: words, worded, today: dayOf(new Date()) };
    for (const show of shown) show(state);
    for (const each of document.querySelectorAll("hb-yours")) each.setAttribute("data-ready", "");
  }
}

customElements.define("hb-yours", Yours);

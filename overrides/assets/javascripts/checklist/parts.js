/** What both kinds of checklist have: the items of the form, the bar below it, safety in words. */

import { versionsOf } from "../records/answer.js";
import { safety } from "../records/store.js";
import { safetyInWords } from "../records/words.js";
import { button, make } from "../make.js";

/** @typedef {import("../records/shape.js").Answer} Answer */

/** @param {HTMLElement} host */
export const aboutOf = (host) => ({ kind: /** @type {const} */ ("checklist"), of: host.dataset.checklist ?? "", title: host.dataset.title ?? "" });

/** The items of a checklist, in order. @param {HTMLElement} host @returns {{id: string, text: string, element: HTMLElement}[]} */
export const itemsOf = (host) =>
  [...host.querySelectorAll(".hb-item")].flatMap((element) =>
    element instanceof HTMLElement ? [{ id: element.id, text: element.querySelector(".hb-item__text")?.textContent?.trim() ?? "", element }] : []);

/** What is said when one of several answers was kept. */
export const KEPT = "Kept. The other stays with it as an earlier answer.";

/**
 * Answers to choose from, or nothing when there is but one.
 * @param {Answer | undefined} answer
 * @param {(answer: Answer) => string} inWords
 * @param {(chosen: Answer) => unknown} choose
 */
export function toChoose(answer, inWords, choose) {
  if (!answer?.others?.length) return [];
  const choices = versionsOf(answer).map((each) => make("li", {}, `${inWords(each)} `, button("Keep this answer", () => choose(each))));
  return [make("div", { class: "hb-item__conflict" }, make("p", {}, make("b", {}, "Two devices or tabs answered this differently. Choose one:")), make("ul", {}, ...choices))];
}

/** The bar that stays in sight: how far one is, what was just done, and the way back from it. */
export class Bar {
  progress = make("p", { class: "hb-checklist__progress" });
  words = make("p", { role: "status", tabindex: "-1" });
  alarm = make("div", { class: "hb-checklist__alarm", role: "alert" });
  undo = button("Undo", () => this.back());
  /** @type {(() => unknown) | undefined} */
  way;
  /** @type {(() => unknown) | undefined} called when a copy was saved */
  saved;

  /** @param {...HTMLElement} tools */
  constructor(...tools) {
    this.undo.hidden = true;
    this.element = make("div", { class: "hb-checklist__bar" }, this.alarm, this.progress, this.words, this.undo, ...tools);
  }

  /** Say what was done. @param {string} words @param {() => unknown} [way] the way back */
  say(words, way) {
    this.words.textContent = words;
    this.way = way;
    this.undo.hidden = !way;
  }

  /** The way back leads back no more. @param {() => unknown} way */
  withdraw(way) {
    if (this.way !== way) return;
    const inHand = document.activeElement === this.undo;
    this.say(inHand ? "This cannot be undone any more." : "");
    this.land();
  }

  /** Give the focus a place, if what had it is gone. @param {HTMLElement} [place] */
  land(place = this.words) {
    const at = document.activeElement;
    if (!at || at === document.body || at.closest("[hidden], :disabled")) place.focus({ preventScroll: true });
  }

  async back() {
    const way = this.way;
    this.say("");
    await way?.();
    this.say("It is back.");
    this.land();
  }

  /** Warn if the browser does not keep what is written, and offer the copy. */
  warn() {
    const bad = safety().where === "memory";
    if (bad === this.alarm.hasChildNodes()) return;
    const [words = ""] = bad ? safetyInWords({ ...safety(), persisted: false, copied: "", uncopied: 1 }, 0) : [];
    this.alarm.replaceChildren(...(bad ? [make("p", {}, words), this.copyButton()] : []));
  }

  copyButton() {
    return button("Save a copy", async () => {
      const { saveFile } = await import("../records/save_file.js");
      this.say(`A copy of all records was saved as ${await saveFile()}.`);
      this.saved?.();
    });
  }
}

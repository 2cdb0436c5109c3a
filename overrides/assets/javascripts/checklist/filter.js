import { make } from "../make.js";

/** The choice of which items are shown, and how many those are. What is answered while it holds stays in its place. */
export class Filter {
  /** @type {string | undefined | null} the record for which it was sifted */
  record = null;
  found = make("p", { role: "status" });

  /**
   * @param {Record<string, string>} choices value and words; "all" hides nothing
   * @param {string} none what is said when nothing is left
   * @param {(wanted: string) => number} sift hides and shows, and tells how many it shows
   */
  constructor(choices, none, sift) {
    this.none = none;
    this.sift = sift;
    this.select = make("select", {}, ...Object.entries(choices).map(([value, words]) => make("option", { value }, words)));
    this.element = make("label", { class: "hb-checklist__filter" }, make("span", {}, "Show "), this.select);
    this.select.addEventListener("change", () => {
      this.apply();
      this.select.scrollIntoView({ block: "nearest" }); // the page may be much shorter now
    });
  }

  apply() {
    const shown = this.sift(this.select.value);
    const words = shown ? `${shown} shown.` : this.none;
    this.found.textContent = this.select.value === "all" ? "" : words;
  }

  /** Sift anew if another record is shown: else what somebody has in hand would be gone. @param {string | undefined} record */
  follow(record) {
    if (this.record === record) return;
    this.record = record;
    this.apply();
  }

  /** Hide nothing any more. */
  showAll() {
    this.select.value = "all";
    this.apply();
  }
}

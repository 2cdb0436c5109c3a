import { blank, contentOf } from "../records/answer.js";

/**
 * @typedef {import("../records/shape.js").Answer} Answer
 * @typedef {import("../records/shape.js").KeptRecord} KeptRecord
 */

/** The way back from the last change. It ends when the item is written to again, or another record is shown. */
export class WayBack {
  /** @type {{record: string, item: string, left: string, way: () => Promise<void>} | undefined} */
  offered;

  /** @param {(way: () => unknown) => void} ended called with a way that leads back no more */
  constructor(ended) {
    this.ended = ended;
  }

  /**
   * @param {string} record
   * @param {string} item
   * @param {Answer} left what the change left
   * @param {() => Promise<void>} back
   */
  offer(record, item, left, back) {
    const way = () => {
      this.offered = undefined;
      return back();
    };
    this.offered = { record, item, left: contentOf(left), way };
    return way;
  }

  /** End it, if it would not take back the change alone. @param {KeptRecord | undefined} shown */
  check(shown) {
    const { record, item = "", left } = this.offered ?? {};
    if (record !== shown?.id || contentOf(shown?.answers[item] ?? blank()) !== left) this.end(item);
  }

  /** @param {string} item that is written to */
  end(item) {
    if (!this.offered || this.offered.item !== item) return;
    const { way } = this.offered;
    this.offered = undefined;
    this.ended(way);
  }
}

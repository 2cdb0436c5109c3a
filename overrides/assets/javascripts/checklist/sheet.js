import { pick, picked } from "../records/picked.js";
import * as store from "../records/store.js";
import { freeName } from "../records/words.js";

/**
 * @typedef {import("../records/answer.js").Patch} Patch
 * @typedef {import("../records/shape.js").Answer} Answer
 * @typedef {import("../records/shape.js").KeptRecord} KeptRecord
 */

const SOON = 250;

/**
 * The records of one checklist or pathway, the one that is shown, and what is on its way from the page to the store.
 * It knows no HTML: `shown` is called when all of it is to be drawn anew, `begun` when an answer began the first
 * record, `kept` when something was kept or refused, `said` with what the reader must be told.
 */
export class Sheet {
  /** @type {KeptRecord[]} the newest first */
  records = [];
  /** @type {KeptRecord | undefined} */
  record;
  /** @type {Map<string, Patch>} */
  waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** @type {Map<string, () => void>} forgets what was noted of an answer that waits */
  noted = new Map();
  edits = 0;
  /** Whether it is known which records there are: until then an answer waits, or it would begin one more. */
  known = false;

  /**
   * @param {{kind: KeptRecord["kind"], of: string, title: string}} about
   * @param {{shown: () => void, begun: () => void, kept: () => void, said: (words: string) => void, newName: () => string}} page
   */
  constructor(about, page) {
    this.about = about;
    this.page = page;
  }

  /** Show what is kept, and from now on what other tabs change. */
  async start() {
    addEventListener("pagehide", () => this.flush(true));
    document.addEventListener("visibilitychange", () => document.hidden && this.flush(true));
    await this.refresh();
    store.watch((change) => void (change.here || this.refresh(!change.ids)));
    addEventListener("beforeunload", (event) => {
      if (store.safety().where === "memory" && this.record) event.preventDefault();
    });
  }

  /** @param {boolean} [wiped] whether all was deleted: then what is on its way has nowhere to go */
  async refresh(wiped = false) {
    if (wiped) this.waiting.clear();
    let edits;
    do {
      edits = this.edits;
      await this.flush();
      this.records = await store.list(this.about);
    } while (edits !== this.edits);
    const id = this.record?.id ?? picked(this.about.of);
    this.record = this.records.find((record) => record.id === id) ?? this.records[0];
    this.known = true;
    this.flush();
    this.page.shown();
  }

  /** Begin a record and show it. @param {Record<string, Answer>} [answers] */
  begin(answers = {}) {
    this.flush();
    const name = freeName(this.page.newName(), this.records.map((record) => record.name));
    const record = store.begin({ ...this.about, name, answers });
    const first = !this.record && !Object.keys(answers).length;
    this.records = [record, ...this.records];
    this.record = record;
    pick(this.about.of, record.id);
    if (first) this.page.begun();
    else this.page.shown();
    return store.put(record);
  }

  /** Show another record. @param {string} id */
  show(id) {
    this.flush();
    this.record = this.records.find((record) => record.id === id);
    pick(this.about.of, id);
    this.page.shown();
  }

  /** The answer to an item. @param {string} item @returns {Answer | undefined} */
  answer(item) {
    return this.record?.answers[item];
  }

  /**
   * Change an answer. It begins a record if there is none. A page may die without a word to it: so what waits is noted.
   * @param {string} item
   * @param {Patch} patch
   * @param {boolean} [later] whether it may wait a moment: more is to be expected, or what was tapped is to be drawn first
   */
  set(item, patch, later = false) {
    this.edits += 1;
    const all = { ...this.waiting.get(item), ...patch };
    this.waiting.set(item, all);
    clearTimeout(this.timer);
    if (!later || (this.known && !this.record)) return this.flush();
    if (this.record && this.known) this.noted.set(item, store.noteChange(this.record.id, item, all, this.about.title));
    this.timer = setTimeout(() => this.flush(), SOON);
    return undefined;
  }

  /** Keep all that is on its way. @param {boolean} [leaving] whether the page may be gone in a moment */
  async flush(leaving = false) {
    clearTimeout(this.timer);
    if (!this.known && !leaving) return;
    const all = [...this.waiting];
    this.waiting.clear();
    if (all.length && !this.record) this.begin();
    const id = this.record?.id;
    if (id) await Promise.all(all.map(([item, patch]) => this.write(id, item, patch)));
  }

  /** @param {string} id @param {string} item @param {Patch} patch */
  async write(id, item, patch) {
    const work = store.change(id, item, patch, this.about.title);
    this.noted.get(item)?.();
    this.noted.delete(item);
    this.take(store.seen(id));
    const made = await work;
    this.page.kept();
    if (made) return this.take(store.seen(id) ?? made); // a later change may be known already
    const lost = this.records.find((record) => record.id === id);
    if (!lost) return;
    await store.importAll([lost]);
    this.take(await store.change(id, item, patch, this.about.title));
    this.page.said("This record was deleted in another tab. It is back, with what you wrote here.");
  }

  /** @param {KeptRecord | undefined} record */
  take(record) {
    if (!record) return;
    this.records = this.records.map((each) => (each.id === record.id ? record : each));
    if (this.record?.id === record.id) this.record = record;
  }

  /** @param {string} name */
  async rename(name) {
    if (this.record && name.trim()) this.take(await store.rename(this.record.id, name.trim()));
  }

  /** Set the first day of work. It begins a record if there is none. @param {string} day YYYY-MM-DD, or "" */
  async setStart(day) {
    if (!this.record) this.begin(); // nothing is waited for: of two days, the one that was given last must come last
    if (this.record) this.take(await store.setStart(this.record.id, day));
    this.page.shown();
  }

  /** @param {string} item @param {Answer} chosen */
  async choose(item, chosen) {
    if (this.record) this.take(await store.choose(this.record.id, item, chosen));
    this.page.shown();
  }

  /** Take out the record that is shown. @returns {Promise<() => Promise<void>>} what brings it back */
  async remove() {
    await this.flush();
    const taken = this.record && (await store.remove(this.record.id));
    this.record = undefined;
    await this.refresh();
    return async () => {
      if (!taken) return;
      await store.importAll([taken]);
      pick(this.about.of, taken.id);
      this.record = taken;
      await this.refresh();
    };
  }
}

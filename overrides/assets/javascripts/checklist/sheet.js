import { blank, FIELDS } from "../records/answer.js";
import { NONE, pick, toShow } from "../records/picked.js";
import * as store from "../records/store.js";
import { freeName } from "../records/words.js";
import { WayBack } from "./way_back.js";

/**
 * @typedef {import("../records/answer.js").Patch} Patch
 * @typedef {import("../records/shape.js").Answer} Answer
 * @typedef {import("../records/shape.js").KeptRecord} KeptRecord
 */

const SOON = 250;
const HOUR = 3_600_000;

/** The earlier answers to an item. @param {KeptRecord | undefined} record @param {string} item */
const earlierIn = (record, item) => record?.answers[item]?.earlier ?? [];

/**
 * The records of one checklist or pathway, the one that is shown, and what is on its way from the page to the store.
 * It knows no HTML: `shown` is called when all of it is to be drawn anew, `begun` when an answer began the first
 * record, `kept` when something was kept or refused, `said` with what the reader must be told, `ended` with a way back
 * that leads back no more.
 */
export class Sheet {
  /** @type {KeptRecord[]} the newest first */
  records = [];
  /** @type {KeptRecord | undefined} */
  record;
  /** @type {Map<string, {patch: Patch, was: Patch}>} */
  waiting = new Map();
  /** @type {Set<string>} items of which something is not yet in `record` */
  pending = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** @type {Map<string, () => void>} forgets what was noted of an answer that waits */
  noted = new Map();
  edits = 0;
  /** Whether it is known which records there are: until then an answer waits, or it would begin one more. */
  known = false;

  /**
   * @param {{kind: KeptRecord["kind"], of: string, title: string}} about
   * @param {{shown: () => void, begun: () => void, kept: () => void, said: (words: string) => void, ended: (way: () => unknown) => void, newName: () => string}} page
   * @param {boolean} [alone] whether the page has no list to choose a record from: then it shows none that was not asked for
   */
  constructor(about, page, alone = false) {
    this.about = about;
    this.page = page;
    this.alone = alone;
    this.undo = new WayBack(page.ended);
  }

  /** Show what is kept, and from now on what other tabs change. */
  async start() {
    addEventListener("pagehide", () => this.flush(true));
    document.addEventListener("visibilitychange", () => document.hidden && this.flush(true));
    const again = () => !document.hidden && this.known && this.draw(); // where a page stood open, it may be another day
    for (const [place, event] of /** @type {[EventTarget, string][]} */ ([[document, "visibilitychange"], [globalThis, "pageshow"]])) place.addEventListener(event, again);
    setInterval(again, HOUR);
    await this.refresh();
    store.watch((change) => void (change.here || this.refresh(!change.ids)));
    addEventListener("beforeunload", (event) => {
      if (store.safety().where === "memory" && this.record) event.preventDefault();
    });
  }

  /** @param {boolean} [wiped] whether all was deleted: then what is on its way has nowhere to go */
  async refresh(wiped = false) {
    if (wiped) for (const each of [this.waiting, this.pending]) each.clear();
    let edits;
    do {
      edits = this.edits;
      await this.flush();
      this.records = await store.list(this.about);
    } while (edits !== this.edits);
    this.record = toShow(this.records, this.about.of, this.record?.id, this.alone);
    this.known = true;
    this.flush();
    this.draw();
  }

  /** Draw all anew; a way back from what is not shown any more, or was changed since, ends. */
  draw() {
    this.undo.check(this.record);
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
    else this.draw();
    return store.put(record);
  }

  /** Show another record. @param {string} id */
  show(id) {
    this.flush();
    this.record = this.records.find((record) => record.id === id);
    pick(this.about.of, id);
    this.draw();
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
   * @param {Patch} [was] what the fields said before: what another tab wrote there since is not lost
   */
  set(item, patch, later = false, was = {}) {
    this.edits += 1;
    this.undo.end(item);
    const waits = this.waiting.get(item);
    const all = { patch: { ...waits?.patch, ...patch }, was: { ...was, ...waits?.was } };
    this.waiting.set(item, all);
    this.pending.add(item);
    clearTimeout(this.timer);
    if (!later || (this.known && !this.record)) return this.flush();
    if (this.record && this.known) this.noted.set(item, store.noteChange(this.record.id, item, all.patch, this.about.title, all.was));
    this.timer = setTimeout(() => this.flush(), SOON);
    return undefined;
  }

  /**
   * Change an answer at once. It is taken back with what this gives, into the record in which it was changed, until the
   * item is written to again or another record is shown.
   * @param {string} item
   * @param {Patch} patch
   */
  setWithWay(item, patch) {
    this.flush();
    const before = this.answer(item) ?? blank();
    const fields = FIELDS.filter((field) => patch[field] !== undefined);
    const [was, left] = [before, patch].map((all) => /** @type {Patch} */ (Object.fromEntries(fields.map((field) => [field, all[field]]))));
    this.set(item, patch, false, was);
    const record = this.record?.id ?? "";
    return this.undo.offer(record, item, { ...before, ...patch }, async () => {
      this.edits += 1;
      await this.write(record, item, { patch: was ?? {}, was: left ?? {} });
      this.draw();
    });
  }

  /** Keep all that is on its way. @param {boolean} [leaving] whether the page may be gone in a moment */
  async flush(leaving = false) {
    clearTimeout(this.timer);
    if (!this.known && !leaving) return;
    const all = [...this.waiting];
    this.waiting.clear();
    if (all.length && !this.record) this.begin();
    const id = this.record?.id;
    if (id) await Promise.all(all.map(([item, change]) => this.write(id, item, change)));
  }

  /** @param {string} id @param {string} item @param {{patch: Patch, was: Patch}} change */
  async write(id, item, { patch, was }) {
    const earlier = earlierIn(store.seen(id), item);
    const work = store.change(id, item, patch, this.about.title, was);
    this.noted.get(item)?.();
    this.noted.delete(item);
    this.take(store.seen(id));
    this.pending.delete(item);
    const made = await work;
    this.page.kept();
    if (made) {
      this.take(store.seen(id) ?? made); // a later change may be known already
      const told = earlierIn(made, item).slice(earlier.length);
      if (told.some((each) => each.text === patch.text)) this.beside();
      return;
    }
    const lost = this.records.find((record) => record.id === id);
    if (!lost) return;
    await store.importAll([lost]);
    this.take(await store.change(id, item, patch, this.about.title, was));
    this.page.said("This record was deleted in another tab. It is back, with what you wrote here.");
  }

  /** Two tabs wrote in one field: what was written last stands, and the other is told of. */
  beside() {
    this.draw();
    this.page.said("Another tab wrote here, too. What it wrote is under “Earlier answers”.");
  }

  /** @param {KeptRecord | undefined} record */
  take(record) {
    if (!record) return;
    this.records = this.records.map((each) => (each.id === record.id ? record : each));
    if (this.record?.id === record.id) this.record = record;
  }

  /** Give the record that is shown another name: it is safe at once, so each sign that is typed may come by itself. @param {string} name */
  async rename(name) {
    const id = this.record?.id;
    if (!id || !name.trim()) return;
    this.edits += 1;
    const made = await store.rename(id, name.trim());
    this.take(store.seen(id) ?? made); // a later change may be known already
  }

  /** Set the first day of work. It begins a record if there is none. @param {string} day YYYY-MM-DD, or "" */
  async setStart(day) {
    if (!this.record) this.begin(); // nothing is waited for: of two days, the one that was given last must come last
    if (this.record) this.take(await store.setStart(this.record.id, day));
    this.draw();
  }

  /** @param {string} item @param {Answer} chosen */
  async choose(item, chosen) {
    if (this.record) this.take(await store.choose(this.record.id, item, chosen));
    this.draw();
  }

  /** Take out the record that is shown. @returns {Promise<() => Promise<void>>} what brings it back */
  async remove() {
    await this.flush();
    const taken = this.record && (await store.remove(this.record.id));
    this.record = undefined;
    if (this.alone) pick(this.about.of, NONE);
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

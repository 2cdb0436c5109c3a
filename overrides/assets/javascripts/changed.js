/**
 * What changed on this page since it was last read on this device. The page lists the changes that touch it, at its
 * end; the device keeps, for each page, the day it was last read and the ids of the changes that it showed then.
 * reading.js lets the reader switch this off, which forgets it all.
 *
 * @typedef {{on: string, ids: string[], next?: {on: string, ids: string[]}}} Reading
 *   `next` takes its place on another day: so what was shown stays for the day.
 */

import { button, make } from "./make.js";
import { read, write } from "./store.js";

const page = document.body.dataset.page ?? "";
const changes = [...document.querySelectorAll("[data-change]")].filter((each) => each instanceof HTMLElement);
const ids = changes.map((each) => each.dataset.change ?? "");
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

function compare() {
  const kept = all()[page];
  const last = kept?.next && kept.next.on !== today ? kept.next : kept;
  const fresh = last ? changes.filter((each) => !last.ids.includes(each.dataset.change ?? "")) : [];
  keep(last && fresh.length ? { on: last.on, ids: last.ids, next: { on: today, ids } } : { on: today, ids });
  if (last && fresh.length) show(last.on, fresh);
}

/** @param {string} day @param {HTMLElement[]} fresh */
function show(day, fresh) {
  const done = button("I have read it", () => {
    keep({ on: today, ids });
    box.remove();
    document.querySelector("main")?.focus();
  });
  const words = new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const list = make("ul", {}, ...fresh.map((each) => make("li", {}, ...[...each.childNodes].map((node) => node.cloneNode(true)))));
  const box = make("aside", { class: "hb-changed", "aria-labelledby": "changed-since" },
    make("p", { id: "changed-since" }, `Changed since this page was last read on this device, on ${words}:`), list, done);
  // Nothing comes before the steps of an act-now page.
  (document.querySelector("[data-kind=act-now] article > ol") ?? document.querySelector("article > .hb-top") ?? document.querySelector(".hb-head"))?.after(box);
}

/** What is kept of every page; whatever does not look as it must is left out. @returns {Record<string, Reading>} */
function all() {
  const found = Object.create(null);
  try {
    for (const [id, reading] of Object.entries(JSON.parse(read("read") ?? "{}"))) if (sound(reading)) found[id] = reading;
  } catch {
    // Somebody else's, or cut short: as if nothing had been read.
  }
  return found;
}

/** @param {any} reading @returns {boolean} */
const sound = (reading) => /^\d{4}-\d\d-\d\d$/.test(reading?.on) && Array.isArray(reading.ids) && (reading.next === undefined || sound(reading.next));

/** @param {Reading} reading */
const keep = (reading) => write("read", JSON.stringify({ ...all(), [page]: reading }));

if (page && read("read") !== "off") compare();

import { keptTicks, forgetTicks } from "../records/ticks.js";
import { safety } from "../records/store.js";
import { clockOf, dayInWords, dayOf } from "../records/words.js";
import { button, make } from "../make.js";
import { aboutOf, Bar, itemsOf, KEPT, toChoose } from "./parts.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("../records/shape.js").Answer} Answer */

const OLD = 12 * 3_600_000;

/** Items that are done or not, with the time: an act-now list. @param {HTMLElement} host */
export async function start(host) {
  const items = itemsOf(host).map((item) => ({ ...item, box: /** @type {HTMLInputElement} */ (item.element.querySelector("input")), time: make("span", { class: "hb-item__time" }), notes: make("div", { class: "hb-item__notes" }) }));
  const again = button("Start again", async () => {
    const way = await sheet.remove();
    told(false);
    back = async () => {
      await way();
      told(true);
    };
    bar.say("All ticks are cleared.", back);
    bar.land();
  });
  /** @type {() => unknown} what takes back the last “Start again” */
  let back = () => {};
  const copy = button("Copy for the log", () => copyLog());
  const bar = new Bar(copy, again);
  const note = make("p", { class: "hb-checklist__note" });
  const old = make("p", { class: "hb-checklist__old", role: "status" });
  const shown = make("textarea", { class: "hb-checklist__log", rows: "8", readonly: "", "aria-label": "Text for the log" });
  shown.hidden = true;
  host.querySelector("form")?.before(old);
  (host.querySelector("form") ?? host).append(shown, note, bar.element);

  const sheet = new Sheet(aboutOf(host), {
    newName: () => `${dayInWords(dayOf(new Date()))}, ${clockOf(new Date())}`,
    said: (words) => bar.say(words),
    ended: (way) => bar.withdraw(way),
    begun: () => {},
    kept: () => {
      told(true);
      bar.warn();
    },
    shown: () => draw(),
  }, true);

  /** @param {string} id */
  const state = (id) => stateOf(sheet.answer(id));

  /** @param {Answer | undefined} answer @returns {{done: boolean, when: string, moment: number}} */
  function stateOf(answer) {
    const time = new Date(answer?.changed ?? NaN);
    const day = dayOf(time) === dayOf(new Date()) ? "" : dayInWords(dayOf(time));
    const clock = answer?.changed.endsWith("T00:00:00.000Z") ? "" : clockOf(time); // carried over: only the day is known
    return { done: answer?.state === "met", when: [clock, day].filter(Boolean).join(", "), moment: time.getTime() };
  }

  function draw() {
    if (!sheet.known) return; // what is tapped meanwhile stays as it is
    const states = items.map(({ id, box, time, notes }) => {
      const now = state(id);
      const asks = toChoose(sheet.answer(id), inWords, (chosen) => keep(id, chosen));
      if (asks.length || notes.hasChildNodes()) notes.replaceChildren(...asks);
      box.checked = now.done;
      time.textContent = now.done && now.when ? `Ticked: ${now.when}` : "";
      return now;
    });
    const done = states.filter((each) => each.done);
    bar.progress.textContent = `${done.length} of ${items.length} done.`;
    again.hidden = copy.hidden = !done.length;
    if (done.length) bar.withdraw(back); // it would hide what was ticked since
    const first = Math.min(...done.map((each) => each.moment));
    const isOld = Date.now() - first > OLD;
    old.textContent = isOld ? `These ticks are from ${dayInWords(dayOf(new Date(first)))}. For something that happens now, press “Start again”.` : "";
    bar.warn();
  }

  /** @param {string} id @param {Answer} chosen */
  async function keep(id, chosen) {
    await sheet.choose(id, chosen);
    bar.say(KEPT);
    bar.land(items.find((item) => item.id === id)?.box);
  }

  /** A tick or none, with its time. @param {Answer} answer */
  function inWords(answer) {
    const { done, when } = stateOf(answer);
    return [done ? "Ticked" : "Not ticked", when].filter(Boolean).join(": ");
  }

  /** That ticks are kept is said when they are, and not before. @param {boolean} written */
  function told(written) {
    note.textContent = `${written && safety().where === "device" ? "Your ticks are kept on this device, with a signal or without. They" : "Your ticks"} are not sent anywhere and are not the record. On a shared device, press “Start again” when you finish.`;
  }

  function copyLog() {
    const when = new Date();
    const lines = items.map(({ id, text }) => ({ ...state(id), text }));
    const done = lines.filter((line) => line.done).sort((a, b) => a.moment - b.moment);
    const left = lines.filter((line) => !line.done);
    const text = [
      `${sheet.about.title}. Written ${dayInWords(dayOf(when))}, ${clockOf(when)}`, "", ...done.map((line) => `${line.when || "Done"}: ${line.text}`),
      ...(left.length ? ["", "Not ticked:", ...left.map((line) => `- ${line.text}`)] : []),
    ].join("\n");
    navigator.clipboard.writeText(text).then(() => bar.say("Copied. Paste it into the log."), () => {
      shown.value = text;
      shown.hidden = false;
      shown.focus();
      shown.select();
      bar.say("This browser does not let a page copy. The text is selected: copy it yourself.");
    });
  }

  const early = items.filter((item) => item.box.checked); // tapped before this was here
  for (const { id, text, box, element, time, notes } of items) {
    element.querySelector(".hb-item__label")?.after(time, notes);
    box.addEventListener("change", () => {
      bar.say("");
      sheet.set(id, { state: box.checked ? "met" : "", text });
      draw();
    });
  }
  told(false);
  await sheet.start();
  told(Boolean(sheet.record) && !sheet.edits);
  const ticks = keptTicks(items, new Date().toISOString());
  if (Object.keys(ticks).length) {
    await sheet.begin(ticks);
    told(true);
    if (safety().where === "device") forgetTicks(Object.keys(ticks));
  }
  for (const { id, text } of early) if (!state(id).done) sheet.set(id, { state: "met", text });
  draw();
}

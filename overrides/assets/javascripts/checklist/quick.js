import { keptTicks, forgetTicks } from "../records/ticks.js";
import { safety } from "../records/store.js";
import { clockOf, dayInWords, dayOf } from "../records/words.js";
import { button, make } from "../make.js";
import { aboutOf, Bar, itemsOf } from "./parts.js";
import { Sheet } from "./sheet.js";

const OLD = 12 * 3_600_000;

/** Items that are done or not, with the time: an act-now list. @param {HTMLElement} host */
export async function start(host) {
  const items = itemsOf(host).map((item) => ({ ...item, box: /** @type {HTMLInputElement} */ (item.element.querySelector("input")), time: make("span", { class: "hb-item__time" }) }));
  const again = button("Start again", async () => {
    const way = await sheet.remove();
    bar.say("All ticks are cleared.", way);
  });
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
    begun: () => {},
    kept: () => bar.warn(),
    shown: () => draw(),
  });

  /** @param {string} id @returns {{done: boolean, when: string, moment: number}} */
  function state(id) {
    const answer = sheet.answer(id);
    const time = new Date(answer?.changed ?? NaN);
    const day = dayOf(time) === dayOf(new Date()) ? "" : dayInWords(dayOf(time));
    const clock = answer?.changed.endsWith("T00:00:00.000Z") ? "" : clockOf(time); // carried over: only the day is known
    return { done: answer?.state === "met", when: [clock, day].filter(Boolean).join(", "), moment: time.getTime() };
  }

  function draw() {
    if (!sheet.known) return; // what is tapped meanwhile stays as it is
    const states = items.map(({ id, box, time }) => {
      const now = state(id);
      box.checked = now.done;
      time.textContent = now.done && now.when ? `Ticked: ${now.when}` : "";
      return now;
    });
    const done = states.filter((each) => each.done);
    bar.progress.textContent = `${done.length} of ${items.length} done.`;
    again.hidden = copy.hidden = !done.length;
    const first = Math.min(...done.map((each) => each.moment));
    const isOld = Date.now() - first > OLD;
    old.textContent = isOld ? `These ticks are from ${dayInWords(dayOf(new Date(first)))}. For something that happens now, press “Start again”.` : "";
    bar.warn();
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
  for (const { id, text, box, element, time } of items) {
    element.querySelector(".hb-item__label")?.after(time);
    box.addEventListener("change", () => {
      bar.say("");
      sheet.set(id, { state: box.checked ? "met" : "", text });
      draw();
    });
  }
  note.textContent = "Your ticks stay on this device. They are not sent anywhere and are not the record. On a shared device, press “Start again” when you finish.";
  await sheet.start();
  const ticks = keptTicks(items, new Date().toISOString());
  if (Object.keys(ticks).length) {
    await sheet.begin(ticks);
    if (safety().where === "device") forgetTicks(Object.keys(ticks));
  }
  for (const { id, text } of early) if (!state(id).done) sheet.set(id, { state: "met", text });
  draw();
}

import { isEmpty } from "../records/answer.js";
import { safety } from "../records/store.js";
import { forgetTicks, keptTicks } from "../records/ticks.js";
import { dayInWords, dayOf, inWords, STATES } from "../records/words.js";
import { make } from "../make.js";
import { pause } from "../pause.js";
import { idIn } from "../tabs.js";
import { Filter } from "./filter.js";
import { ItemView } from "./item.js";
import { aboutOf, Bar, itemsOf } from "./parts.js";
import { Panel } from "./panel.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("../records/shape.js").Answer} Answer */

const MANY = 60; // from here on, what is out of sight is not laid out

/** @type {Record<string, [string, (answer: Answer | undefined) => boolean]>} */
const SHOWN = {
  all: ["All items", () => true],
  left: ["Not answered", (answer) => !answer?.state],
  open: ["Partly or not yet", (answer) => answer?.state === "partly" || answer?.state === "not-yet"],
  action: ["With an action", (answer) => Boolean(answer?.action)],
};

/** Do it when what was tapped is drawn. @param {() => void} work */
const drawnFirst = (work) => void requestAnimationFrame(() => setTimeout(work));

/** A working record: choice, evidence, action, who and by when for each item. @param {HTMLElement} host */
export async function start(host) {
  await pause();
  const items = itemsOf(host);
  const form = host.querySelector("form") ?? host;
  host.toggleAttribute("data-many", items.length > MANY);
  const filter = new Filter(Object.fromEntries(Object.entries(SHOWN).map(([value, [name]]) => [value, name])), "No item is like that.", (wanted) => sift(wanted));
  const bar = new Bar(filter.element, filter.found);
  const meter = make("progress", { max: String(items.length), value: "0", "aria-label": "Items answered" });
  bar.progress.after(meter);
  const gone = make("section", { class: "hb-checklist__gone" });
  const sheet = new Sheet(aboutOf(host), {
    newName: () => dayInWords(dayOf(new Date())),
    said: (words) => bar.say(words),
    ended: (way) => bar.withdraw(way),
    begun: () => {
      filter.record = sheet.record?.id;
      drawnFirst(() => panel.draw());
    },
    kept: () => bar.warn(),
    shown: () => draw(),
  });
  await pause();
  const panel = new Panel(host, sheet, items, bar);
  await pause(); // from here to where answers are listened for there is none: nothing that is tapped falls between
  const views = items.map((item) => new ItemView(item, sheet, { changed: () => drawnFirst(count), said: (words, way) => bar.say(words, way) }));
  const byId = new Map(views.map((view) => [view.item.id, view]));

  function draw() {
    for (const view of views) view.draw();
    drawGone();
    panel.draw();
    filter.follow(sheet.record?.id);
    count();
  }

  function count() {
    const told = Object.keys(STATES).map((state) => items.filter(({ id }) => sheet.answer(id)?.state === state).length);
    const answered = told.reduce((sum, each) => sum + each, 0);
    const parts = Object.values(STATES).flatMap((name, at) => (told[at] ? [`${told[at]} ${name.toLowerCase()}`] : []));
    bar.progress.replaceChildren(`${answered} of ${items.length} answered`, ...(parts.length ? [make("span", {}, `: ${parts.join(", ")}`)] : []));
    meter.value = answered;
    bar.warn();
  }

  /** Show only what was asked for. @param {string} asked */
  function sift(asked) {
    const [, wanted] = SHOWN[asked] ?? ["", () => true];
    for (const { id, element } of items) element.hidden = !wanted(sheet.answer(id));
    for (const section of host.querySelectorAll(".hb-checklist__section")) {
      if (section instanceof HTMLElement) section.hidden = !section.querySelector(".hb-item:not([hidden])");
    }
    return items.filter(({ element }) => !element.hidden).length;
  }

  /** Answers to items that the page no longer has. */
  function drawGone() {
    const answers = Object.entries(sheet.record?.answers ?? {}).filter(([id, answer]) => !byId.has(id) && !isEmpty(answer));
    gone.replaceChildren(
      ...(answers.length ? [make("p", {}, make("b", {}, "Answers to items that this checklist no longer has")), make("ul", {}, ...answers.map(([id, answer]) => make("li", {}, `${answer.text || id} — ${inWords(answer)}`)))] : []));
  }

  function showTarget() {
    const view = byId.get(idIn());
    if (!view?.item.element.hidden) return;
    filter.showAll();
    view.item.element.scrollIntoView();
  }

  const early = views.flatMap((view) => (view.early ? [{ view, state: view.early }] : []));
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
    const view = byId.get(target.name);
    if (!view) return;
    sheet.set(target.name, { state: /** @type {Answer["state"]} */ (target.value), text: view.item.text }, true);
    drawnFirst(() => {
      sheet.flush();
      view.draw();
      count();
    });
  });
  addEventListener("hashchange", showTarget);
  form.before(panel.element);
  form.append(gone, bar.element);
  await sheet.start();
  const ticks = keptTicks(items, new Date().toISOString());
  if (Object.keys(ticks).length) {
    await sheet.begin(ticks);
    if (safety().where === "device") forgetTicks(Object.keys(ticks));
  }
  for (const { view, state } of early) if (!sheet.answer(view.item.id)?.state) view.set({ state: /** @type {Answer["state"]} */ (state) });
  draw();
  await panel.drawSafety();
}

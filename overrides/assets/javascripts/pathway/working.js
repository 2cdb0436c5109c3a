import { isEmpty } from "../records/answer.js";
import { Filter } from "../checklist/filter.js";
import { Bar } from "../checklist/parts.js";
import { Panel } from "../checklist/panel.js";
import { Sheet } from "../checklist/sheet.js";
import { isDone, stepInWords } from "../records/induction.js";
import { make } from "../make.js";
import { pause } from "../pause.js";
import { idIn } from "../tabs.js";
import { files } from "./files.js";
import { sessions } from "./session.js";
import { stagesOf } from "./stages.js";
import { StandingView } from "./standing.js";
import { StepView } from "./step.js";

const MANY = 60; // from here on, what is out of sight is not laid out

/** What the records of a pathway are called: each is one person's. */
const PERSON = {
  record: "Whose induction ", begins: "Begins with the first step or the first day", fresh: "Another person", folded: "Rename, delete, save a copy",
  name: "Name of this record ", hint: "A role, initials, or a worker's first name. Do not name a child.", compared: false,
};

/** @type {Record<string, string>} */
const SHOWN = { all: "All steps", left: "Not done", late: "Overdue" };

/** An induction with what was done, when, and who signed. @param {HTMLElement} host */
export async function start(host) {
  await pause();
  const stages = stagesOf(host);
  const steps = stages.flatMap((stage) => stage.steps);
  host.toggleAttribute("data-many", steps.length > MANY);
  const about = { kind: /** @type {const} */ ("pathway"), of: host.dataset.pathway ?? "", title: host.dataset.title ?? "" };
  const filter = new Filter(SHOWN, "No step is like that.", (wanted) => sift(wanted));
  const bar = new Bar(filter.element, filter.found);
  const meter = make("progress", { max: String(steps.length), value: "0", "aria-label": "Steps done" });
  bar.progress.after(meter);
  const standing = new StandingView(stages);
  const gone = make("section", { class: "hb-checklist__gone" });
  const sheet = new Sheet(about, {
    newName: () => "New starter",
    said: (words) => bar.say(words),
    ended: (way) => bar.withdraw(way),
    kept: () => bar.warn(),
    shown: () => draw(),
    begun: () => {
      filter.record = sheet.record?.id;
      draw();
    },
  });
  await pause();
  const panel = new Panel(host, sheet, steps, bar, PERSON);
  await pause();
  const views = steps.map((step) => new StepView(step, sheet, { changed: () => count(), said: (words, way) => bar.say(words, way) }));
  const known = new Set(steps.map(({ id }) => id));

  function draw() {
    for (const view of views) view.draw();
    drawGone();
    panel.draw();
    count();
    filter.follow(sheet.record?.id);
  }

  function count() {
    const { said, more, done } = standing.draw(sheet.record);
    bar.progress.replaceChildren(said, ...(more ? [make("span", {}, more)] : []));
    meter.value = done;
    bar.warn();
  }

  /** Show only what was asked for. @param {string} wanted */
  function sift(wanted) {
    for (const { id, element } of steps) element.hidden = wanted === "left" ? isDone(sheet.record, id) : wanted === "late" && !element.hasAttribute("data-late");
    for (const { element, steps: own } of stages) element.hidden = own.every((step) => step.element.hidden);
    return steps.filter(({ element }) => !element.hidden).length;
  }

  /** What was written to steps that the pathway no longer has. */
  function drawGone() {
    const answers = Object.entries(sheet.record?.answers ?? {}).filter(([id, answer]) => !known.has(id) && !isEmpty(answer));
    gone.replaceChildren(
      ...(answers.length ? [make("p", {}, make("b", {}, "Steps that this pathway no longer has")), make("ul", {}, ...answers.map(([id, answer]) => make("li", {}, `${answer.text || id} — ${stepInWords(answer)}`)))] : []));
  }

  function showTarget() {
    const step = steps.find(({ id }) => id === idIn());
    if (!step?.element.hidden) return;
    filter.showAll();
    step.element.scrollIntoView();
  }

  standing.start.addEventListener("change", () => {
    if (standing.start.validity.valid) sheet.setStart(standing.start.value).then(() => filter.apply()); // now other steps are overdue
  });
  addEventListener("hashchange", showTarget);
  const tools = files(stages, about.title, async () => {
    await sheet.flush();
    return sheet.record;
  }, (words) => bar.say(words));
  panel.more.before(standing.element, tools);
  host.querySelector(".hb-pathway__stage")?.before(panel.element);
  host.append(gone, bar.element);
  sessions(host);
  await sheet.start();
}

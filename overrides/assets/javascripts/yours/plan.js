/** The plan of all open actions: what is shown of it, in what order, and as files. */

import { addressOf } from "../load.js";
import { saidDay } from "../records/day.js";
import { pick } from "../records/picked.js";
import { planOf, sorted } from "../records/plan.js";
import { planReport } from "../records/report.js";
import { saidState } from "../records/sheet.js";
import { button, make } from "../make.js";
import { number, offer, refill, select } from "./controls.js";
import { downloads } from "./files.js";

/** @typedef {import("../records/plan.js").Action} Action @typedef {import("../yours.js").State} State */

/** @type {Record<string, (action: Action) => boolean>} */
const SHOWN = {
  open: (action) => !action.done && !action.replaced,
  overdue: (action) => action.overdue && !action.replaced,
  done: (action) => action.done && !action.replaced,
  all: () => true,
};

const SHORT = 20; // as many are shown at first; on paper all are

/** @param {HTMLElement} place @returns {import("../yours.js").Show} */
export function planPart(place) {
  /** @type {State | undefined} */
  let state;
  /** @type {Action[]} */
  let actions = [];
  let down = false;
  let whole = false;
  const which = select("Show", [["open", "Open actions"], ["overdue", "Overdue"], ["done", "Done"], ["all", "All, older records too"]], () => show());
  const who = select("Who", [["", "Anyone"]], () => show());
  const order = select("Sort by", [["by", "By when"], ["who", "Who"], ["state", "How it stands"], ["list", "Checklist"], ["action", "Action"], ["text", "Item"]], () => show());
  const turn = button("Turn the order round", () => {
    down = !down;
    turn.setAttribute("aria-pressed", String(down));
    show();
  });
  turn.setAttribute("aria-pressed", "false");
  const words = make("input", { type: "search", autocomplete: "off" });
  words.addEventListener("input", () => show());
  const form = make("form", { class: "hb-filter" }, which.field, who.field, order.field, make("label", {}, "Words in it", words), turn);
  form.addEventListener("submit", (event) => event.preventDefault());
  const controls = make("div", {}, form);
  const count = make("p", { role: "status" });
  const list = make("ol", { class: "hb-yours__list" });
  const files = downloads("the plan as it is shown", () => ({
    report: planReport(chosen(), /** @type {State} */ (state).wording, /** @type {State} */ (state).today), actions: chosen(),
    name: "Plan of actions",
  }));
  const rest = button("", () => {
    whole = true;
    show();
    list.children[SHORT]?.querySelector("a")?.focus();
  });
  for (const each of [controls, list, rest, files]) each.hidden = true; // until the records are read
  place.append(controls, count, list, rest, files);

  function chosen() {
    const wanted = words.value.trim().toLowerCase().split(/\s+/);
    return sorted(actions.filter(SHOWN[which.control.value] ?? (() => true)), /** @type {import("../records/plan.js").Column} */ (order.control.value), down)
      .filter((action) => !who.control.value || action.who === who.control.value)
      .filter((action) => wanted.every((word) => [action.action, action.text, action.who, action.list, action.name, action.evidence].join(" ").toLowerCase().includes(word)));
  }

  function show() {
    if (!state) return;
    const rows = chosen();
    const late = rows.filter(({ overdue }) => overdue).length;
    const older = actions.filter((action) => action.replaced && !action.done).length;
    const open = which.control.value === "open" && older ? ` Older records hold ${older} more that a newer record of the same checklist answers.` : "";
    count.textContent = !actions.length
      ? "Nothing is in the plan yet. What you answer with “partly” or “not yet”, and each action that you write, comes here by itself."
      : `${number(rows.length, "action")} shown.${late ? ` ${late} overdue.` : ""}${open}`;
    refill(list, ...rows.map((action) => row(action, /** @type {State} */ (state))));
    list.hidden = !rows.length;
    const long = !whole && rows.length > SHORT + 5;
    list.classList.toggle("hb-yours__list--short", long);
    rest.hidden = !long;
    rest.textContent = `Show all ${rows.length}`;
    for (const each of [controls, files]) each.hidden = !actions.length;
  }

  return (next) => {
    state = next;
    actions = planOf(next.records, next.wording, next.today);
    const people = [...new Set(actions.map((action) => action.who).filter(Boolean))].sort((one, other) => one.localeCompare(other, "en"));
    offer(who.control, [["", "Anyone"], ...people.map((name) => /** @type {[string, string]} */ ([name, name]))]);
    show();
  };
}

/** @param {Action} action @param {State} state */
function row(action, { worded }) {
  const { address, text } = action;
  const key = `${action.record} ${action.item}`;
  const link = make("a", { "data-key": key }, text);
  if (address) link.href = addressOf(address);
  link.addEventListener("click", () => pick(action.of, action.record));
  const when = action.by ? `${action.overdue ? "Overdue: " : ""}${saidDay(action.by)}` : "No day yet";
  return make(
    "li", { class: `hb-yours__action${action.overdue ? " hb-yours__action--overdue" : ""}` },
    make("p", { class: "hb-yours__when" }, make("b", {}, action.done ? `Done. ${action.by ? when : ""}` : when), ` · ${action.who || "nobody named yet"}`),
    make("p", { class: "hb-yours__do" }, action.action || "No action written yet"),
    make("p", {}, make("b", {}, saidState(action.state, action.ticked) || "Not answered"), ": ", address ? link : text),
    ...(action.now ? [make("p", { class: "hb-note" }, `The handbook now says: ${action.now}`)] : []),
    ...(address || !worded ? [] : [make("p", { class: "hb-note" }, "The handbook has this item no more.")]),
    ...(action.evidence ? [make("p", { class: "hb-note" }, `Evidence: ${action.evidence}`)] : []),
    make("p", { class: "hb-note" }, `${action.list}, ${action.name}${action.replaced ? ". A newer record answers this item." : ""}`),
  );
}

/** The self-assessment: how each standard stands now and stood last time, as a picture and as a table. */

import { addressOf } from "../load.js";
import { saidCounts } from "../records/progress.js";
import { standingOf, summary } from "../records/standing.js";
import { make } from "../make.js";
import { read, write } from "../store.js";
import { bar, legend } from "./bar.js";
import { refill, select } from "./controls.js";

/** @typedef {import("../yours.js").State} State @typedef {import("../records/standing.js").Row} Row */

const KEY = "standards";
const HEADS = ["Standard", "Met", "Partly", "Not yet", "Does not apply", "Not answered", "Met last time", "Change"];

/** @param {HTMLElement} place @returns {import("../yours.js").Show} */
export function standingPart(place) {
  /** @type {State | undefined} */
  let state;
  const nation = select("Which standards", [["england", "England: the nine quality standards, and regulation 5"], ["wales", "Wales: the standards of the 2017 regulations"]], () => {
    write(KEY, nation.control.value);
    show();
  });
  const form = make("form", { class: "hb-filter" }, nation.field);
  form.addEventListener("submit", (event) => event.preventDefault());
  const said = make("div", { role: "status" });
  const figure = make("figure", { class: "hb-yours__figure" });
  const table = make("div", { class: "hb-table", role: "region", tabindex: "0", "aria-label": "How the standards stand, in numbers" });
  place.append(form, said, figure, table);

  function show() {
    if (!state) return;
    const rows = standingOf(state.records, state.wording, nation.control.value);
    const any = rows.some(({ now }) => now);
    said.replaceChildren(...told(rows, state.worded).map((text) => make("p", {}, text)));
    refill(figure, make("figcaption", {}, "How the standards stand. The thin bar under another is last time."), legend(), make("ol", { class: "hb-yours__standards" }, ...rows.filter(({ now }) => now).map(drawn)));
    refill(table, numbers(rows));
    for (const each of [figure, table]) each.hidden = !any;
  }

  return (next) => {
    const first = !state;
    state = next;
    if (first) nation.control.value = read(KEY) ?? (next.records.some((record) => next.wording.standards.wales?.includes(record.of)) ? "wales" : "england");
    show();
  };
}

/** What the picture shows, in sentences. @param {Row[]} rows @param {boolean} worded @returns {string[]} */
function told(rows, worded) {
  if (!worded) return ["The list of standards could not be fetched. Open this page again with a connection."];
  const { strong, thin, idle, begun, unseen } = summary(rows);
  if (unseen.length === rows.length) return ["No checklist of these standards was filled in on this device yet. When one is, it is drawn here."];
  /** @param {string} words @param {Row[]} some */
  const sentence = (words, some) => (some.length ? [`${words}: ${some.map(({ entry }) => entry.title).join("; ")}.`] : []);
  return [
    ...sentence("Strong, at least nine in ten items met", strong), ...sentence("Thin, fewer than half met", thin),
    ...sentence("Nothing that was answered applies", idle),
    ...sentence("Begun, but fewer than half the items answered", begun), ...sentence("Not looked at yet", unseen),
  ];
}

/** @param {Row} row */
function drawn({ entry, now, before, change }) {
  if (!now) return "";
  const words = change === null ? "" : change === 0 ? " As many met as last time." : ` ${Math.abs(change)} ${change > 0 ? "more" : "fewer"} met than last time.`;
  return make(
    "li", {}, make("p", { class: "hb-yours__name" }, make("a", { href: addressOf(`${entry.page}#checklist-${entry.id}`), "data-key": entry.id }, entry.title)),
    bar(now.counts), make("p", { class: "hb-note" }, `${now.record.name}: ${saidCounts(now.counts)}.${words}`),
    ...(before ? [bar(before.counts, true), make("p", { class: "hb-note" }, `${before.record.name}: ${saidCounts(before.counts)}.`)] : []),
  );
}

/** @param {Row[]} rows */
function numbers(rows) {
  /** @param {number | string} value */
  const cell = (value) => make("td", { class: "hb-right" }, String(value));
  return make(
    "table", {}, make("caption", {}, "The same in numbers: items of each standard's newest record"),
    make("thead", {}, make("tr", {}, ...HEADS.map((head, at) => make("th", { scope: "col", ...(at ? { class: "hb-right" } : {}) }, head)))),
    make("tbody", {}, ...rows.map(({ entry, now, before, change }) => {
      const counts = now?.counts;
      const values = counts ? [counts.met, counts.partly, counts.notYet, counts.doesNotApply, counts.left] : ["", "", "", "", entry.sections.reduce((sum, { items }) => sum + items.length, 0)];
      const changed = change === null ? "" : change > 0 ? `+${change}` : String(change).replace("-", "−");
      return make("tr", {}, make("th", { scope: "row" }, entry.title), ...values.map(cell), cell(before?.counts.met ?? ""), cell(changed));
    })),
  );
}

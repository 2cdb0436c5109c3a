/** What a filled-in sheet would change, item by item: the reader looks, chooses, and only then is anything written. */

import { proposals } from "../records/filled.js";
import { warning } from "../records/private_words.js";
import { change, create } from "../records/store.js";
import { freeName } from "../records/words.js";
import { button, make } from "../make.js";
import { number, offer, say, select } from "./controls.js";
import { told } from "./conflicts.js";

/** @typedef {import("../records/filled.js").Filled} Filled @typedef {import("../records/filled.js").Proposal} Proposal @typedef {import("../yours.js").State} State */

let groups = 0;

/**
 * @param {Filled} filled
 * @param {State} state
 * @param {HTMLElement} status
 */
export function reviewed(filled, state, status) {
  const entry = state.wording.entries.get(`checklist ${filled.of}`);
  const title = entry?.title ?? filled.of;
  const records = state.records.filter((record) => record.kind === "checklist" && record.of === filled.of);
  const name = make("input", { type: "text", autocomplete: "off" });
  name.value = freeName(`From a file, ${filled.written ? filled.written.slice(0, 10) : state.today}`, records.map((record) => record.name));
  const care = make("p", { class: "hb-yours__care", role: "status" });
  const year = Number(state.today.slice(0, 4));
  name.addEventListener("input", () => (care.textContent = warning(name.value, year)));
  const named = make("label", {}, "Its name. Do not name a child.", name);
  const into = select("Take it into", [], show);
  offer(into.control, [...records.map((record) => /** @type {[string, string]} */ ([record.id, record.name])), ["", "A new record"]]);
  into.control.value = records.find((record) => record.id === filled.record)?.id ?? records[0]?.id ?? "";
  const body = make("div", {});
  const take = button("Take in what is chosen", () => write());
  const form = make("form", { class: "hb-filter" }, into.field, named);
  form.addEventListener("submit", (event) => event.preventDefault());
  const place = make("section", { class: "hb-yours__choices" }, make("h3", { tabindex: "-1" }, `From the file: ${title}`), form, care, body, take);
  /** @type {{proposal: Proposal, taken: () => boolean | null}[]} */
  let rows = [];
  show();

  function show() {
    const record = records.find(({ id }) => id === into.control.value);
    named.hidden = Boolean(record);
    const found = proposals(record?.answers ?? {}, filled, record?.id ?? "");
    rows = [];
    body.replaceChildren();
    const fresh = found.filter(({ how }) => how === "new");
    if (fresh.length) {
      rows.push(...fresh.map((proposal) => ({ proposal, taken: () => true })));
      const folded = make("details", {}, make("summary", {}, `${number(fresh.length, "answer is", "answers are")} new in this record`),
        make("ul", {}, ...fresh.map(({ line }) => make("li", {}, make("p", {}, textOf(line)), told(line), ...careOf(line)))));
      folded.open = folded.querySelector(".hb-yours__care") !== null;
      body.append(folded);
    }
    group(found, "changed", "Changed in the file, and not here since it was written. The file's answer is chosen; choose otherwise if you like.");
    group(found, "both", "Different here and in the file. Choose one of each.");
    take.hidden = !found.length;
    if (!found.length) body.append(make("p", {}, `Everything in the file is in “${record?.name}” already.`));
  }

  /** @param {Proposal[]} found @param {"changed" | "both"} how @param {string} words */
  function group(found, how, words) {
    const some = found.filter((each) => each.how === how);
    if (some.length) body.append(make("p", {}, words), ...some.map((proposal) => choice(proposal, how === "changed")));
  }

  /** @param {Proposal} proposal @param {boolean} preset */
  function choice(proposal, preset) {
    groups += 1;
    const [mine, theirs] = ["mine", "theirs"].map((value) => make("input", { type: "radio", name: `choice-${groups}`, value }));
    if (!mine || !theirs) throw new Error("two radio buttons were made");
    theirs.checked = preset;
    rows.push({ proposal, taken: () => (theirs.checked ? true : mine.checked ? false : null) });
    return make(
      "fieldset", { class: "hb-yours__choice" }, make("legend", {}, textOf(proposal.line)),
      make("label", {}, mine, make("span", {}, make("b", {}, "Keep what is here"), ...(proposal.mine ? [told(proposal.mine)] : []))),
      make("label", {}, theirs, make("span", {}, make("b", {}, "Take what is in the file"), told(proposal.line), ...careOf(proposal.line))),
    );
  }

  /** What in a line looks as if it told which child is meant. @param {import("../records/filled.js").Line} line */
  function careOf({ evidence, action, who }) {
    const words = warning([evidence, action, who].join("\n"), year);
    return words ? [make("p", { class: "hb-yours__care" }, words)] : [];
  }

  /** @param {import("../records/filled.js").Line} line */
  function textOf(line) {
    return state.wording.items.get(`checklist ${line.item}`)?.text ?? (line.text || line.item);
  }

  async function write() {
    const undecided = rows.filter(({ taken }) => taken() === null);
    if (undecided.length) {
      say(status, `${number(undecided.length, "answer is", "answers are")} still to be chosen. Nothing was written yet.`);
      const first = body.querySelector("fieldset:not(:has(input:checked)) input");
      if (first instanceof HTMLElement) first.focus();
      return;
    }
    const wanted = rows.filter(({ taken }) => taken());
    const known = records.find(({ id }) => id === into.control.value);
    const record = known ?? (await create({ kind: "checklist", of: filled.of, title, name: name.value.trim() || title }));
    for (const { proposal: { line } } of wanted) {
      const { item, text, ...fields } = line;
      await change(record.id, item, { ...fields, text: text || textOf(line) }, title);
    }
    place.remove();
    say(status, `${number(wanted.length, "answer was", "answers were")} taken into “${record.name}”.`);
    status.scrollIntoView({ block: "nearest" });
  }

  return place;
}

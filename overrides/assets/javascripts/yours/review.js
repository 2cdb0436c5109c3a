/** What a filled-in sheet would change, item by item: the reader looks, chooses, and only then is anything written. */

import { contentOf } from "../records/answer.js";
import { proposals } from "../records/filled.js";
import { whole } from "../records/merge.js";
import { warning } from "../records/private_words.js";
import { change, create, get, list } from "../records/store.js";
import { freeName } from "../records/words.js";
import { button, make } from "../make.js";
import { number, offer, refill, say, select } from "./controls.js";
import { told } from "./conflicts.js";

/** @typedef {import("../records/filled.js").Filled} Filled @typedef {import("../records/filled.js").Proposal} Proposal @typedef {import("../yours.js").State} State */

let groups = 0;

/**
 * @param {Filled} filled
 * @param {State} first
 * @param {HTMLElement} status
 * @returns {{place: HTMLElement, show: (state: State) => void}} what is looked at, and what keeps it in step with the device
 */
export function reviewed(filled, first, status) {
  let state = first;
  /** @type {import("../records/shape.js").KeptRecord[]} */
  let records = [];
  let [begun, writing, drawn, offered] = [false, false, "", ""];
  const title = state.wording.entries.get(`checklist ${filled.of}`)?.title ?? filled.of;
  const name = make("input", { type: "text", autocomplete: "off" });
  const care = make("p", { class: "hb-yours__care", role: "status" });
  const year = Number(state.today.slice(0, 4));
  name.addEventListener("input", () => (care.textContent = warning(name.value, year)));
  const named = make("label", {}, "Its name. Do not name a child.", name);
  const into = select("Take it into", [], draw);
  const body = make("div", {});
  const take = button("Take in what is chosen", () => write());
  const form = make("form", { class: "hb-filter" }, into.field, named);
  form.addEventListener("submit", (event) => event.preventDefault());
  const place = make("section", { class: "hb-yours__choices" }, make("h3", { tabindex: "-1" }, `From the file: ${title}`), form, care, body, take);
  /** @type {{proposal: Proposal, taken: () => boolean | null}[]} */
  let rows = [];
  /** @type {Map<string, string>} what was chosen, by record, item and the answer it was chosen against */
  const chosen = new Map();
  show(first);

  /** @param {State} next */
  function show(next) {
    state = next;
    if (writing) return;
    const before = into.control.value;
    records = state.records.filter((record) => record.kind === "checklist" && record.of === filled.of);
    const there = (/** @type {string} */ wanted) => records.some(({ id }) => id === wanted);
    offer(into.control, [...records.map((record) => /** @type {[string, string]} */ ([record.id, record.name])), ["", "A new record"]]);
    if (!begun) into.control.value = there(filled.record) ? filled.record : (records[0]?.id ?? "");
    else if (!there(before)) into.control.value = ""; // never into a record that nobody chose
    if (begun && before && !there(before)) say(status, "The record that this was to go into is deleted. It goes into a new one, unless you choose another.");
    begun = true;
    if (name.value === offered) name.value = offered = freeName(`From a file, ${filled.written ? filled.written.slice(0, 10) : state.today}`, records.map((record) => record.name));
    draw();
  }

  function draw() {
    const record = records.find(({ id }) => id === into.control.value);
    named.hidden = Boolean(record);
    const found = proposals(record?.answers ?? {}, filled, record?.id ?? "");
    const now = whole([record?.id, record?.name, found]);
    if (now === drawn) return; // what is being chosen stays as it is
    drawn = now;
    rows = [];
    /** @type {HTMLElement[]} */
    const parts = [];
    const fresh = found.filter(({ how }) => how === "new");
    if (fresh.length) {
      rows.push(...fresh.map((proposal) => ({ proposal, taken: () => true })));
      const folded = make("details", { "data-key": "new" }, make("summary", { "data-key": "new answers" }, `${number(fresh.length, "answer is", "answers are")} new in this record`),
        make("ul", {}, ...fresh.map(({ line }) => make("li", {}, make("p", {}, textOf(line)), told(line), ...careOf(line)))));
      parts.push(folded);
    }
    parts.push(
      ...group(found, "changed", "Changed in the file, and not here since it was written. The file's answer is chosen; choose otherwise if you like."),
      ...group(found, "both", "Different here and in the file. Choose one of each."));
    take.hidden = !found.length;
    if (!found.length) parts.push(make("p", {}, `Everything in the file is in “${record?.name}” already.`));
    refill(body, ...parts);
    for (const details of body.querySelectorAll("details")) details.open ||= details.querySelector(".hb-yours__care") !== null;
  }

  /** @param {Proposal[]} found @param {"changed" | "both"} how @param {string} words @returns {HTMLElement[]} */
  function group(found, how, words) {
    const some = found.filter((each) => each.how === how);
    return some.length ? [make("p", {}, words), ...some.map((proposal) => choice(proposal, how === "changed"))] : [];
  }

  /** @param {Proposal} proposal @param {boolean} preset */
  function choice(proposal, preset) {
    groups += 1;
    const [mine, theirs] = ["mine", "theirs"].map((value) => make("input", { type: "radio", name: `choice-${groups}`, value, "data-key": `${value} ${proposal.line.item}` }));
    if (!mine || !theirs) throw new Error("two radio buttons were made");
    const key = whole([into.control.value, proposal.line.item, proposal.mine && contentOf(proposal.mine)]);
    theirs.checked = (chosen.get(key) ?? (preset ? "theirs" : "")) === "theirs";
    mine.checked = chosen.get(key) === "mine";
    for (const each of [mine, theirs]) each.addEventListener("change", () => chosen.set(key, each.value));
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
      const open = body.querySelector("fieldset:not(:has(input:checked)) input");
      if (open instanceof HTMLElement) open.focus();
      return;
    }
    if (writing) return; // pressed twice
    writing = true;
    const wanted = rows.filter(({ taken }) => taken()).map(({ proposal }) => proposal.line);
    const meant = records.find(({ id }) => id === into.control.value);
    const known = (await written(wanted, meant?.id)) ? meant : undefined;
    const record = known ?? (wanted.length ? await fresh(wanted) : undefined);
    writing = false;
    if (!record) {
      show(state);
      return say(status, "The record was deleted meanwhile. Nothing was taken in.");
    }
    place.remove();
    const why = meant && !known ? `“${meant.name}” is deleted, so ` : "";
    say(status, `${why}${number(wanted.length, "answer was", "answers were")} taken into “${record.name}”${why ? ", a new record" : ""}.`, true);
    status.scrollIntoView({ block: "nearest" });
  }

  /** Put lines into a record. @param {import("../records/filled.js").Line[]} lines @param {string} [id] @returns {Promise<boolean>} false if there is no such record */
  async function written(lines, id) {
    if (!id || !(await get(id))) return false;
    for (const line of lines) {
      const { item, text, ...fields } = line;
      if (!(await change(id, item, { ...fields, text: text || textOf(line) }, title))) return false;
    }
    return true;
  }

  /** Put lines into a new record. @param {import("../records/filled.js").Line[]} lines */
  async function fresh(lines) {
    const others = await list({ kind: "checklist", of: filled.of }); // what is shown may be of a moment ago
    const record = await create({ kind: "checklist", of: filled.of, title, name: freeName(name.value.trim() || title, others.map((each) => each.name)) });
    return (await written(lines, record.id)) ? record : undefined;
  }

  return { place, show };
}

import { openDialog } from "./dialog.js";
import { chooseScheme } from "./scheme.js";
import { button, make } from "./make.js";
import { read, write } from "./store.js";

/**
 * How the reader wants to read. boot.js puts what is kept on the root before the first paint, as `data-reading`
 * (words of the settings below) and `data-scheme`; theme/styles/85-reading.css holds what each word does.
 */

const root = document.documentElement;

/** Each setting: its name, its question, and its answers, each with the word that is kept. The first is how it was. */
const SETTINGS = [
  { name: "size", asks: "Text size", answers: [["", "Usual"], ["size-2", "Large"], ["size-3", "Larger"], ["size-4", "Largest"]] },
  { name: "lines", asks: "Space between lines", answers: [["", "Usual"], ["lines-2", "More"], ["lines-3", "Most"]] },
  { name: "letters", asks: "Letters", answers: [["", "Usual"], ["legible", "Easier to tell apart"]] },
  { name: "colours", asks: "Colours", answers: [["", "As this device"], ["light", "Light"], ["dark", "Dark"], ["low", "Low light, for nights"]] },
  { name: "changes", asks: "Remember which pages were read, to show what changed", answers: [["", "Yes"], ["off", "No, and forget them"]] },
];

/** @type {HTMLDialogElement | undefined} */
let dialog;
const form = make("form", { class: "hb-reading" });
const status = make("p", { class: "hb-panel__status", role: "status" });

/**
 * Open the dialog.
 * @param {HTMLElement} opener gets the focus back
 */
export function open(opener) {
  dialog ??= build();
  check();
  status.textContent = "";
  openDialog(dialog, opener);
}

/** @returns {HTMLDialogElement} */
function build() {
  const close = make("button", { type: "button", class: "hb-tool", "data-close": "" });
  const cross = document.querySelector("#menu-panel [data-close] svg");
  close.append(...(cross ? [cross.cloneNode(true)] : []), make("span", {}, "Close"));
  const before = button("As it was", () => {
    choose("", [], kept("changes"));
    check();
  });
  form.append(...SETTINGS.map(({ name, asks, answers }) =>
    make("fieldset", {}, make("legend", {}, asks), ...answers.map(([value = "", words = ""]) =>
      make("label", {}, make("input", { type: "radio", name, value }), make("span", {}, words))))), before);
  form.addEventListener("change", () => choose(kept("colours"), ["size", "lines", "letters"].map(kept), kept("changes")));
  form.addEventListener("submit", (event) => event.preventDefault());
  const made = make("dialog", { class: "hb-panel", "aria-labelledby": "reading-title" },
    make("div", { class: "hb-panel__head" }, make("h2", { id: "reading-title" }, "Text and colours"), close),
    make("div", { class: "hb-panel__in" }, form), status);
  document.body.append(made);
  return made;
}

/** What is chosen for a setting. @param {string} name */
const kept = (name) => String(new FormData(form).get(name) ?? "");

/** Show, keep, and say so. @param {string} colours @param {string[]} words @param {string} changes */
function choose(colours, words, changes) {
  const reading = words.filter(Boolean).join(" ");
  root.dataset.reading = reading;
  if (words.includes("legible")) fetchLetters();
  const keeps = [chooseScheme(colours || null), write("reading", reading || null)];
  if (changes !== (read("read") === "off" ? "off" : "")) keeps.push(write("read", changes || null)); // see changed.js
  status.textContent = keeps.every(Boolean)
    ? "Kept on this device. It holds for every page."
    : "It holds until you leave this page. This browser lets no page keep anything.";
}

/** The sheet with the letters, unless boot.js has fetched it already. */
export function fetchLetters() {
  const boot = document.querySelector("script[src*='javascripts/boot.js']");
  if (!(boot instanceof HTMLScriptElement) || document.querySelector("link[href*='stylesheets/legible.css']")) return;
  document.head.append(make("link", { rel: "stylesheet", href: boot.src.replace(/javascripts\/boot\.js.*/, "stylesheets/legible.css") }));
}

/** Set the form to what holds now. */
function check() {
  const now = [...(root.dataset.reading ?? "").split(" "), root.dataset.scheme ?? "", read("read") ?? ""];
  for (const { name, answers } of SETTINGS) {
    const held = answers.find(([value = ""]) => value && now.includes(value))?.[0] ?? "";
    for (const input of form.querySelectorAll(`input[name=${name}]`)) if (input instanceof HTMLInputElement) input.checked = input.value === held;
  }
}

import { watch, write } from "./store.js";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.scheme ? root.dataset.scheme !== "light" : system.matches);

/** Colours: the system's choice until the reader makes one, with a `[data-scheme-button]` or in reading.js. */
export function startScheme() {
  addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-scheme-button]")) chooseScheme(isDark() ? "light" : "dark");
  });
  watch("scheme", (_, value) => show(value));
  watch("reading", (_, value) => {
    root.dataset.reading = value ?? "";
    if (value?.includes("legible")) import("./reading.js").then((reading) => reading.fetchLetters()).catch(() => {}); // no connection: the usual letters
  });
  system.addEventListener("change", () => show(root.dataset.scheme));
  show(root.dataset.scheme);
}

/** @param {string | null} scheme "light", "dark", "low", or null for what the system says @returns {boolean} whether it is kept */
export function chooseScheme(scheme) {
  show(scheme);
  return write("scheme", scheme);
}

/** @param {string | null | undefined} scheme */
function show(scheme) {
  if (scheme) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
  for (const button of document.querySelectorAll("[data-scheme-button]")) button.setAttribute("aria-pressed", String(isDark()));
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    const own = meta.getAttribute("data-media") ?? meta.getAttribute("media") ?? "";
    meta.setAttribute("data-media", own);
    const media = !scheme ? own : own.includes(isDark() ? "dark" : "light") ? "all" : "not all";
    if (meta.getAttribute("media") !== media) meta.setAttribute("media", media);
  }
}

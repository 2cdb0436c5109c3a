import { read, watch, write } from "./store.js";

/** Light and dark: the system's choice until the reader makes one with a `[data-scheme-button]`. */
export function startScheme() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);

  function show() {
    for (const button of document.querySelectorAll("[data-scheme-button]")) button.setAttribute("aria-pressed", String(isDark()));
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const asked = meta.getAttribute("media") ?? "";
      meta.setAttribute("data-media", meta.getAttribute("data-media") ?? asked);
      const own = meta.getAttribute("data-media") ?? "";
      if (root.dataset.scheme) meta.setAttribute("media", own.includes(root.dataset.scheme) ? "all" : "not all");
    }
  }

  addEventListener("click", (event) => {
    if (!(event.target instanceof Element && event.target.closest("[data-scheme-button]"))) return;
    const scheme = isDark() ? "light" : "dark";
    root.dataset.scheme = scheme;
    write("scheme", scheme);
    show();
  });
  watch("scheme", () => {
    root.dataset.scheme = read("scheme") ?? undefined;
    show();
  });
  system.addEventListener("change", show);
  show();
}

/**
 * Numbers home by home: `<hb-homes>` holds a choice of homes, hidden until this runs. The device remembers the choice;
 * what has a `data-home` of another home is then not shown. Without a choice, or without JavaScript, all are.
 */

import { read, watch, write } from "./store.js";

const KEY = "home";

/** @returns {HTMLSelectElement[]} */
const choices = () => [...document.querySelectorAll("hb-homes select")].filter((each) => each instanceof HTMLSelectElement);

/** @param {string} chosen the id of a home; a home that is no longer there is as good as none */
function show(chosen) {
  const parts = [...document.querySelectorAll("[data-home]")].filter((each) => each instanceof HTMLElement);
  const known = choices().some((choice) => [...choice.options].some((option) => option.value === chosen));
  const home = known || parts.some((part) => part.dataset.home === chosen) ? chosen : "";
  for (const part of parts) {
    // A contact that has no number of the chosen home still shows all that it has.
    const row = part.parentElement;
    const has = [...(row?.children ?? [])].some((each) => each instanceof HTMLElement && each.dataset.home === home);
    part.hidden = has && part.dataset.home !== home;
  }
  for (const choice of choices()) choice.value = home;
}

class Homes extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    form?.removeAttribute("hidden");
    form?.addEventListener("submit", (event) => event.preventDefault());
    form?.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      write(KEY, event.target.value || null);
      show(event.target.value);
    });
  }
}

customElements.define("hb-homes", Homes);
show(read(KEY) ?? "");
watch(KEY, (_, value) => show(value ?? ""));

/**
 * Numbers home by home: `<hb-homes>` holds a choice of homes, hidden until this runs. The device remembers the choice;
 * what has a `data-home` of another home is then not shown. Without a choice, or without JavaScript, all are; where
 * they are many they fold up until there is a choice.
 */

import { read, watch, write } from "./store.js";

const KEY = "home";

/** @returns {HTMLSelectElement[]} */
const choices = () => [...document.querySelectorAll("hb-homes select")].filter((each) => each instanceof HTMLSelectElement);

/** @param {Element | null} group @param {string} home */
const has = (group, home) =>
  [...(group?.children ?? [])].some((each) => each instanceof HTMLElement && each.dataset.home === home);

/** @param {string} chosen the id of a home; a home that is no longer there is as good as none */
function show(chosen) {
  const parts = [...document.querySelectorAll("[data-home]")].filter((each) => each instanceof HTMLElement);
  const known = choices().some((choice) => [...choice.options].some((option) => option.value === chosen));
  const home = known || parts.some((part) => part.dataset.home === chosen) ? chosen : "";
  for (const part of parts) {
    // A contact that has no number of the chosen home still shows all that it has, or offers them.
    part.hidden = has(part.parentElement, home) ? part.dataset.home !== home : "folded" in part.dataset;
  }
  for (const every of document.querySelectorAll("details.hb-contacts__every")) {
    if (!(every instanceof HTMLDetailsElement)) continue;
    every.open = has(every, home);
    every.toggleAttribute("data-chosen", every.open);
  }
  const elsewhere = document.querySelector("hb-homes form") !== null;
  for (const choice of choices()) {
    choice.value = home;
    choice.hidden = elsewhere && !choice.form && has(choice.parentElement, home);
  }
}

class Homes extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    form?.removeAttribute("hidden");
    form?.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      write(KEY, event.target.value || null);
      show(event.target.value);
    });
  }
}

customElements.define("hb-homes", Homes);
show(read(KEY) ?? "");
watch(KEY, (_, value) => show(value ?? ""));

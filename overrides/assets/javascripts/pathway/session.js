import { button, make } from "../make.js";
import { idIn } from "../tabs.js";

/**
 * A trainer's plan of one stage: it opens when its address is followed, is printed alone, and is shown large.
 * @param {HTMLElement} host
 */
export function sessions(host) {
  for (const plan of host.querySelectorAll(".hb-pathway__session")) {
    if (!(plan instanceof HTMLDetailsElement)) continue;
    const large = button("Show large", () => {
      const on = plan.toggleAttribute("data-large");
      large.textContent = on ? "Show as before" : "Show large";
      large.setAttribute("aria-pressed", String(on));
      if (on) plan.scrollIntoView();
    });
    large.setAttribute("aria-pressed", "false");
    plan.append(make("div", { class: "hb-record__tools" }, button("Print this plan alone", () => printAlone(plan)), large));
  }
  addEventListener("hashchange", openNamed);
  openNamed();
}

/** Open the plan that the address names. */
function openNamed() {
  const named = document.getElementById(idIn());
  if (!named?.matches("details.hb-pathway__session") || named.hasAttribute("open")) return;
  named.setAttribute("open", "");
  named.scrollIntoView();
}

/** @param {HTMLElement} plan */
function printAlone(plan) {
  plan.setAttribute("data-alone", "");
  addEventListener("afterprint", () => plan.removeAttribute("data-alone"), { once: true });
  print();
}

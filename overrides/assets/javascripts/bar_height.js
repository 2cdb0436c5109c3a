/**
 * Keep what has the focus clear of the bar below a form, whose height changes with the text, the window and what it says.
 * @param {HTMLElement} host holds the bar once it is made
 */
export function keepClear(host) {
  const bar = host.querySelector(".hb-checklist__bar");
  if (!bar) return; // no connection: the form as it is
  new ResizeObserver(() => {
    const { height, top } = bar.getBoundingClientRect();
    document.documentElement.style.setProperty("--bar", `${Math.ceil(height)}px`);
    const at = document.activeElement;
    if (!at || bar.contains(at) || !host.contains(at) || getComputedStyle(bar).position !== "sticky") return;
    const { bottom } = at.getBoundingClientRect();
    if (bottom > top && bottom < innerHeight + height) at.scrollIntoView({ block: "nearest", behavior: "instant" }); // it grew over it
  }).observe(bar);
}

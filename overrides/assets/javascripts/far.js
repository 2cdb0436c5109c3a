const STEP = 60; // elements to lay out at a time: a few thousandths of a second on a slow phone

/**
 * Lay out in small steps, when nothing else is to be done, what the style sheet leaves until it comes near: so no step
 * keeps a tap waiting, and soon the page is as long as its scroll bar says.
 */
export function startFar() {
  const parts = [...document.querySelectorAll("[data-far]")];
  const later = "requestIdleCallback" in window ? requestIdleCallback : setTimeout;
  function step() {
    for (let count = 0; count < STEP && parts.length; ) {
      const part = parts.shift();
      part?.removeAttribute("data-far");
      count += 1 + (part?.querySelectorAll("*").length ?? 0);
    }
    if (parts.length) later(() => requestAnimationFrame(() => later(step)));
  }
  later(step);
}

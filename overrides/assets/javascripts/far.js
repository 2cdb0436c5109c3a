const STEP = 40; // elements to lay out at a time: a few thousandths of a second on a slow phone

/** @param {Element} part @returns {Promise<unknown> | undefined} what a part that does something waits for */
const readyOf = (part) => /** @type {Element & {ready?: Promise<unknown>}} */ (part).ready;

/**
 * Lay out in small steps, when nothing else is to be done, what the style sheet leaves until it comes near: so no step
 * keeps a tap waiting, and soon the page is as long as its scroll bar says. Not before `fetched` and what works on the
 * page have begun: what they add costs nothing where it is not laid out yet.
 * @param {Promise<unknown>[]} fetched
 */
export async function startFar(fetched) {
  await Promise.allSettled(fetched);
  await Promise.allSettled([...document.querySelectorAll("hb-checklist, hb-pathway")].map(readyOf));
  const parts = [...document.querySelectorAll("[data-far]")];
  const later = "requestIdleCallback" in window ? requestIdleCallback : setTimeout;
  function step() {
    for (let count = 0; count < STEP && parts.length; ) {
      const part = parts.shift();
      part?.removeAttribute("data-far");
      count += 1 + (part?.querySelectorAll("*").length ?? 0);
    }
    if (parts.length) requestAnimationFrame(() => later(step));
  }
  later(step);
}

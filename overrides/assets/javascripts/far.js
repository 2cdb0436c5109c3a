const FEW = 40; // elements to lay out at a time, at least: a few thousandths of a second on a slow phone
const SHORT = 12; // thousandths of a second: after a step that took no longer the next may be larger

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
  const parts = new Set(document.querySelectorAll("[data-far]"));
  const later = "requestIdleCallback" in window ? requestIdleCallback : setTimeout;
  /** @type {Set<Element>} what is in sight holds the page in its place, so it must not change together with what is above it */
  const inSight = new Set();
  let many = FEW;
  let begun = false;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) isIntersecting ? inSight.add(target) : inSight.delete(target);
    if (!begun) later(step);
    begun = true;
  });
  for (const part of parts) observer.observe(part);

  function step() {
    let count = 0;
    const alone = inSight.size > 0;
    for (const part of alone ? [...inSight] : parts) {
      part.removeAttribute("data-far");
      observer.unobserve(part);
      inSight.delete(part);
      parts.delete(part);
      count += 1 + part.querySelectorAll("*").length;
      if (count >= many && !alone) break;
    }
    if (parts.size) requestAnimationFrame((start) => later(() => next(performance.now() - start)));
  }
  /** @param {number} took to lay the last ones out, and until nothing else was to be done */
  function next(took) {
    many = Math.max(FEW, took < SHORT ? many * 2 : many / 2);
    step();
  }
}

import { idIn } from "./tabs.js";

/** Mark in the table of contents the heading that is being read. */
export function startContents() {
  const links = new Map();
  for (const link of document.querySelectorAll(".hb-toc a[href^='#']")) {
    const heading = document.getElementById(idIn(link.getAttribute("href")));
    if (heading) links.set(heading, link);
  }
  if (!links.size || !("IntersectionObserver" in window)) return;

  /** @type {Element | undefined} */
  let current;
  function mark() {
    const line = innerHeight / 3;
    const read = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < line).pop();
    if (read === current) return;
    links.get(current)?.removeAttribute("aria-current");
    links.get(read)?.setAttribute("aria-current", "true");
    current = read;
  }
  // The line between read and unread lies a third down the window: told only when a heading crosses it.
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}

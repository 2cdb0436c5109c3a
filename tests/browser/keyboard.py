"""A walk through a page with the Tab key alone, and what is seen at each stop."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

MOST = 2500  # stops; a walk that is longer goes in circles

# Before a walk: an identity for each element, and what can be operated on the page as it is shown.
PREPARE = """() => {
  const all = [...document.querySelectorAll('*')];
  window.hbNumber = new Map(all.map((each, at) => [each, at]));
  window.hbSay = (e) => `${e.localName}${e.id ? '#' + e.id : ''}${[...e.classList].map((c) => '.' + c).join('')} ` +
    `"${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().replace(/\\s+/g, ' ').slice(0, 50)}"`;
  const seen = (e) => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  // Of a group of choices Tab meets the chosen one, else the first; arrow keys meet the rest.
  const stop = (name) => document.querySelector(`input[name="${name}"]:checked`) ?? document.querySelector(`input[name="${name}"]`);
  const open = document.querySelector('dialog[open]') ?? document;
  const can = [...open.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((e) => seen(e) && !e.disabled && e.tabIndex >= 0 && !e.closest('[inert]'))
    .filter((e) => e.type !== 'radio' || e === stop(e.name));
  return Object.fromEntries(can.map((e) => [hbNumber.get(e), hbSay(e)]));
}"""

# What the focused element is and what a sighted reader has of it. A radio button that is drawn by its label is there.
LOOK = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const style = getComputedStyle(at);
  const drawn = at.matches('input') && (style.opacity === '0' || at.offsetWidth < 2) && at.labels[0] || at;
  const boxes = [...drawn.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const faults = [];
  if (!boxes.length) faults.push('has no size');
  const inside = boxes.filter((box) => box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight);
  if (boxes.length && !inside.length) faults.push('is outside the window');
  const hits = (x, y) => drawn.contains(document.elementFromPoint(x, y));
  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
  const shown = inside.some((box) => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) =>
    hits(clamp(box.left + box.width * x, 1, innerWidth - 2), clamp(box.top + box.height * y, 1, innerHeight - 2))));
  if (inside.length && !shown) faults.push('is hidden by something above it');
  const ring = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== 'rgba(0, 0, 0, 0)';
  if (!ring(getComputedStyle(drawn)) && !ring(getComputedStyle(drawn, '::after'))) faults.push('has no focus outline');
  const box = inside[0] ?? drawn.getBoundingClientRect();
  const look = [at, at.parentElement, at.parentElement?.parentElement].map((e) => e?.localName + '.' + e?.className).join(' ');
  return {number: hbNumber.get(at) ?? -1, parts: at.type === 'date', says: hbSay(at), faults, look,
    box: {x: box.left, y: box.top, width: box.width, height: box.height}, window: {width: innerWidth, height: innerHeight}};
}"""

# Compares two pictures point by point: how many points changed by a contrast of 3 to 1, as WCAG 2.4.13 counts them.
COMPARE = """async ([one, other]) => {
  const read = async (data) => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const [a, b] = [await read(one), await read(other)];
  const linear = Array.from({length: 256}, (_, c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  const light = (d, at) => 0.2126 * linear[d[at]] + 0.7152 * linear[d[at + 1]] + 0.0722 * linear[d[at + 2]] + 0.05;
  let changed = 0;
  for (let at = 0; at < a.length; at += 4) {
    if (a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2]) continue;
    const [x, y] = [light(a, at), light(b, at)];
    if (Math.max(x, y) / Math.min(x, y) >= 3) changed += 1;
  }
  return changed;
}"""


@dataclass(frozen=True)
class Walk:
    """What a walk met: numbers of the stops in order, what is wrong, and what could be operated but was not met."""

    stops: list[str]
    faults: list[str]
    missed: list[str]
    beyond: list[str]


class Eye:
    """Sees how much of the picture the focus changes; works on a page of its own, without a policy."""

    def __init__(self, page: Page, blank: Page) -> None:
        self.page, self.blank = page, blank
        self.looks: set[str] = set()

    def fault(self, stop: dict[str, Any]) -> str:
        """What is wrong with the focus ring of the stop, if anything; asked once for each look of a control."""
        if stop["look"] in self.looks or stop["faults"]:
            return ""
        self.looks.add(stop["look"])
        box, window = stop["box"], stop["window"]
        left, top = max(box["x"] - 10, 0), max(box["y"] - 10, 0)
        right = min(box["x"] + box["width"] + 10, window["width"])
        bottom = min(box["y"] + box["height"] + 10, window["height"])
        near = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        # The ring of a large control is partly out of the window: half of the visible edge is asked for at the least.
        wanted = 2 * (near["width"] - 20 + near["height"] - 20)
        found = self._changed(near)
        if found < wanted:  # a link whose whole card is ringed
            found = self._changed({"x": 0, "y": 0, **window})
        return "" if found >= wanted else f"its focus ring changes {found} points, {wanted:.0f} are wanted"

    def _changed(self, clip: dict[str, float]) -> int:
        with_focus = self.page.screenshot(clip=clip)  # type: ignore[arg-type]
        self.page.evaluate("() => { window.hbAt = document.activeElement; hbAt.blur() }")
        without = self.page.screenshot(clip=clip)  # type: ignore[arg-type]
        self.page.evaluate("() => hbAt.focus({preventScroll: true, focusVisible: true})")
        pictures = [base64.b64encode(picture).decode() for picture in (with_focus, without)]
        count: int = self.blank.evaluate(COMPARE, pictures)
        return count


def walk(page: Page, eye: Eye | None = None, key: str = "Tab") -> Walk:
    """Press the key until the walk is round; report every stop."""
    can: dict[str, str] = page.evaluate(PREPARE)
    stops: list[str] = []
    numbers: list[str] = []
    faults: list[str] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = page.evaluate(LOOK)
        if stop is None or (numbers and str(stop["number"]) == numbers[0]):
            break
        number = str(stop["number"])
        if stop["parts"] and numbers and number == numbers[-1]:
            continue  # day, month, year and calendar of one field
        if number in numbers:
            faults.append(f"{stop['says']} is met twice: the walk is caught")
            break
        numbers.append(number)
        stops.append(stop["says"])
        faults += [f"{stop['says']} {fault}" for fault in stop["faults"]]
        ring = eye.fault(stop) if eye else ""
        if ring:
            faults.append(f"{stop['says']}: {ring}")
    else:
        faults.append(f"the walk has more than {MOST} stops")
    missed = [says for number, says in can.items() if number not in numbers]
    beyond = [says for number, says in zip(numbers, stops, strict=True) if number not in can]
    return Walk(stops, faults, missed, beyond)


def nameless(page: Page) -> list[str]:
    """What can have the focus but has no role or no name, as the browser tells assistive technology."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    found: list[str] = []
    for node in nodes:
        properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        role = node.get("role", {}).get("value", "")
        if not properties.get("focusable") or role in ("RootWebArea", "main"):
            continue
        name = node.get("name", {}).get("value", "").strip()
        if node.get("ignored") or role in ("", "none", "generic") or not name:
            found.append(f"role {role!r}, name {name!r}, node {node.get('backendDOMNodeId')}")
    return found

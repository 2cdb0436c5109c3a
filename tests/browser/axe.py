"""axe-core in a page. Its source goes in through the browser's own tools, so the page's policy stays as it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe says nothing of a contrast that it is unsure of: text on a gradient (the shades at the edges of tables), beside a
# drawn number, under a bar that stays in the window. Such text is measured here: its colour against the first opaque
# colour below it, which on this site is what it stands on.
# A bar that stays at the window's foot covers half of a button now and then, and axe takes that half for its size: the
# bar stands in its own place meanwhile. That it never covers what has the focus is seen on the walks by keyboard.
RUN = """async ([tags, without]) => {
  const still = new CSSStyleSheet();
  still.replaceSync('.hb-checklist__bar { position: static !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  // No rule that is asked for reads the text of styles.
  const found = await axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete'],
    rules: Object.fromEntries(without.map((rule) => [rule, {enabled: false}])), preload: false});
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== still);
  const lines = found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(' ')}: ${(node.failureSummary ?? '').replace(/\\s+/g, ' ')}`));
  const parts = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => parts(colour).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  for (const rule of found.incomplete.filter((each) => each.id === 'color-contrast'))
    for (const node of rule.nodes) {
      const element = document.querySelector(node.target.join(' '));
      const style = getComputedStyle(element);
      let below = element;
      while (below && (parts(getComputedStyle(below).backgroundColor)[3] ?? 1) < 1) below = below.parentElement;
      const [one, other] = [light(style.color), light(below ? getComputedStyle(below).backgroundColor : '255 255 255')];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (!(ratio >= (large ? 3 : 4.5)))
        lines.push(`color-contrast: ${node.target.join(' ')}: ${ratio.toFixed(2)} to 1, measured without axe`);
    }
  return lines;
}"""

# What the contrast of a text hangs on: its colour and size, and all that is painted below it up to the first opaque
# colour. Half of axe's time goes into this one rule.
CONTRASTS = """() => {
  const below = new Map();
  const paint = (element) => {
    if (!element) return '';
    if (!below.has(element)) {
      const {backgroundColor, backgroundImage, opacity, filter, mixBlendMode} = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(' ');
      const opaque = backgroundColor.startsWith('rgb(') && opacity === '1';
      below.set(element, opaque ? own : `${own} > ${paint(element.parentElement)}`);
    }
    return below.get(element);
  };
  const found = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(element);
    found.add([color, fontSize, fontWeight, textShadow, paint(element)].join(' | '));
  }
  return [...found];
}"""


@cache
def source() -> str:
    """The text of axe-core, as the test command installed it."""
    modules = os.environ.get("HANDBOOK_NODE_MODULES")
    assert modules, "axe-core is fetched by the test command: python3 scripts/run.py test browser"
    return (Path(modules) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, where: str, *, without: Sequence[str] = ()) -> list[str]:
    """A line for each element that breaks a rule on the page as it is now, with what the page was when it did."""
    page.wait_for_function("() => !document.querySelector('.far [data-far]')")  # axe measures what is laid out
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    found: list[str] = page.evaluate(RUN, [TAGS, list(without)])
    return [f"{where}: {line}" for line in found]

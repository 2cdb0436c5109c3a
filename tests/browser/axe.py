"""axe-core in a page. Its source goes in through the browser's own tools, so the page's policy stays as it is."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe cannot tell the colour behind text that stands on a gradient, and then says nothing of its contrast. The shades
# at the edges of tables are such; the plain colour under them is what the text stands on.
RUN = """async (tags) => {
  for (const table of document.querySelectorAll('.hb-table')) table.style.backgroundImage = 'none';
  const found = await axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete']});
  for (const table of document.querySelectorAll('.hb-table')) table.style.backgroundImage = '';
  const plain = (rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(' ')}: ${(node.failureSummary ?? '').replace(/\\s+/g, ' ')}`);
  return {
    violations: found.violations.flatMap(plain),
    unsure: found.incomplete.filter((rule) => rule.id === 'color-contrast').flatMap(plain),
  };
}"""


@cache
def source() -> str:
    """The text of axe-core, as the test command installed it."""
    modules = os.environ.get("HANDBOOK_NODE_MODULES")
    assert modules, "axe-core is fetched by the test command: python3 scripts/run.py test browser"
    return (Path(modules) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def examine(page: Page) -> dict[str, list[str]]:
    """What axe finds on a page as it is now: `violations`, and the contrasts that it was `unsure` of."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return found


def violations(page: Page, where: str) -> list[str]:
    """A line for each element that breaks a rule, with what the page was when it did."""
    return [f"{where}: {line}" for line in examine(page)["violations"]]

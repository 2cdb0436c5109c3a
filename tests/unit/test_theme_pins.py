"""The files of Material that ours take the place of, or are made from, are the ones that we read.

When one of these tests fails after an upgrade of mkdocs-material:

1. Compare the old and the new text of the file it names.
2. Carry over what matters: a new block in base.html, a new class in the HTML of tabs, admonitions or footnotes.
3. For the stylesheet run ``python3 scripts/run.py styles`` and look at the site (tests/screenshots.py).
4. Put the new checksum here.
"""

import hashlib
import re
from pathlib import Path

import material
import pytest

from handbook.engine import styles

TEMPLATES = Path(material.__file__).parent / "templates"
OVERRIDES = styles.ROOT / "overrides"

PINS = {
    "base.html": "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb",
    "main.html": "9948b55a7bc979c35825df99baba9e6971fca4eb298dea3cdde61e990a2de5e0",
    "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
    "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "partials/nav.html": "af33f6e032f632eb055c365eb5f1a975bf8456152fa768e69a1aad6d470b843f",
    "partials/path.html": "cbde0642861fe91597825d03c1c8cf6876f1fd079045579edea5bf578075d2ca",
    "partials/toc.html": "fde48f583563364b0e0e6865a5ab1e7060ec1826161f69f5cbee653e621b0f84",
    "partials/tabs.html": "d2c82916569e645a6b6dc5a36a2beddfaca5a66c8738c5b3e13b7d100ac2e8b7",
    "partials/footer.html": "50c2a75f013b7b03fb97f381860c77df8fd5d13d68f90d3281754b68f69ec894",
    "partials/content.html": "ce33929c85af129f6e2f3b0aed47159e9c4a519482d1938bae15f5ff4a3cfae5",
    "assets/stylesheets/main.57a0d79d.min.css": "57a0d79d880c51fe0fa86e34640429eefc664e85f1906c885beed544fd00a9ed",
}


@pytest.mark.parametrize("name", PINS)
def test_material_file_is_the_one_we_read(name: str) -> None:
    path = TEMPLATES / name
    assert path.is_file(), f"Material no longer has {name}: see the top of this file"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == PINS[name], f"Material's {name} has changed to {found}: see the top of this file"


def test_every_template_that_takes_the_place_of_materials_is_pinned() -> None:
    ours = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    theirs = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    assert ours & theirs <= set(PINS)


def test_every_block_of_materials_base_is_kept() -> None:
    blocks = re.compile(r"{%-? block (\w+)")
    theirs = set(blocks.findall((TEMPLATES / "base.html").read_text(encoding="utf-8")))
    ours = set(blocks.findall((OVERRIDES / "base.html").read_text(encoding="utf-8")))
    assert theirs - ours == {"outdated"}, "a provider's override of one of these blocks would do nothing"


def test_stylesheet_is_fresh() -> None:
    written = styles.OUTPUT.read_text(encoding="utf-8")
    assert written == styles.current(), "run: python3 scripts/run.py styles"


def test_letters_have_few_sizes_and_two_weights() -> None:
    """A browser asks the system for each of them: with 26 on a page the first layout took two to four times as long."""
    sizes, weights = set(), set()
    for sheet in styles.own_sheets():
        phone = re.sub(r"@media print \{.*?\n\}|@media \(min-width.*?\n\}", "", sheet, flags=re.DOTALL)
        sizes |= set(re.findall(r"(?:font-size: |font: (?:\d+ )?)([\d.]+r?em)", phone))
        weights |= set(re.findall(r"(?:font-weight: |font: )(\d{3})\b", phone))
    assert sizes <= {".65rem", ".8rem", ".9rem", "1.05rem", "1.3rem", "1.75rem"}
    assert weights == {"400", "700"}


def test_stylesheet_keeps_what_pages_use_and_leaves_out_what_they_do_not() -> None:
    theirs = (
        "[dir=ltr] .md-typeset .tabbed-labels>label{margin:0}"
        "[dir=rtl] .md-typeset hr{margin:1px}"
        ".md-nav,.md-typeset hr{top:0}"
    )
    assert styles.build(theirs, []) == ".md-typeset .tabbed-labels>label{margin:0}.md-typeset hr{top:0}\n"


def test_stylesheet_writes_dark_colours_twice_and_never_for_paper() -> None:
    css = styles.build("", ["@dark { --ink: #fff }"])
    assert css.count("--ink:#fff") == css.count("@media screen") == 2


def test_stylesheet_refuses_a_colour_that_nobody_defined() -> None:
    with pytest.raises(ValueError, match="--nowhere"):
        styles.build("", ["p { color: var(--nowhere) }"])


@pytest.mark.parametrize("broken", ["p { color }", "p { : red }", "p"])
def test_stylesheet_refuses_css_that_does_not_parse(broken: str) -> None:
    with pytest.raises(ValueError, match="CSS line 1"):
        styles.build("", [broken])

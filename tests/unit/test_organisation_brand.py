"""A brand that can be read and a logo that can do nothing: colours, drawings and pictures."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.organisation import colour, logo
from handbook.organisation.shapes import Colours

ROOT = Path(__file__).resolve().parents[2]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"{more}>{inside}</svg>'
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_theme_has_the_colours_that_brands_are_held_against() -> None:
    tokens = (ROOT / "theme/styles/10-tokens.css").read_text(encoding="utf-8")
    day, _, night = tokens.partition("@dark {")
    for name, value in (("brand", colour.BRAND), ("brand-ink", colour.INK), ("brand-accent", colour.ACCENT)):
        assert f"--{name}: {value};" in day
    assert f"--brand-accent-ink: {colour.ACCENT_INK};" in day
    assert f"--brand-ink: {colour.INK_DARK};" in night


def test_the_themes_own_colours_pass() -> None:
    assert list(colour.unreadable(Colours(brand=colour.BRAND, accent=colour.ACCENT))) == []


@settings(deadline=None)
@given(COLOURS)
def test_the_nearest_colour_that_is_named_passes(brand: str) -> None:
    for fault in colour.unreadable(Colours(brand=brand)):
        assert fault.ratio < fault.least
        assert list(colour.unreadable(Colours(brand=fault.nearest))) == []


@settings(deadline=None)
@given(COLOURS, COLOURS)
def test_of_colours_that_pass_every_pair_in_the_stylesheet_can_be_read(brand: str, accent: str) -> None:
    colours = Colours(brand=brand, accent=accent)
    if list(colour.unreadable(colours)):
        return
    sheet = colour.stylesheet(colours)
    day, dark = (_properties(rule) for rule in (_rules(sheet)[0], _rules(sheet)[-1]))
    assert colour.contrast(day["--brand"], colour.INK) >= 4.5
    assert colour.contrast(day["--brand-line"], colour.INK) >= 4.5
    assert colour.contrast(day["--brand-accent"], colour.ACCENT_INK) >= 4.5
    assert colour.contrast(day["--brand-accent-strong"], day["--brand"]) >= 4.4
    assert colour.contrast(dark["--brand"], colour.INK_DARK) >= 9.9
    assert colour.contrast(dark["--brand-line"], colour.INK_DARK) >= 4.5


def _rules(sheet: str) -> list[tinycss2.ast.QualifiedRule]:
    return [rule for rule in tinycss2.parse_stylesheet(sheet, skip_whitespace=True) if rule.type == "qualified-rule"]


def _properties(rule: tinycss2.ast.QualifiedRule) -> dict[str, str]:
    found = tinycss2.parse_declaration_list(rule.content, skip_whitespace=True)
    return {each.name: tinycss2.serialize(each.value).strip() for each in found}


def test_a_drawing_keeps_what_is_drawn_and_loses_what_only_an_editor_needs() -> None:
    inside = (
        "<!-- made with X --><metadata>Sam</metadata><i:thing xmlns:i='http://editor'><path d='M9'/></i:thing>"
        "<g style='fill:#f00; stroke:none; -inkscape-x:1'><path d='M0 0h4v4z' class='st0'/></g><text>A &amp; B</text>"
    )
    read = logo.read(SVG.format(more=" width='40'", inside=inside).encode(), "logo.svg")
    assert (read.ending, read.width, read.height) == ("svg", 40, 20)
    assert read.content.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40">'
        '<g fill="#f00" stroke="none"><path d="M0 0h4v4z"></path></g><text>A &amp; B</text></svg>'
    )
    assert logo.read(read.content, "logo.svg").content == read.content


@pytest.mark.parametrize(
    "inside",
    [
        "<SCRIPT xmlns=''>1</SCRIPT>",
        "<script/>",
        "<a href='#x'/>",
        "<g onmouseover='x'/>",
        "<g style='fill:url(//x)'/>",
        "<use href='//x#y'/>",
        "<use xmlns:l='http://www.w3.org/1999/xlink' l:href='javascript:1'/>",
        "<animate/>",
        "<html:iframe xmlns:html='http://www.w3.org/1999/xhtml'/>",
        "<rect fill='url(data:x)'/>",
        "&x;",
        "<g>",
    ],
)
def test_what_could_act_or_fetch_is_refused_or_gone(inside: str) -> None:
    assert b"script" not in _written(SVG.format(more="", inside=inside).encode(), "logo.svg").lower()


def _written(content: bytes, name: str) -> bytes:
    """What is written of a logo: nothing, where it is refused with a line and a remedy."""
    try:
        return logo.read(content, name).content
    except logo.Refused as refused:
        return b"" if refused.line >= 1 and refused.message and refused.remedy else b"<script> refused without a word"


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from(["svg", "png"]))
def test_no_file_at_all_breaks_the_reader(text: str, ending: str) -> None:
    for content in (text.encode(), SVG.format(more="", inside=text).encode()):
        assert b"refused without a word" not in _written(content, f"logo.{ending}")


def test_a_picture_says_how_large_it_is() -> None:
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 60, 20) + b"\x08\x06\0\0\0" + b"\0" * 8
    assert (logo.read(head, "a.png").width, logo.read(head, "a.png").height) == (60, 20)
    huge = head.replace(struct.pack(">II", 60, 20), struct.pack(">II", 60000, 20))
    with pytest.raises(logo.Refused, match="60000 by 20"):
        logo.read(huge, "a.png")

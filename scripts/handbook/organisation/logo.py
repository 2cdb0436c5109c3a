"""A logo: a drawing (SVG) or a picture (PNG) that can do nothing but be looked at.

No cleaning library is used: those that are kept well take out what is dangerous without a word and without a line.
Here what can act is an error with its line, and what only an editor needs is left out.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LARGEST = 200_000
"""Bytes. Every first visit fetches the logo."""
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_DRAWN = _words("""
    svg g defs title desc path rect circle ellipse line polyline polygon text tspan use symbol clipPath
    mask linearGradient radialGradient stop
""")
_LOOKS = _words("""
    fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-dasharray stroke-dashoffset stroke-opacity opacity color display visibility clip-path clip-rule
    mask stop-color stop-opacity font-family font-size font-weight font-style text-anchor letter-spacing
    dominant-baseline paint-order mix-blend-mode
""")
_PLACES = _words("""
    id x y x1 x2 y1 y2 cx cy r rx ry fx fy d points width height viewBox preserveAspectRatio transform
    version gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits maskContentUnits
    dx dy rotate textLength lengthAdjust pathLength role
""")
_ACTS = _words("""
    script foreignObject iframe object embed image animate animateMotion animateTransform set audio
    video a handler listener style feImage
""")
_WITHIN = re.compile(r"#[\w.-]+")
_FETCHES = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|@import|expression\(", re.IGNORECASE)


class Refused(Exception):
    """The file is no logo: the line, what is wrong, and the remedy."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        """Say what is wrong."""
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


@dataclass(frozen=True)
class Logo:
    """A logo that may be shown: its bytes, how its file ends, and how wide and high it is."""

    content: bytes
    ending: str
    width: int
    height: int


def read(content: bytes, name: str) -> Logo:
    """Read a logo. Raises Refused when it can do more than be looked at, or cannot be read.

    Example: `read(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>', "a.svg")`
    """
    return _png(content) if name.endswith(".png") else _svg(content)


def _png(content: bytes) -> Logo:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR" or len(content) < 33:
        raise Refused(1, "the logo is no PNG picture, whatever its name says", "save it again as PNG or SVG")
    width, height = struct.unpack(">II", content[16:24])
    if not (1 <= width <= 2000 and 1 <= height <= 2000):
        raise Refused(1, f"the logo is {width} by {height} dots; 2000 are the most", "save it smaller")
    return Logo(content, "png", width, height)


@dataclass
class _Drawing:
    """What is written anew of a drawing, while it is read."""

    parser: expat.XMLParserType
    out: list[str] = field(default_factory=list)
    skipping: int = 0
    depth: int = 0
    size: tuple[int, int] = (0, 0)

    def refuse(self, message: str, remedy: str = "save it as plain SVG without it") -> None:
        raise Refused(self.parser.CurrentLineNumber, message, remedy)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if tag in _ACTS and space in (_SVG, "", "http://www.w3.org/1999/xhtml"):
            remedy = "write its rules as attributes: in Inkscape choose “Optimized SVG”" if tag == "style" else ""
            self.refuse(f"the logo holds <{tag}>, which a drawing does not need", remedy or "save it as plain SVG")
        if self.depth == 0 and (space, tag) != (_SVG, "svg"):
            self.refuse("the logo is no SVG drawing, whatever its name says", "save it again as SVG or PNG")
        self.depth += 1
        if self.skipping or space != _SVG or tag not in _DRAWN:
            self.skipping += 1
            return
        kept = dict(pair for key, value in attributes.items() for pair in self._kept(key, value))
        if self.depth == 1:
            self.size = _size(kept)
            if not all(self.size):
                self.refuse("the logo does not say how large it is", 'give <svg> a viewBox, like viewBox="0 0 100 40"')
            kept = {"xmlns": _SVG, "viewBox": f"0 0 {self.size[0]} {self.size[1]}"} | kept
        self.out.append(f"<{tag}{''.join(f' {key}={quoteattr(value)}' for key, value in kept.items())}>")

    def _kept(self, name: str, value: str) -> list[tuple[str, str]]:
        space, _, key = name.rpartition(" ")
        if key.lower().startswith("on"):
            self.refuse(f"the logo holds the script {key}=", "take the attribute out")
        if key == "href" and space in ("", _XLINK):
            if not _WITHIN.fullmatch(value):
                self.refuse(f"the logo calls for something outside itself: {value[:40]}", "draw it within the file")
            return [("href", value)]
        if not space and key == "style":
            pairs = [part.partition(":")[::2] for part in value.split(";") if ":" in part]
            return [pair for one, two in pairs for pair in self._kept(one.strip(), two.strip())]
        if space or key not in _LOOKS | _PLACES:
            return []
        if _FETCHES.search(value):
            self.refuse(f"the logo calls for something outside itself: {value[:40]}", "draw it within the file")
        return [(key, value)]

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
        else:
            self.out.append(f"</{name.rpartition(' ')[2]}>")

    def text(self, words: str) -> None:
        if not self.skipping:
            self.out.append(escape(words))

    def doctype(self, *_: object) -> None:
        self.refuse("the logo declares a document type or an entity", "take the lines that start with <! out")


def _svg(content: bytes) -> Logo:
    parser = expat.ParserCreate(namespace_separator=" ")
    drawing = _Drawing(parser)
    parser.StartElementHandler, parser.EndElementHandler = drawing.start, drawing.end
    parser.CharacterDataHandler = drawing.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = drawing.doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        message = f"the logo is not well-formed: {expat.errors.messages[error.code]}"
        raise Refused(error.lineno, message, "save it again as plain SVG") from error
    return Logo("".join(drawing.out).encode(), "svg", *drawing.size)


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """How wide and high a drawing is, by its viewBox or else its own width and height."""
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    wide, high = (box[2], box[3]) if len(box) == 4 else (attributes.get("width", ""), attributes.get("height", ""))
    found = [re.fullmatch(r"(\d{1,5})(?:\.\d+)?(?:px)?", text) for text in (wide, high)]
    return (max(1, int(found[0][1])), max(1, int(found[1][1]))) if found[0] and found[1] else (0, 0)

"""A brand's colours: whether what is written on them can be read, and what the theme makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .shapes import Colours

INK, INK_DARK, ACCENT_INK = "#fbf7ef", "#f1ece0", "#2a1d05"
"""What the theme writes with: on the brand by day and by night, and on the accent."""
BRAND, ACCENT = "#1b453d", "#f2b84b"
"""The theme's own, where the organisation gives none."""
TEXT, SHAPE = 4.5, 3.0
"""The least contrast of text, and of a shape that must be seen (WCAG 2.2, AA)."""


@dataclass(frozen=True)
class Unreadable:
    """A colour that fails: its field, what is too near to it, and the nearest colour that passes."""

    field: str
    colour: str
    against: str
    ratio: float
    least: float
    nearest: str


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 4)


def unreadable(colours: Colours) -> Iterator[Unreadable]:
    """Yield each colour on which something could not be read, with the nearest in which it could.

    Example: `[fault.nearest for fault in unreadable(Colours(brand="#88aa99"))]`
    """
    if colours.brand:
        asks = [("the header's text", INK, TEXT)]
        if not colours.accent:
            asks.append(("the button “Act now”", ACCENT, SHAPE))
        yield from _faults("brand", colours.brand, asks)
    if colours.accent:
        brand = colours.brand or BRAND
        if contrast(brand, INK) >= TEXT:
            asks = [("the text of the button “Act now”", ACCENT_INK, TEXT), ("the header's ground", brand, SHAPE)]
            yield from _faults("accent", colours.accent, asks)


def _faults(field: str, colour: str, asks: list[tuple[str, str, float]]) -> Iterator[Unreadable]:
    def passes(tried: str) -> bool:
        return all(contrast(tried, other) >= least for _, other, least in asks)

    for against, other, least in asks:
        if contrast(colour, other) < least:
            yield Unreadable(field, colour, against, contrast(colour, other), least, nearest(colour, passes))
            return


def nearest(colour: str, passes: Callable[[str], bool]) -> str:
    """The colour of the same hue, as little darker or lighter as can be, that passes.

    >>> nearest("#777777", lambda tried: contrast(tried, "#ffffff") >= 4.5)
    '#767676'
    """
    for step in range(256):
        for ground in ("#000000", "#ffffff"):
            tried = mixed(colour, ground, step / 255)
            if passes(tried):
                return tried
    return "#000000"


def stylesheet(colours: Colours) -> str:
    """The theme's properties in these colours, by day and by night.

    What the organisation does not give is worked out from what it gives, so that it can be read as well.
    """
    brand, accent = colours.brand or BRAND, colours.accent or ACCENT
    night = nearest(brand, lambda tried: contrast(tried, INK_DARK) >= 10)
    strong = nearest(accent, lambda tried: contrast(tried, brand) >= TEXT and contrast(tried, ACCENT_INK) >= TEXT)
    day = {
        "brand": brand,
        "brand-line": _line(brand, INK),
        "brand-accent": accent,
        "brand-accent-strong": strong if strong != accent else mixed(accent, "#ffffff", 0.3),
    }
    dark = {"brand": night, "brand-line": _line(night, INK_DARK)}
    return (
        f":root{{{_written(day)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{_written(dark)}}}}}\n"
        f":root[data-scheme=dark]{{{_written(dark)}}}\n"
    )


def _line(ground: str, ink: str) -> str:
    """A ground a little lighter for what is pointed at, or darker where the ink could no longer be read."""
    lighter = mixed(ground, "#ffffff", 0.12)
    return lighter if contrast(lighter, ink) >= TEXT else mixed(ground, "#000000", 0.2)


def _written(properties: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in properties.items())


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    return "#" + "".join(
        f"{round(one + (two - one) * share):02x}" for one, two in zip(_parts(colour), _parts(other), strict=True)
    )


def _parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

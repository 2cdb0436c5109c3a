"""The organisation's brand in the finished site: a small stylesheet of its colours, and its logo."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from ..organisation import colour, logo
from ..organisation.layer import Layer

STYLES = "assets/organisation/colours.css"


class Brand:
    """What a layer gives to be looked at; nothing, where it gives nothing."""

    def __init__(self, layer: Layer) -> None:
        """Take the layer's brand; it has passed its checks."""
        self.layer = layer

    @cached_property
    def logo(self) -> logo.Logo | None:
        """The logo, fit to be shown."""
        name = self.layer.organisation.logo
        return logo.read((self.layer.folder / name).read_bytes(), name) if name else None

    @property
    def styles(self) -> str:
        """The stylesheet; empty when there are no colours."""
        colours = self.layer.organisation.colours
        return colour.stylesheet(colours) if colours else ""

    def told(self) -> dict[str, Any]:
        """What every page's template is told of it."""
        colours = self.layer.organisation.colours
        found: dict[str, Any] = {
            "styles": STYLES if colours else "",
            "ground": (colours.brand or "") if colours else "",
        }
        if self.logo:
            found["logo"] = {"url": self._url, "width": self.logo.width, "height": self.logo.height}
        return found

    @property
    def _url(self) -> str:
        return f"assets/organisation/logo.{self.logo.ending if self.logo else ''}"

    def write(self, stage: Path) -> None:
        """Write the files into the staged site."""
        files = {STYLES: self.styles.encode(), self._url: self.logo.content if self.logo else b""}
        for url, content in files.items():
            if content:
                (stage / url).parent.mkdir(parents=True, exist_ok=True)
                (stage / url).write_bytes(content)

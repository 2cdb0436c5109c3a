"""What a first visit costs: the quick size is enough for light pages, the best one decides for heavy ones."""

from __future__ import annotations

import random

from handbook.check.weight import MOST, Sizes, Weighed, fetched, quick_size, weigh

LIGHT, HEAVY = b"light " * 100, random.Random(3).randbytes(60_000)
FILES = {
    "s.css": b"a{background:url('i/x.svg')}b{c:url(data:,)}",
    "i/x.svg": b"<svg/>",
    "m.js": b'import "./n.js";',
    "n.js": b'export { a } from "./o.js";',
    "o.js": b"export const a = 1; import('./late.js');",
    "late.js": b"1",
}


def page(url: str, html: bytes, asked: list[str]) -> Weighed:
    def content() -> bytes:
        asked.append(url)
        return html

    return Weighed(url, content, quick_size(html), ("s.css", "m.js", "gone.png"))


def test_all_that_is_fetched_at_once_is_weighed_and_nothing_else() -> None:
    assert set(fetched(["s.css", "m.js", "gone.png"], FILES.get)) == set(FILES) - {"late.js"}


def test_only_what_the_quick_size_cannot_clear_is_packed_best() -> None:
    asked: list[str] = []
    sizes = Sizes({})
    weights = weigh([page("light/", LIGHT, asked), page("heavy/", HEAVY, asked)], FILES.get, sizes)
    shared = sum(sizes.of(content) for path, content in FILES.items() if path != "late.js")
    assert asked == ["heavy/"]
    assert weights == {"light/": quick_size(LIGHT) + shared, "heavy/": sizes.of(HEAVY) + shared}
    assert weights["heavy/"] > MOST
    again = Sizes(sizes.used)
    assert weigh([page("heavy/", HEAVY, asked)], FILES.get, again) == {"heavy/": weights["heavy/"]}
    assert again.used.items() <= sizes.used.items(), "nothing is packed again"

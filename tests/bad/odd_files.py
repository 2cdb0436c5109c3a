"""Mistakes that cannot be kept as plain files: each function spoils a copy of the good project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

PAGE = "docs/standards/wider-system.md"
LIST = "data/checklists/wider-system.yml"


def _not_utf8(root: Path) -> None:
    (root / LIST).write_bytes((root / LIST).read_bytes().replace(b"takes part", b"takes p\xe4rt"))


def _utf16(root: Path) -> None:
    (root / PAGE).write_text((root / PAGE).read_text(), encoding="utf-16")


def _huge(root: Path) -> None:
    (root / "data/glossary/words.yml").write_bytes(b"# filler\n" * 1_200_000)


def _link_out(root: Path) -> None:
    outside = root.parent / "outside.yml"
    outside.write_text("- id: x\n")
    (root / "data/glossary/linked.yml").symlink_to(outside)


def _asset_link_out(root: Path) -> None:
    outside = root.parent / "outside.png"
    outside.write_bytes(b"x")
    (root / "docs/assets").mkdir()
    (root / "docs/assets/linked.png").symlink_to(outside)


def _dotted_name(root: Path) -> None:
    (root / "data/glossary/up..up.yml").write_text("- id: x\n")


def _null_bytes(root: Path) -> None:
    (root / LIST).write_bytes((root / LIST).read_bytes() + b"\x00")


def _billion_laughs(root: Path) -> None:
    lines = ["- &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    (root / "data/glossary/words.yml").write_text("\n".join(lines))


def _lost_id(root: Path) -> None:
    with (root / "data/ids.txt").open("a") as register:
        register.write("page old-page standards/old/\nnonsense\npage bad-page ../outside/\n")


ODD: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "not-utf8": (_not_utf8, [f"{LIST}:12:53  HB001  the file is not UTF-8 text; save it again as UTF-8"]),
    "utf16": (_utf16, [f"{PAGE}:1:1  HB001  the file is not UTF-8 text; save it again as UTF-8"]),
    "huge": (
        _huge,
        [
            "data/glossary/words.yml:1:1  HB001  the file is 10,800,000 bytes; the most that is read is 2,000,000; "
            "split it into smaller files"
        ],
    ),
    "link-out": (
        _link_out,
        [
            "data/glossary/linked.yml:1:1  HB001  the file is a link to a place outside the tree; "
            "copy the file into the tree"
        ],
    ),
    "asset-link-out": (
        _asset_link_out,
        [
            "docs/assets/linked.png:1:1  HB001  the file is a link to a place outside the tree; "
            "copy the file into the tree"
        ],
    ),
    "dotted-name": (
        _dotted_name,
        [
            'data/glossary/up..up.yml:1:1  HB007  the file name "up..up.yml" has a character that an address cannot '
            "hold; rename it with lower-case letters, digits and single hyphens"
        ],
    ),
    "null-bytes": (
        _null_bytes,
        [
            f"{LIST}:1:1  HB002  not well-formed YAML: unacceptable character #x0000: control characters are not "
            'allowed in "<unicode string>", position 508; save it as UTF-8 text'
        ],
    ),
    "billion-laughs": (
        _billion_laughs,
        [
            f"data/glossary/words.yml:{line}:3  HB002  an alias (*name) is used; write the values out"
            for line in range(1, 31)
        ],
    ),
    "lost-id": (
        _lost_id,
        [
            'data/ids.txt:14:1  HB025  the page "old-page" was published and is gone; restore it, or record it in '
            "data/retired",
            'data/ids.txt:15:1  HB025  line "nonsense" is not kind, id, address; restore the line',
            'data/ids.txt:16:1  HB025  line "page bad-page ../outside/" is not kind, id, address; restore the line',
        ],
    ),
}


def _mark(root: Path) -> None:
    (root / PAGE).write_bytes(b"\xef\xbb\xbf" + (root / PAGE).read_bytes())
    (root / LIST).write_bytes(b"\xef\xbb\xbf" + (root / LIST).read_bytes())


def _windows_ends(root: Path) -> None:
    for file in (PAGE, LIST):
        (root / file).write_bytes((root / file).read_bytes().replace(b"\n", b"\r\n"))


def _braces_in_a_record(root: Path) -> None:
    text = (
        (root / LIST)
        .read_text()
        .replace("takes part.", "takes {{ part }} {% x %} <script>alert(1)</script> *b* [c](d).")
    )
    (root / LIST).write_text(text)


HARMLESS: dict[str, Callable[[Path], None]] = {
    "byte-order-mark": _mark,
    "windows-line-ends": _windows_ends,
    "braces-and-html-in-a-record": _braces_in_a_record,
}

"""Build the handbook's one stylesheet: what we use of Material's, then our own.

Material's stylesheet is 137 kB and most of it is for parts this site does not have
(its drawer, search, annotations, consent, cards, 20 tabs, right-to-left). ``build`` keeps
the rules for running text, admonitions, tabs and footnotes, and puts our own sheets after
them. The result is committed, so a build of the site needs neither this file nor tinycss2.

After a change in theme/styles/, or of Material, run:  python3 scripts/run.py styles
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tinycss2

ROOT = Path(__file__).resolve().parents[3]
OWN = ROOT / "theme" / "styles"
OUTPUT = ROOT / "overrides" / "assets" / "stylesheets" / "handbook.css"

#: A Material rule stays when every class in its selector is one of these.
KEEP_CLASSES = {
    "md-typeset",
    "admonition",
    "admonition-title",
    "footnote",
    "footnote-ref",
    "footnote-backref",
    "headerlink",
    "tabbed-set",
    "tabbed-labels",
    "tabbed-content",
    "tabbed-block",
    "focus-visible",
}
#: … and nothing in it matches this: right-to-left text, a seventh tab, elements no page has,
#: rules that take the focus ring away, and page-wide rules (ours are in 20-base.css).
DROP = re.compile(
    r"\[dir=rtl\]|nth-child\(([7-9]|1\d|20)\)|iframe|video|kbd|\[align|mjx|::-|emojione|data-preview|\[type"
    r"|:not\(\.focus-visible\)|role=columnheader|^(html|body|input|button|aside|img|td|th|small|a)$|:root|data-md"
    r"|blockquote|figure|figcaption|\bh[1-6]\b|\btable\b|summary:after|:-?webkit|dd$|^\.md-typeset( a| ol li| ul li)?$"
    r"|:not\(\[hidden\]\)|role=dialog|__comments|a(:focus-visible|:hover|:focus)$|:marker|footnote-backref|headerlink(:focus|:hover)"
)
#: Never carried over: they animate, clip or colour in ways our own sheets decide.
DROP_PROPERTIES = re.compile(r"transition|-webkit-print|color-adjust|font-feature|scroll|touch-action|box-shadow")


def build(material_css: str, own: Iterable[str]) -> str:
    """Return the stylesheet made of what we keep of ``material_css`` and of the ``own`` sheets.

    The result depends on the arguments alone: same input, same bytes.
    Raises ValueError when CSS does not parse or a custom property is used and never defined.

    >>> build(".md-nav{color:red}[dir=ltr] .md-typeset hr{margin:0}", ["p { color: #123 }"])
    '.md-typeset hr{margin:0}p{color:#123}\\n'
    """
    kept = "".join(_rules(_parse(material_css), _keep_rule))
    ours = "".join("".join(_rules(_parse(sheet), _own_rule)) for sheet in own)
    css = kept + ours + "\n"
    _check_properties(css)
    return css


def _parse(css: str) -> list[Any]:
    rules: list[Any] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    for rule in rules:
        if rule.type == "error":
            raise ValueError(f"CSS line {rule.source_line}: {rule.message}")
    return rules


def _rules(rules: Iterable[Any], write_rule: Any) -> Iterator[str]:
    """Write each rule; at-rules that hold rules are gone through the same way."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield write_rule(_text(rule.prelude), _declarations(rule.content))
        elif rule.type == "at-rule":
            yield _at_rule(rule, write_rule)


def _at_rule(rule: Any, write_rule: Any) -> str:
    name, prelude = rule.lower_at_keyword, _text(rule.prelude)
    if name == "dark":  # ours: one list of colours, for the system's choice and for the reader's; paper is white
        body = _join(_declarations(rule.content))
        return (
            f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{body}}}}}"
            f"@media screen{{:root:is([data-scheme=dark],[data-scheme=low]){{{body}}}}}"
        )
    if name in ("media", "supports"):
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        body = "".join(_rules(inner, write_rule))
        return f"@{name} {prelude}{{{body}}}" if body else ""
    if name == "page" and write_rule is _own_rule:
        return f"@page{' ' + prelude if prelude else ''}{{{_join(_declarations(rule.content))}}}"
    if name == "keyframes" and write_rule is _own_rule:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        return f"@keyframes {prelude}{{{''.join(_rules(inner, write_rule))}}}"
    return ""


def _own_rule(selector: str, declarations: list[tuple[str, str]]) -> str:
    return f"{selector}{{{_join(declarations)}}}" if declarations else ""


def _keep_rule(selector: str, declarations: list[tuple[str, str]]) -> str:
    selectors = [_plain(each) for each in _split(selector) if _wanted(each)]
    wanted = [each for each in declarations if not DROP_PROPERTIES.search(each[0])]
    if not selectors or not wanted:
        return ""
    return f"{','.join(dict.fromkeys(selectors))}{{{_join(wanted)}}}"


def _wanted(selector: str) -> bool:
    return not DROP.search(selector) and set(re.findall(r"\.([\w-]+)", selector)) <= KEEP_CLASSES


def _plain(selector: str) -> str:
    """The site reads left to right, and browsers have their own :focus-visible by now."""
    return selector.replace("[dir=ltr] ", "").replace(".focus-visible", ":focus-visible")


def _split(selector: str) -> list[str]:
    """Split a selector list at its own commas, not at those inside ``:is(a, b)``."""
    return re.split(r",(?![^(]*\))", selector)


def _declarations(content: list[Any]) -> list[tuple[str, str]]:
    found = []
    for each in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if each.type == "error":
            raise ValueError(f"CSS line {each.source_line}: {each.message}")
        if each.type == "declaration":
            found.append((each.name, _text(each.value) + ("!important" if each.important else "")))
    return found


def _join(declarations: list[tuple[str, str]]) -> str:
    return ";".join(f"{name}:{value}" for name, value in declarations)


def _text(tokens: list[Any]) -> str:
    """Serialise tokens without comments and with no more white space than needed."""
    tokens = [token for token in tokens if token.type != "comment"]
    text = re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()
    parts = re.split(r"(\"[^\"]*\"|'[^']*'|(?:calc|clamp|min|max|url)\((?:[^()]|\([^()]*\))*\))", text)
    for index in range(0, len(parts), 2):
        parts[index] = re.sub(r"\s*([,>~{}])\s*", r"\1", parts[index])
    return "".join(parts)


def _check_properties(css: str) -> None:
    used = set(re.findall(r"var\((--[\w-]+)\)", css))
    defined = set(re.findall(r"(?:^|[{;])(--[\w-]+):", css))
    if missing := sorted(used - defined):
        raise ValueError("custom properties used but not defined in theme/styles/10-tokens.css: " + ", ".join(missing))


def material_css() -> str:
    """Return the text of the main stylesheet of the Material that is installed."""
    import material  # the theme is not needed to read this module

    [path] = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")
    return path.read_text(encoding="utf-8")


def own_sheets(folder: Path = OWN) -> list[str]:
    """Return our own sheets in the order of their names."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css"))]


def current() -> str:
    """Return the stylesheet as it should be now: what the installed Material and our own sheets make."""
    return build(material_css(), own_sheets())


def main() -> int:
    """Write the stylesheet."""
    css = current()
    OUTPUT.write_text(css, encoding="utf-8", newline="\n")
    print(f"{OUTPUT.relative_to(ROOT)}: {len(css.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

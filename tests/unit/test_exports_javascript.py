"""A script is published without comments and indentation, and says exactly what it said."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.exports.javascript import parse, without_comments

ROOT = Path(__file__).resolve().parents[2]
TSC = Path(os.environ["HANDBOOK_NODE_MODULES"]) / "typescript/bin/tsc"

# What looks like a comment and is none, what is one and looks like something else, and what a break or blank decides.
HARD = [
    ("a = /[/*]/; // b", "a = /[/*]/;"),
    ("a = b / c; // d / e", "a = b / c;"),
    ("a = /\\/\\//g.test(b)/2;/* c */", "a = /\\/\\//g.test(b)/2;"),
    ("const url = 'https://a.example/*b*/'; // c", "const url = 'https://a.example/*b*/';"),
    ('a = "\\" // b";  // c', 'a = "\\" // b";'),
    ("a = 'one \\\n   two'; // b", "a = 'one \\\n   two';"),
    ("  a = `\n    // b  \n    ${c /* d */}\n  `;  \n", "a = `\n    // b  \n    ${c /* d */}\n  `;\n"),
    ("a = `${`  /* b */ ${ // c\n d}`}`; // e", "a = `${`  /* b */ ${ // c\n d}`}`;"),
    ("a = b/* c */in d;", "a = b in d;"),
    ("return_ = /** @type {const} */ (a)", "return_ = (a)"),
    ("function f() {\n  return /* a\n b */ 1;\n}", "function f() {\nreturn\n1;\n}"),
    ("a\n// b\n(c)", "a\n\n(c)"),
    ("a /* b\u2028c */ \n++d", "a\n\n++d"),
    ("\t/**\n\t * a\n\t */\n\tb  ;  \r\n\tc", "\n\n\nb ;\r\nc"),
    ("#!/usr/bin/env node // a\n  b", "#!/usr/bin/env node // a\nb"),
    ("/*! Licence of the maker */\n  a; // b", "/*! Licence of the maker */\na;"),
    ("// only this", ""),
    ("  ", ""),
    ("", ""),
    ("a = '…ä𝄞' // ü", "a = '…ä𝄞'"),
    ("if (a) {{{ // not\n  well-formed", "if (a) {{{ // not\n  well-formed"),
]


@pytest.mark.parametrize(("source", "published"), HARD)
def test_a_comment_is_told_from_what_looks_like_one(source: str, published: str) -> None:
    assert without_comments(source) == published
    assert without_comments(published) == published


def tokens(source: str) -> list[bytes]:
    """The signs of a script in order, without comments, by the tree."""
    text, found, waiting = source.encode(), [], [parse(source.encode()).root_node]
    while waiting:
        node = waiting.pop()
        if node.type in ("string", "template_string", "regex") or not node.children:
            found += [text[node.start_byte : node.end_byte]] if node.type != "comment" else []
        else:
            waiting += reversed(node.children)
    return [each for each in found if each]


STRINGS = ["'//'", '"/*"', "'*/'", "`//`", "`${a}  //`", "`\n  /*${ /**/ `//` }`", "/[/]/g", "/\\//", "\\\n"]
COMMENTS = ["/*c*/", "//c", "// c '", "/* ` */", "/*\n*/", "/**\n * @type {a}\n */"]
SIGNS = ["=>", "(", ")", "{", "}", "[", "]", ",", ";", "=", "+", "++", "-", "/", "?."]
WORDS = ["a", "b1", "1", "return", "in", "async", "await", "get"]
BLANKS = ["\n", "\n  ", " ", "  ", "\t", "\r\n"]
PIECE = st.sampled_from([*STRINGS, *COMMENTS, *SIGNS, *WORDS, *BLANKS])


@given(st.lists(PIECE, max_size=40))
def test_whatever_is_written_nothing_but_comments_and_blanks_is_lost(pieces: list[str]) -> None:
    source = "".join(pieces)
    made = without_comments(source)
    if parse(source.encode()).root_node.has_error:
        assert made == source
        return
    assert tokens(made) == tokens(source)
    assert made.count("\n") == source.count("\n")  # a fault is told with the line of the file
    assert len(made) <= len(source)
    assert without_comments(made) == made


def rewritten(texts: dict[str, str], folder: Path) -> dict[str, str]:
    """The scripts as TypeScript writes them anew from what it understood."""
    for name, text in texts.items():
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_bytes(text.encode("utf-8"))
    asked = {"allowJs": True, "noCheck": True, "removeComments": True, "target": "es2022", "module": "es2022"}
    options = {**asked, "outDir": "out", "rootDir": "in", "types": []}
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "include": ["in/**/*.js"]}))
    subprocess.run([os.environ["HANDBOOK_NODE"], str(TSC), "--project", str(folder)], check=True, timeout=60)
    return {name: (folder / "out" / name).read_text(encoding="utf-8") for name in texts}


def test_another_reader_understands_every_script_of_the_theme_as_before(tmp_path: Path) -> None:
    own = [file for file in sorted((ROOT / "overrides").rglob("*.js")) if "vendor" not in file.parts]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in own}
    bare = {name: without_comments(text) for name, text in texts.items()}
    before, after = rewritten(texts, tmp_path / "before"), rewritten(bare, tmp_path / "after")
    assert [name for name in texts if before[name] != after[name]] == []
    assert len(own) > 80
    assert sum(map(len, bare.values())) < 0.8 * sum(map(len, texts.values()))
    assert not any("@param" in text for text in bare.values())

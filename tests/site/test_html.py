"""Every page as a browser gets it: valid, complete, without anything that the site's policy would refuse."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from .conftest import ROOT, Site

Rule = Callable[[Site], None]
LOADS = {"script": "src", "img": "src", "source": "src", "iframe": "src", "video": "src", "audio": "src"} | {
    "embed": "src",
    "object": "data",
    "track": "src",
    "input": "src",
    "use": "href",
    "image": "href",
}
LOADING_RELS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "manifest",
    "apple-touch-icon",
    "prefetch",
    "preconnect",
}


def faults_of(tree: LexborHTMLParser) -> list[str]:
    """What a strict policy would refuse on a page."""
    data = "application/ld+json"  # a block of data, which no browser runs
    scripts = [node for node in tree.css("script") if node.attributes.get("type") != data]
    found = ["an inline script" for node in scripts if not node.attributes.get("src")]
    found += ["a style element" for _ in tree.css("style")]
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            if name == "style" or name.startswith("on"):
                found.append(f"the attribute {name} on {node.tag}")
            if name in ("href", "action", "formaction", "src") and (value or "").strip().lower().startswith(
                ("javascript:", "data:")
            ):
                found.append(f"{name} is {value}")
        target = node.attributes.get(LOADS.get(node.tag or "", ""), "") or node.attributes.get("srcset", "")
        if node.tag == "link" and LOADING_RELS & set((node.attributes.get("rel") or "").split()):
            target = node.attributes.get("href")
        if re.match(r"([a-z]+:)?//", target or "", re.IGNORECASE):
            found.append(f"{node.tag} loads {target}")
        if node.tag == "form" and node.attributes.get("action"):
            found.append("a form sends what is typed")
    return found


def test_no_page_has_what_the_policy_refuses(site: Site) -> None:
    assert {url: faults for url, tree in site.parsed.items() if (faults := faults_of(tree))} == {}


def test_the_test_of_the_policy_sees_each_fault() -> None:
    bad = {
        "<script>x</script>",
        "<style>p{}</style>",
        '<p style="color:red">',
        '<a onclick="x()">',
        '<a href="javascript:x()">',
        '<img src="https://elsewhere.example/a.png">',
        '<img src="//elsewhere.example/a.png">',
        '<script src="http://elsewhere.example/a.js"></script>',
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
        '<svg><use href="https://elsewhere.example/a.svg#x"></use></svg>',
        '<form action="/send"></form>',
    }
    for fragment in bad:
        assert len(faults_of(LexborHTMLParser(f"<!doctype html><title>x</title>{fragment}"))) == 1, fragment
    assert faults_of(LexborHTMLParser('<a href="https://a.example/">x</a><script src="a.js"></script>')) == []


def test_no_stylesheet_script_or_picture_loads_anything_from_elsewhere(site: Site) -> None:
    seen = 0
    for file in site.folder.rglob("*"):
        if file.suffix == ".css":
            text = file.read_text(encoding="utf-8")
            assert re.findall(r"@import|url\(\s*[\"']?(?:https?:)?//", text) == [], file
            seen += 1
        elif file.suffix in (".js", ".mjs"):
            text = re.sub(r"^\s*(//|\*|/\*).*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
            imports = r"(?:from|import)\s*\(?\s*[\"'](?:https?:)?//|fetch\(\s*[\"'`]https?:"
            assert re.findall(imports, text) == [], file
            assert not re.search(r"\beval\(|new Function\(|\.innerHTML\s*=|document\.write", text), file
            seen += 1
        elif file.suffix == ".svg":
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"<script|\son\w+=|href=\"(?!#)", text), file
            seen += 1
    assert seen >= 10


def test_each_page_says_what_it_is(site: Site) -> None:
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for url, tree in site.parsed.items():
        assert site.html[url].startswith("<!doctype html>"), url
        assert tree.css_first("html").attributes["lang"] in ("en", "en-GB"), url
        assert len(tree.css("h1")) == 1, url
        heading = tree.css_first("h1").text(strip=True)
        assert heading, url
        assert len(tree.css("head > title")) == 1, url
        title = tree.css_first("head > title").text(strip=True)
        assert title == "Children's Homes Handbook" if url == "" else title.endswith(" · Children's Homes Handbook"), (
            url
        )
        if url not in ("", "404.html"):
            assert title.startswith(heading), url
        assert titles.setdefault(title, url) == url, f"{url} has the title of {titles[title]}"
        [meta] = tree.css('head > meta[name="description"]')
        said = str(meta.attributes["content"])
        assert 40 <= len(said) <= 200, url
        if url != "404.html":
            assert descriptions.setdefault(said, url) == url, f"{url} is described as {descriptions[said]}"
        assert len(tree.css("main")) == 1, url
        assert tree.css_first('head > meta[name="viewport"]'), url
        assert tree.css_first("head > meta[charset]"), url


def test_no_page_has_an_id_twice(site: Site) -> None:
    for url, ids in site.ids.items():
        assert sorted(set(ids)) == sorted(ids), url


def test_headings_step_down_one_level_at_a_time(site: Site) -> None:
    for url, tree in site.parsed.items():
        level = 0
        for node in tree.css("main h1, main h2, main h3, main h4, main h5, main h6"):
            own = int(str(node.tag)[1])
            assert own <= level + 1, f"{url}: {node.text(strip=True)}"
            level = own


def test_nothing_of_a_macro_is_left(site: Site) -> None:
    for url, text in site.html.items():
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\{##|hb:\d|[\ue000-\uf8ff]|&amp;#1(?:23|25);", text), url
        assert "Macro Rendering Error" not in text, url


def test_what_a_field_says_of_itself_is_an_id_on_the_page(site: Site) -> None:
    """Names given by reference (aria-labelledby, for, aria-controls …) find what they name."""
    asked = 0
    for url, tree in site.parsed.items():
        ids = set(site.ids[url])
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "headers"):
            for node in tree.css(f"[{name}]"):
                wanted = str(node.attributes[name]).split()
                asked += 1
                assert set(wanted) <= ids, f"{url}: {name}={wanted}"
    assert asked > len(site.parsed)


def find_java() -> str:
    """Java as the test command found it, else the machine's."""
    java = os.environ.get("HANDBOOK_JAVA") or shutil.which("java")
    assert java, "the HTML validator needs Java: run python3 scripts/run.py test site, which finds or fetches one"
    return java


def find_validator() -> Path:
    """The Nu validator among the tests' JavaScript tools."""
    modules = Path(os.environ.get("HANDBOOK_NODE_MODULES") or ROOT / ".tools" / "node_modules")
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    assert jar.is_file(), f"{jar} is missing: run python3 scripts/run.py test site, which fetches it"
    return jar


def validate(*places: Path) -> tuple[int, list[str]]:
    """Run the validator; returns its exit code and its messages."""
    command = [find_java(), "-Xss2m", "-jar", str(find_validator()), "--errors-only", "--format", "json"]
    done = subprocess.run(
        [*command, "--skip-non-html", *map(str, places)], capture_output=True, text=True, timeout=300, check=False
    )
    messages = json.loads(done.stderr)["messages"]
    lines = [f"{m.get('url', '')}:{m.get('lastLine', 0)}: {m.get('message')}" for m in messages]
    return done.returncode, lines


def test_all_html_is_valid(site: Site) -> None:
    # One document to print stands for all: they hold the same pages once more.
    files = sorted(site.folder.rglob("*.html"))
    code, messages = validate(*(file for file in files if file.parent.name != "print" or "standards" in file.parts))
    assert messages == []
    assert code == 0


def test_the_validator_sees_what_is_not_valid(site: Site, tmp_path: Path) -> None:
    page = site.html["standards/education/"]
    (tmp_path / "index.html").write_text(page.replace("<h1>", "<h1><div>", 1), encoding="utf-8")
    code, messages = validate(tmp_path)
    assert code != 0
    assert any("div" in message for message in messages)

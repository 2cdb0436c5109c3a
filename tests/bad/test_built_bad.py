"""For every rule over the built site, a project whose site breaks it; and the last good site stays."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.engine.build import Plan, build
from handbook.engine.failure import BuildFailed

from .test_known_bad import TODAY, lay_out

ROOT = Path(__file__).resolve().parents[2]


def lay_out_whole(root: Path) -> Path:
    """The good project with the real theme and settings, so that it can be built."""
    lay_out(root)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings[: settings.index("\nnav:") + 1] + navigation, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "scripts").symlink_to(ROOT / "scripts")
    (root / "organisation").mkdir(exist_ok=True)
    return root


def build_it(root: Path, today: datetime.date = TODAY) -> None:
    build(Plan(root, root / "site", today, processes=1), lambda _: None)


def _macro(name: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        file = root / "overrides" / "macros" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return spoil


def _braces_left(root: Path) -> None:
    page = root / "overrides" / "partials" / "content.html"
    page.write_text(page.read_text(encoding="utf-8") + "{{ '{{ left }}' }}", encoding="utf-8")


def _lost_anchor(root: Path) -> None:
    with (root / "data/ids.txt").open("a", encoding="utf-8") as register:
        register.write("source the-guide evidence/sources/#gone\n")


def _broken_theme(root: Path) -> None:
    file = root / "overrides" / "partials" / "content.html"
    file.write_text(file.read_text(encoding="utf-8") + "\n{{ nothing.at.all }}\n", encoding="utf-8")


def _bad_settings(root: Path) -> None:
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("  - macros:", "  - nothing-such:")
    file.write_text(text, encoding="utf-8")


PAGE = "docs/standards/wider-system.md"
CORRECT = "correct the template, or restore the one that was shipped"
LAST_LINE = (ROOT / "overrides/partials/content.html").read_text(encoding="utf-8").count("\n") + 2
SPOILT: dict[str, tuple[Callable[[Path], None], str]] = {
    "macro-template": (
        _macro("regulation.html", "{{ text }}", "{{ txet }}"),
        f"overrides/macros/regulation.html:1:1  HB009  UndefinedError: 'txet' is undefined; {CORRECT}",
    ),
    "macro-template-syntax": (
        _macro("regulation.html", "{{ text }}", "{% if %}"),
        f"overrides/macros/regulation.html:1:1  HB009  Expected an expression, got 'end of statement block'; {CORRECT}",
    ),
    "settings": (
        _bad_settings,
        "mkdocs.yml:1:1  HB031  Config value 'plugins': The \"nothing-such\" plugin is not installed; "
        "compare the file with the one that was shipped",
    ),
    "theme-template": (
        _broken_theme,
        f"overrides/partials/content.html:{LAST_LINE}:1  HB009  UndefinedError: 'nothing' is undefined; {CORRECT}",
    ),
    "dead-link": (
        _macro("regulation.html", "{{ here(url) }}", "../nowhere/"),
        f'{PAGE}:1:1  HB040  the link "../nowhere/" leads nowhere; correct or remove it',
    ),
    "dead-anchor": (
        _macro("regulation.html", "{{ here(url) }}", "#gone"),
        f'{PAGE}:1:1  HB041  the page at "standards/wider-system/" has no "#gone"; link to the whole page',
    ),
    "macro-left": (
        _braces_left,
        "docs/evidence/glossary.md:1:1  HB042  the built page still says {{ left }}; "
        "write the macro as {{ name(…) }} outside code",
    ),
    "items-lost": (
        _macro("checklist.html", 'class="hb-item"', 'class="hb-thing"'),
        f"{PAGE}:1:1  HB043  the data holds 2 items for this page and its HTML shows 0; "
        "restore the item's markup in overrides/macros/checklist.html",
    ),
    "same-anchor": (
        _macro("checklist.html", 'id="{{ item.id }}"', 'id="{{ section.title }}"'),
        f'{PAGE}:1:1  HB044  the anchor "Others" stands 2 times on the page; give one of the headings another {{#id}}',
    ),
    "lost-anchor": (
        _lost_anchor,
        'data/ids.txt:14:1  HB045  the page at "evidence/sources/" has lost the anchor "gone" of the source '
        '"the-guide"; restore the anchor',
    ),
}


def test_the_good_project_builds(tmp_path: Path) -> None:
    root = lay_out_whole(tmp_path / "p")
    build_it(root)
    html = (root / "site/standards/wider-system/index.html").read_text(encoding="utf-8")
    assert html.count('class="hb-item"') == 2


@pytest.mark.parametrize("case", sorted(SPOILT))
def test_a_bad_site_is_not_published(case: str, tmp_path: Path) -> None:
    spoil, expected = SPOILT[case]
    root = lay_out_whole(tmp_path / "p")
    (root / "site").mkdir()
    (root / "site" / "good.txt").write_text("the last good site")
    spoil(root)
    with pytest.raises(BuildFailed) as failed:
        build_it(root)
    assert expected in [str(problem) for problem in failed.value.problems]
    assert (root / "site" / "good.txt").read_text() == "the last good site"
    assert not (root / ".site.new").exists()


def test_a_page_over_the_budget_is_not_published(tmp_path: Path) -> None:
    root = lay_out_whole(tmp_path / "p")
    file = root / "overrides/partials/content.html"
    odd = " ".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(1800))
    file.write_text(f"{file.read_text(encoding='utf-8')}\n<!-- {odd} -->\n", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        build_it(root)
    line = next(str(problem) for problem in failed.value.problems if problem.origin.path == PAGE)
    says, _, remedy = line.partition("; the budget is 50,000; ")
    assert says.startswith(f"{PAGE}:1:1  HB046  a first visit weighs ")
    assert 60_000 < int(says.split()[-2].replace(",", "")) < 90_000
    assert remedy == "divide the page, make its pictures smaller, or load what few readers need later"


def test_a_script_that_a_copy_cannot_hold_is_said_and_the_old_copy_stays(tmp_path: Path) -> None:
    root = lay_out_whole(tmp_path / "p")
    file = root / "overrides/assets/javascripts/main.js"
    file.write_text('export * from "./store.js";\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "old.txt").write_text("the last copy")
    with pytest.raises(BuildFailed) as failed:
        build(Plan(root, root / "site", TODAY, processes=1, folder=copy), lambda _: None)
    assert [str(problem) for problem in failed.value.problems] == [
        "overrides/assets/javascripts/main.js:1:1  HB047  the script exports all of another file; "
        "name what is exported; or build without --folder"
    ]
    assert [file.name for file in tmp_path.rglob("old.txt")] == ["old.txt"]
    assert not (tmp_path / ".copy.new").exists()


def test_text_of_a_record_is_never_markup(tmp_path: Path) -> None:
    root = lay_out_whole(tmp_path / "p")
    file = root / "data/checklists/wider-system.yml"
    nasty = 'takes {{ part }} {% x %} <script>alert(1)</script> *b* [c](d) "quoted".'
    file.write_text(file.read_text(encoding="utf-8").replace("takes part.", nasty), encoding="utf-8")
    build_it(root)
    html = (root / "site/standards/wider-system/index.html").read_text(encoding="utf-8")
    assert "&#123;&#123; part &#125;&#125; &#123;% x %&#125; &lt;script&gt;alert(1)&lt;/script&gt; *b* [c](d)" in html
    assert "<script>alert" not in html

"""Addresses: what is written on a page leads where it should, and no two requirements share an anchor."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.load import address, references

PARTS = st.from_regex(r"\A[a-z][a-z0-9-]{0,5}\Z")
PATHS = st.lists(PARTS, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FRAGMENTS = st.sampled_from(["", "#r-13-2-a", "#x"])
FILES = st.sampled_from(["", "coverage.csv", "index.json"])
REFS = re.compile(r'^  - ref: "?([^"\n]+)"?$', re.MULTILINE)


@given(PATHS, FILES, FRAGMENTS, PATHS, st.sampled_from(["https://a.example/", "https://a.example/sub/handbook/"]))
@settings(max_examples=200, deadline=None)
def test_a_relative_address_leads_to_its_target(to: str, file: str, fragment: str, start: str, site: str) -> None:
    target = to + file + fragment
    written = address.relative(target, start)
    assert urljoin(site + start, written) == site + target
    assert written
    assert not written.startswith("/")


def test_an_address_elsewhere_stays_as_it_is() -> None:
    for url in ("https://www.legislation.gov.uk/uksi/2015/541", "mailto:a@b.example", "tel:999"):
        assert address.relative(url, "standards/education/") == url


@given(st.lists(PARTS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_page_and_its_folder_have_addresses_of_their_own(parts: list[str]) -> None:
    path = "/".join(parts)
    assert address.of_page(f"{path}/index.md") == f"{path}/"
    assert address.of_page(f"{path}.md") == (
        f"{path}/" if parts[-1] != "index" else "".join(p + "/" for p in parts[:-1])
    )


def real_refs() -> dict[str, list[str]]:
    """Every requirement's ref in the data, by file, read without the code under test."""
    folder = Path(__file__).parents[2] / "data" / "law"
    return {
        file.relative_to(folder).as_posix(): REFS.findall(
            file.read_text(encoding="utf-8").split("\nrequirements:", 1)[1]
        )
        for file in sorted(folder.rglob("*.yml"))
    }


def test_every_real_requirement_has_an_anchor_of_its_own() -> None:
    refs = real_refs()
    assert sum(map(len, refs.values())) == 640 + 325
    for name, found in refs.items():
        anchors = [address.anchor_of_requirement(ref) for ref in found]
        assert len(set(anchors)) == len(found), name
        assert all(re.fullmatch(r"r-[a-z0-9]+(-[a-z0-9]+)*", anchor) for anchor in anchors), name


def test_every_real_requirement_is_cited_as_lawyers_do() -> None:
    for found in real_refs().values():
        for ref in found:
            cited = address.cited(ref)
            schedule = re.fullmatch(r"sch(\d)\((\w+)\)(.*)", ref)
            whole = re.fullmatch(r"sch(\d)", ref)
            if schedule:
                assert cited == f"Schedule {schedule[1]}, paragraph {schedule[2]}{schedule[3]}"
            elif whole:
                assert cited == f"Schedule {whole[1]}"
            else:
                assert cited == f"regulation {ref}"


@pytest.mark.parametrize(
    ("ref", "label", "cited"),
    [
        ("22(1A)", "22(1A) to (1D)", "regulation 22(1A) to (1D)"),
        ("2(1)-restraint", "2(1) “restraint”", "regulation 2(1) “restraint”"),
        ("sch4(2)", "Schedule 4, paragraph 2", "Schedule 4, paragraph 2"),
        ("sch2(17)(a)", None, "Schedule 2, paragraph 17(a)"),
    ],
)
def test_a_label_is_what_is_printed(ref: str, label: str | None, cited: str) -> None:
    assert address.cited(ref, label) == cited


NUMBERS = st.from_regex(r"\A[1-9][0-9]?\Z")
STEPS = st.lists(st.from_regex(r"\A([0-9]{1,2}[A-Z]?|[a-z]|[ivx]{1,4})\Z"), min_size=1, max_size=5)


@given(NUMBERS, STEPS)
@settings(max_examples=100, deadline=None)
def test_parents_are_every_paragraph_above(number: str, steps: list[str]) -> None:
    reference = f"england:{number}" + "".join(f"({step})" for step in steps)
    above = [f"england:{number}" + "".join(f"({step})" for step in steps[:n]) for n in range(len(steps) - 1, 0, -1)]
    assert references.parents(reference) == above
    assert references.provision_of(reference) == f"england:{number}"


@pytest.mark.parametrize("reference", ["england:13", "england:sch1", "england:2(1)-restraint"])
def test_what_stands_in_no_paragraph_has_no_parent(reference: str) -> None:
    assert references.parents(reference) == []

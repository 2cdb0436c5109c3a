"""The real records: as many as the law has, each where it belongs, and indexes that agree with a plain count."""

import re
from collections import Counter
from pathlib import Path

import pytest

from handbook.library.catalogue import order_of
from handbook.library.library import Library
from handbook.load.kinds import KINDS
from handbook.load.shapes.law import Provision

ROOT = Path(__file__).resolve().parents[2]
# How many rows each standard's regulation has, counted in the text of the law.
INSTRUMENTS = {"england": "uksi/2015/541", "wales": "wsi/2017/1264"}
STANDARD_ROWS = {"5": 4, "6": 21, "7": 18, "8": 12, "9": 5, "10": 9, "11": 17, "12": 12, "13": 11, "14": 12}
WELSH_ROWS = 196
"""How many rows of the Welsh Regulations put a duty on a children's home's provider or responsible individual."""
SCHEDULE_ROWS = {"sch1": 29, "sch2": 7, "sch3": 29, "sch4": 18, "sch5": 10}


def test_all_of_englands_regulations_are_there(library: Library) -> None:
    refs = [provision.ref for provision in library.provisions.values() if provision.nation == "england"]
    assert refs == [*map(str, range(1, 58)), "sch1", "sch2", "sch3", "sch4", "sch5"]


def test_all_of_waless_regulations_are_there(library: Library) -> None:
    refs = [provision.ref for provision in library.provisions.values() if provision.nation == "wales"]
    numbers = [*map(str, range(1, 50)), "49A", "49B", *map(str, range(50, 90))]
    assert len(numbers) == 91
    assert refs == [*numbers, "sch1", "sch2", "sch3", "sch4"]
    assert all(provision.title_welsh for provision in library.provisions.values() if _is_welsh_regulation(provision))


def _is_welsh_regulation(provision: Provision) -> bool:
    # 49B has no heading of its own in the text that was read.
    return provision.nation == "wales" and not provision.ref.startswith("sch") and provision.ref != "49B"


def test_every_row_is_there(library: Library) -> None:
    english = [provision for provision in library.provisions.values() if provision.nation == "england"]
    rows = {provision.ref: len(provision.requirements) for provision in english}
    assert sum(rows.values()) == 640
    assert {ref: rows[ref] for ref in STANDARD_ROWS} == STANDARD_ROWS
    assert sum(STANDARD_ROWS.values()) == 121
    assert {ref: rows[ref] for ref in SCHEDULE_ROWS} == SCHEDULE_ROWS
    welsh = [provision for provision in library.provisions.values() if provision.nation == "wales"]
    schedules = sum(len(provision.requirements) for provision in welsh if provision.ref.startswith("sch"))
    assert (schedules, sum(len(provision.requirements) for provision in welsh)) == (81, 325)
    assert len(library.requirements) == 640 + 325


def test_a_row_stands_in_its_own_provision(library: Library) -> None:
    for row in library.requirements.values():
        assert re.match(rf"{row.provision.ref}(\(|-|$)", row.requirement.ref), row.id


def test_a_provisions_file_and_official_address_are_its_own(library: Library) -> None:
    for provision in library.provisions.values():
        number = provision.ref.removeprefix("sch")
        schedule = provision.ref.startswith("sch")
        name = f"schedule-{number}" if schedule else f"regulation-{'0' * (len(number) == 1)}{number.lower()}"
        assert provision.origin.path == f"data/law/{provision.nation}/{name}.yml"
        place = f"schedule/{number}" if schedule else f"regulation/{number}"
        assert provision.url == f"https://www.legislation.gov.uk/{INSTRUMENTS[provision.nation]}/{place}"


def test_the_nine_standards_and_regulation_5_have_a_page_and_a_checklist_each(library: Library) -> None:
    pages = {str(p.meta.regulation): p for p in library.pages if p.meta.kind == "standard" and p.meta.regulation}
    english = [id_ for id_ in pages if id_.startswith("england:")]
    assert sorted(english) == sorted(f"england:{ref}" for ref in STANDARD_ROWS)
    assert (
        len(pages) - len(english)
        == len({p.quality_standard for p in library.provisions.values() if p.nation == "wales"} - {None})
        == 10
    )
    for page in pages.values():
        assert library.checklists[str(page.meta.checklist)].page == page.meta.id


def test_each_row_of_the_standards_is_met_by_an_item_and_named_on_a_page(library: Library) -> None:
    provisions = library.provisions.values()
    covered = [p for p in provisions if (p.nation == "england" and p.ref in STANDARD_ROWS) or p.quality_standard]
    assert {p.ref for p in covered if p.nation == "england"} == set(STANDARD_ROWS)
    wanted = [provision.requirement_id(row) for provision in covered for row in provision.requirements]
    welsh = [id_ for id_ in wanted if id_.startswith("wales:")]
    assert (len(wanted) - len(welsh), len(welsh)) == (121, WELSH_ROWS)
    # Counted in the files themselves, not by the indexes.
    met = Counter(
        reference
        for file in (ROOT / "data/checklists").glob("*.yml")
        for line in re.findall(r"^ +meets: (.*(?:\n {10,}.*)*)", file.read_text(encoding="utf-8"), re.MULTILINE)
        for reference in re.findall(r'"((?:england|wales):[^"]+)"', line)
    )
    assert [id_ for id_ in wanted if not met[id_]] == []
    assert {id_: len(library.items_meeting[id_]) for id_ in wanted} == {id_: met[id_] for id_ in wanted}
    assert [id_ for id_ in wanted if not library.pages_naming.get(id_)] == []


def test_items_are_numbered_from_one_in_their_checklist(library: Library) -> None:
    for checklist in library.checklists.values():
        text = (ROOT / checklist.origin.path).read_text(encoding="utf-8")
        written = re.findall(r"^      - id: (\S+)$", text, re.MULTILINE)
        assert [item.id for item in checklist.items()] == written
        assert [library.items[id_].number for id_ in written] == list(range(1, len(written) + 1))


def test_every_record_of_the_files_is_in_the_library(library: Library) -> None:
    """One list item at the margin of a file, or one file, is one record."""
    for kind in KINDS:
        files = sorted((ROOT / "data" / kind.folder).rglob("*.yml"))
        texts = [file.read_text(encoding="utf-8") for file in files]
        written = sum(len(re.findall(r"^- ", text, re.MULTILINE)) for text in texts) if kind.listed else len(files)
        assert len(library.project.records[kind.name]) == written, kind.name


def test_a_record_knows_the_line_it_stands_on(library: Library) -> None:
    for records in library.project.records.values():
        for record in records:
            for name in ("id", "ref"):
                if name in type(record).__dataclass_fields__:
                    value = getattr(record, name)
                    place = record.origin_of(name)
                    line = (ROOT / place.path).read_text(encoding="utf-8").split("\n")[place.line - 1]
                    assert line[place.column - 1 :].strip("\"'") == value


def test_a_page_is_cited_by_its_sources_and_a_paragraph_by_its_first_row(library: Library) -> None:
    for source, pages in library.pages_citing.items():
        assert source in library.sources
        for page in pages:
            said = source in page.meta.sources or f'source("{source}"' in page.body
            assert said, (source, page.path)
    for parent, row in library.paragraphs.items():
        first = next(id_ for id_ in library.requirements if id_.startswith(f"{parent}("))
        assert row.id == first


@pytest.mark.parametrize(
    ("reference", "text", "url"),
    [
        ("england:13", "regulation 13", "law/england/regulation-13/"),
        ("england:13(2)(a)", "regulation 13(2)(a)", "law/england/regulation-13/#r-13-2-a"),
        ("england:13(2)", "regulation 13(2)", "law/england/regulation-13/#r-13-2-a"),
        ("england:sch1", "Schedule 1", "law/england/schedule-1/"),
    ],
)
def test_the_law_is_cited_with_its_address(library: Library, reference: str, text: str, url: str) -> None:
    cited = library.cite(reference)
    assert (cited.text, cited.url) == (text, url)


def test_regulations_come_in_the_order_of_their_numbers() -> None:
    refs = [*map(str, range(1, 58)), "sch1", "sch2", "sch5"]
    assert sorted(sorted(refs), key=order_of) == refs


def test_each_provision_has_a_page_of_its_own(library: Library) -> None:
    made = [page for page in library.pages if page.made]
    assert len(made) == 62 + 95
    assert len({page.path for page in library.pages}) == len(library.pages)
    for provision in library.provisions.values():
        page = library.page_of_provision(provision)
        assert page is not None
        assert page.meta.law == (provision.id,)
        assert provision.title in page.meta.title
        assert [(call.name, call.arguments) for call in page.calls] == [
            (name, (provision.id,)) for name in ("law_lead", "law_rows", "law_uses", "law_text")
        ]


def test_each_source_is_told_in_full_on_the_page_of_its_kind_and_nation(library: Library) -> None:
    told = Counter(library.page_of_source(source) for source in library.sources.values())
    for nation in ("uk", "wales"):
        guides = [s for s in library.sources.values() if (s.kind, s.nation) == ("practice-guide", nation)]
        assert told[f"sources-practice-{nation}"] == len(guides) > 50
    assert min(told.values()) > 20
    assert "sources" not in told

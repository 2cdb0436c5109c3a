"""What readers download: each checklist whole in four kinds of file, named and sized on its page, and opened."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import jsonschema_rs
import openpyxl
import pypdf
import pytest

from handbook.load import address
from handbook.load.shapes.checklist import Checklist

from .conftest import Site

STRING = re.compile(r"<si><t[^>]*>([^<]*)</t></si>")
ROW = re.compile(r"Item id: ([a-z0-9-]+)</w:t>")


def _ids_of_sheet(page: openpyxl.worksheet.worksheet.Worksheet) -> list[str]:
    column = [row[0] for row in page.iter_rows(max_col=1, values_only=True)]
    return [str(value) for value in column[column.index("Item id") + 1 :] if value]


def _checklists(site: Site) -> dict[str, Checklist]:
    return {record.id: record for record in site.project.records["checklist"] if isinstance(record, Checklist)}


def test_every_checklist_is_handed_out_whole_in_each_kind_of_file(site: Site) -> None:
    folder = site.folder / "downloads/checklists"
    schema = jsonschema_rs.validator_for(json.loads((folder.parent / "checklist.schema.json").read_bytes()))
    checklists = _checklists(site)
    assert len(checklists) >= 59
    for name, checklist in checklists.items():
        ids = [item.id for item in checklist.items()]
        start = folder / f"checklist-{name}"
        strings = STRING.findall(zipfile.ZipFile(start.with_suffix(".xlsx")).read("xl/sharedStrings.xml").decode())
        assert [text for text in strings if text in set(ids)] == ids
        xml = zipfile.ZipFile(start.with_suffix(".docx")).read("word/document.xml").decode()
        assert ROW.findall(xml) == ids
        text = start.with_suffix(".csv").read_bytes().decode()
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert [row["Item id"] for row in rows] == ids
        assert [row["Item"].removeprefix("'") for row in rows] == [item.text for item in checklist.items()]
        read = json.loads(start.with_suffix(".json").read_bytes())
        assert schema.is_valid(read)
        assert [item["id"] for section in read["sections"] for item in section["items"]] == ids
    assert len(list(folder.iterdir())) == 4 * len(checklists) + 2


def test_each_page_offers_the_copies_of_its_checklist_with_their_sizes(site: Site) -> None:
    for name, checklist in _checklists(site).items():
        page = address.of_page(next(page.path for page in site.pages.values() if page.meta.id == checklist.page))
        links = {address.resolve(str(link.attributes["href"]), page): link
                 for link in site.parsed[page].css(".hb-blank a[download]")}  # fmt: skip
        for _, url in address.blank_copies(name):
            link = links[url, ""]
            size = -(-(site.folder / url).stat().st_size // 1000)
            assert link.text().endswith(f" {size}\xa0kB")
            assert checklist.title in link.text()
    assert not any(mark in text for text in site.html.values() for mark in "\ue002\ue003")


@pytest.mark.parametrize(("nation", "count"), [("england", 10), ("wales", 10)])
def test_the_standards_are_bound_in_one_workbook(site: Site, nation: str, count: int) -> None:
    checklists = _checklists(site)
    url = address.standards_book(nation)
    book = openpyxl.load_workbook(site.folder / url)
    of_pages = {
        checklist.id: [item.id for item in checklist.items()]
        for checklist in checklists.values()
        if any(page.meta.id == checklist.page and page.meta.kind == "standard" for page in site.pages.values())
        and checklist.nations == (nation,)
    }
    assert len(of_pages) == count
    bound = [_ids_of_sheet(page) for page in book.worksheets[1:]]
    assert sorted(bound) == sorted(of_pages.values())
    [listed] = [link for link in site.parsed["checklists/"].css(".hb-blank a") if str(link.attributes["href"]).endswith(url)]
    assert listed.attributes["href"] == f"../{url}"


def test_downloads_open_in_another_program_and_print_well(site: Site, tmp_path: Path) -> None:
    """LibreOffice opens them without a word, and what it would print has every item, in few pages, in our type."""
    office = os.environ.get("HANDBOOK_OFFICE") or shutil.which("soffice")
    if not office:
        assert not os.environ.get("CI"), "LibreOffice is missing, and could not be installed"
        pytest.skip("LibreOffice is not on this computer")
    most = {
        "checklists/checklist-fire.docx": 4,
        "checklists/checklist-education.xlsx": 4,
        "checklists/standards-wales.xlsx": 40,
        "restraint-record.docx": 8,
    }
    files = [site.folder / "downloads" / name for name in most]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    words: dict[str, str] = {}
    for file, (name, pages) in zip(files, most.items(), strict=True):
        made = tmp_path / f"{file.stem}.pdf"
        assert made.is_file(), f"{name} does not open: {done.stdout}{done.stderr}"
        pdf = pypdf.PdfReader(made)
        texts = [page.extract_text() for page in pdf.pages]
        assert 1 <= len(texts) <= pages, f"{name} takes {len(texts)} pages"
        assert all("Children's Homes Handbook" in text for text in texts), f"{name}: a page says not whose it is"
        words[name] = "".join("".join(texts).split())
        wide, high = (float(pdf.pages[0].mediabox[side]) for side in (2, 3))
        assert (round(max(wide, high)), round(min(wide, high))) == (842, 595)
        assert (wide > high) == name.startswith("checklists/"), f"{name} lies the wrong way"
    for name, id_ in (("checklists/checklist-fire.docx", "fire"), ("checklists/checklist-education.xlsx", "education")):
        for item in _checklists(site)[id_].items():
            assert "".join(item.text.split()) in words[name], item.id
    assert "Keepingchildrensafe" in words["checklists/standards-wales.xlsx"]
    assert "Err:" not in words["checklists/standards-wales.xlsx"]

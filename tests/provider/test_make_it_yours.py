"""The pages of "Make it yours", followed to the letter: what they promise is there at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from .following import PAGES, Reader, blocks_of, copy_of_the_project


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Somebody who has followed every page, in order."""
    reader = Reader(copy_of_the_project(tmp_path_factory.mktemp("yours") / "handbook"))
    for page in PAGES:
        reader.follow(blocks_of(page))
    return reader


def test_all(reader: Reader) -> None:
    pass

"""Memory: an outcome is asked for once for each text, and what was not used is forgotten."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.load.memory import Memory


@given(st.lists(st.tuples(st.sampled_from(["page a", "page b", "page ab"]), st.sampled_from(["x", "y", "\0x", ""]))))
@settings(max_examples=100, deadline=None)
def test_each_text_of_each_file_is_read_once(asked: list[tuple[str, str]]) -> None:
    memory, read = Memory(), []
    for what, text in asked:
        key = (what, text)
        assert memory.recall(what, text, lambda key=key: read.append(key) or key) == key
    assert read == list(dict.fromkeys(asked))
    assert memory.changed == bool(asked)


def test_a_later_build_reads_nothing_again_and_says_that_nothing_changed() -> None:
    first = Memory()
    first.recall("page a", "x", lambda: "old")
    later = Memory(first.used)
    assert later.recall("page a", "x", lambda: "new") == "old"
    assert not later.changed
    assert later.recall("page a", "y", lambda: "new") == "new"
    assert later.changed


def test_what_a_build_did_not_use_is_not_kept() -> None:
    first = Memory()
    first.recall("page a", "x", lambda: 1)
    second = Memory(first.used)
    second.recall("page a", "y", lambda: 2)
    assert sorted(second.used.values()) == [2]


def test_nothing_found_is_remembered_too() -> None:
    memory, read = Memory(), []
    for _ in range(2):
        memory.recall("page a", "x", lambda: read.append(1))
    assert read == [1]

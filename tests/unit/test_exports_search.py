"""What search fetches: a row for each page with the words that staff use, and the text of each part of each page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from string import ascii_lowercase, digits

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.exports.search import search_index, search_texts
from handbook.exports.search_pack import packed_numbers, packed_words
from handbook.exports.search_words import told_apart, words_of
from handbook.exports.staff_words import SAME
from handbook.exports.tone_words import PLANNING, SOFT, URGENT
from handbook.library.library import Library

from ..packed import unpacked


@dataclass
class Part:
    anchor: str
    heading: str
    words: str
    is_record: bool = False


def parts_of(library: Library, *more: Part) -> dict[str, list[Part]]:
    return {page.path: [Part("", "", "top words"), *more] for page in library.pages}


RISING = st.frozensets(st.integers(0, 70) | st.integers(0, 10**6), max_size=9).map(sorted)
WORDS = st.dictionaries(
    st.text(alphabet="ab", min_size=1, max_size=40) | st.text(alphabet=ascii_lowercase + digits, min_size=1),
    st.tuples(RISING, RISING),
    min_size=1,
    max_size=12,
)


@settings(max_examples=8, deadline=None)  # each example starts a program
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_words_and_numbers_are_read_as_they_were_written(many: list[dict[str, tuple[list[int], list[int]]]]) -> None:
    cases = [[(word, [*numbers]) for word, numbers in sorted(words.items())] for words in many]
    packed = [
        [
            packed_words([word for word, _ in case]),
            *(" ".join(packed_numbers(numbers[at]) for _, numbers in case) for at in (0, 1)),
        ]
        for case in cases
    ]
    assert unpacked(packed) == [[[word, numbers] for word, numbers in case] for case in cases]


def test_each_page_has_a_row_and_each_part_its_text(library: Library) -> None:
    item = next(iter(library.items))
    parts = parts_of(library) | {"standards/education.md": [
        Part("", "", "top words"), Part("law", "Law", "more words"), Part(item, "An item", "is met", True),
    ]}  # fmt: skip
    index, texts = search_index(library, parts), search_texts(library, parts)
    kept_out = [page for page in library.pages if not page.meta.searchable]
    assert len(index["pages"]) == len(texts) == len(library.pages) - len(kept_out)
    assert not {page.meta.title for page in kept_out} & {row[1] for row in index["pages"]}
    meta = library.page_by_id["education"].meta
    assert [row for row in index["pages"] if row[0] == "standards/education/"] == [
        ["standards/education/", meta.title, "standard", "e", ", ".join(meta.also_called), meta.description, "Law", ""]
    ]
    assert texts["standards_education"] == [
        ["", "", "top words", ""], ["law", "Law", "more words", ""], [item, "An item", "is met", "i"],
    ]  # fmt: skip


def test_what_is_typed_for_a_page_leads_to_it_and_is_not_shown(library: Library) -> None:
    index = search_index(library, parts_of(library))
    [read] = unpacked([index["words"]])
    led: dict[int, set[str]] = {}
    for word, (_, _, typed) in read:
        for page in typed:
            led.setdefault(page, set()).add(word)
    number = {row[0]: at for at, row in enumerate(index["pages"])}
    wanted = {number[library.url_of_page(page.meta.id)]: page for page in library.pages if page.meta.typed}
    assert set(led) <= set(wanted)
    assert len(led) > 200
    for at, page in wanted.items():
        asked = set(words_of(" ".join(page.meta.typed)))
        assert led.get(at, set()) <= asked
        assert not led.get(at, set()) & set(words_of(" ".join(index["pages"][at][part] for part in (1, 4, 5, 6))))
    assert sum(map(len, led.values())) > 1000


def test_a_heading_of_many_pages_says_nothing_of_one(library: Library) -> None:
    index = search_index(library, parts_of(library, Part("talk", "Talk about it", "words")))
    assert {row[6] for row in index["pages"]} == {""}


def test_a_regulation_is_found_by_what_staff_call_it_and_its_rows_by_their_numbers(library: Library) -> None:
    index = search_index(library, parts_of(library, Part("r-44-2-a", "44(2)(a)", "words", True)))
    rows = {row[0]: row for row in index["pages"]}
    assert {"reg 44", "r44", "regulation 44"} <= set(rows["law/england/regulation-44/"][4].split(", "))
    assert {"schedule 1", "sch 1"} <= set(rows["law/england/schedule-1/"][4].split(", "))
    assert rows["law/england/regulation-44/"][7] == "44-2-a"


def test_a_term_leads_to_where_it_is_explained(library: Library) -> None:
    parts = parts_of(library)
    parts["evidence/glossary.md"] = [Part("", "", ""), Part("term-registered-manager", "Registered manager", "", True)]
    index = search_index(library, parts)
    ((page, anchor, term, also),) = index["terms"]
    assert (index["pages"][page][0], anchor, term) == (
        "evidence/glossary/",
        "term-registered-manager",
        "Registered manager",
    )
    assert "RM" in also.split(", ")
    assert search_texts(library, parts)["evidence_glossary-r"] == [[anchor, term, "", "t"]]


def test_rare_words_speak_for_all_their_pages_and_common_ones_where_they_are_used_much() -> None:
    pages = [Counter({"every": 9, "often": 1}) for _ in range(60)]
    for number in range(8):
        pages[number] = Counter({"every": 1, "often": 1 + number // 7, "seldom": 1, "7": 1})
    pages[3]["rare"] = 1
    unsaid = [Counter[str]() for _ in range(60)]
    pages[5:] = [*pages[5:30], *(Counter({"every": 1}) for _ in range(30))]
    assert told_apart(pages, unsaid) == {"rare": [3], "seldom": list(range(8))}
    pages[2]["seldom"] = 2
    assert told_apart(pages, unsaid) == {"rare": [3], "seldom": [2]}
    assert told_apart([Counter({"often": 2 - number % 2}) for number in range(20)], unsaid[:20]) == {}
    fewer = [Counter({"often": 2 - number % 2}) if number < 6 else Counter() for number in range(40)]
    assert told_apart(fewer, unsaid[:40]) == {"often": [0, 2, 4]}
    unsaid[2]["often"] = 1
    assert told_apart(fewer, unsaid[:40]) == {"often": [0, 4]}, "its title says it already"


def test_lists_of_words_are_such_as_a_query_is_cut_into() -> None:
    for ours, typed in SAME:
        for phrase in (ours, *typed.split(", ")):
            assert phrase == " ".join(phrase.lower().split())
            assert "'" not in phrase
            assert phrase
    assert len({ours for ours, _ in SAME}) == len(SAME)
    for words in (URGENT, PLANNING, SOFT):
        assert words.replace("'", "").lower() == words

"""Where two reports share wording."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Block, Passage, Report, Role
from headwater.relate import align
from headwater.relate.words import WORD
from tests.factory import make_report

LINE = "Divers found a crack two metres long in the lower gate of the northern lock"
WORDS = st.sampled_from(["gate", "Lock", "İstanbul", "tide,", "x", "\n", "crew's", "...", "ДОК"])
TEXTS = st.lists(WORDS, max_size=80).map(" ".join)


def words(report: Report, start: int, end: int) -> list[str]:
    return [word.lower() for word in WORD.findall(report.text[start:end])]


def shared(a: Report, b: Report) -> list[str]:
    return [a.text[passage.a_start : passage.a_end] for passage in align(a, b)]


def test_a_copied_sentence_is_one_passage() -> None:
    assert shared(make_report(f"Harbour news. {LINE}, he said."), make_report(f"It was Tuesday. {LINE}.")) == [LINE]


def test_a_run_of_five_words_is_no_passage() -> None:
    assert shared(make_report("She said the gate was shut early"), make_report("the gate was shut early")) == []


def test_a_passage_is_taken_up_again_after_a_small_edit() -> None:
    edited = LINE.replace("two metres long", "almost seven feet in length")
    assert shared(make_report(LINE), make_report(edited)) == ["in the lower gate of the northern lock"]
    spelt = LINE.replace("lower gate", "outer lower sluice")
    assert shared(make_report(LINE), make_report(spelt)) == [
        "Divers found a crack two metres long in the",
        "of the northern lock",
    ]


def test_moved_paragraphs_are_found_where_they_are() -> None:
    other = "Ferries to the islands leave from the fish market for now"
    a, b = make_report(f"{LINE}\n{other}"), make_report(f"{other}\n{LINE}")
    assert align(a, b) == (
        Passage(0, len(LINE), len(other) + 1, len(other) + 1 + len(LINE)),
        Passage(len(LINE) + 1, len(LINE) + 1 + len(other), 0, len(other)),
    )


def test_a_passage_does_not_run_over_a_caption() -> None:
    half = LINE.index("in the")
    text = f"{LINE[:half]}\nA caption\n{LINE[half:]}"
    caption = text.index("A caption")
    blocks = (
        Block(0, half, Role.BODY),
        Block(caption, caption + 9, Role.CAPTION),
        Block(caption + 10, len(text), Role.BODY),
    )
    plain = make_report(text)
    report = Report(plain.id, plain.name, text, blocks)
    assert shared(report, make_report(LINE)) == [LINE[:half].strip(), LINE[half:]]


@given(TEXTS, TEXTS)
def test_the_words_of_a_passage_are_the_same_in_both_reports(one: str, two: str) -> None:
    a, b = make_report(one), make_report(two)
    reached = 0
    for passage in align(a, b):
        found = words(a, passage.a_start, passage.a_end)
        assert len(found) >= 3
        assert found == words(b, passage.b_start, passage.b_end)
        assert passage.a_start >= reached
        reached = passage.a_end


@given(TEXTS)
def test_a_report_is_covered_by_its_own_copy(text: str) -> None:
    report = make_report(text)
    found = align(report, report)
    count = len(words(report, 0, len(text)))
    assert sum(len(words(report, passage.a_start, passage.a_end)) for passage in found) == (count if count >= 6 else 0)


@pytest.mark.parametrize("other", ["a " * 100_000, ("a " * 9 + "b ") * 10_000, "b " + "a " * 99_999])
def test_hostile_repetition_takes_linear_time(other: str) -> None:
    started = time.process_time()
    assert align(make_report("a " * 100_000), make_report(other))
    assert time.process_time() - started < 5  # 0.4 here; without the bound on places it is minutes

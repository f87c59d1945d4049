"""Which reports tell one story."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.relate import Embedder, group_texts, load_embedder, stories
from headwater.relate.vectors import Vectors
from tests.factory import BENCH, make_report, needs_bench

LOCK = [
    "Ostrava Bay lock shut after divers find crack\nThe harbour master of Ostrava Bay closed the northern lock on "
    "Tuesday. Divers had found a crack in the lower gate. Ferries to the islands leave from the fish market.",
    "Island ferries moved as harbour repairs damaged gate\nPassengers for the islands have to board at the fish market "
    "this week. The gate of the lock in Ostrava Bay is broken and has to be welded, the harbour authority said.",
]
BANK = [
    "Central bank of Vendria holds rates\nThe Vendrian central bank left its main interest rate at 4.5 per cent, "
    "citing stubborn inflation in services. Governor Maria Lund said cuts were not discussed.",
    "No relief for Vendrian borrowers\nInterest rates in Vendria will stay at 4.5 per cent. Inflation in services is "
    "too high for a cut, central bank chief Lund told reporters.",
]
CUP = "Late goal sends Kestrels into the final\nA header in stoppage time beat the Harriers 2-1 before 30,000 people."
UNRELATED = [
    CUP,
    *BANK[:1],
    "Bakery chain recalls rye bread\nShoppers found bits of blue plastic in loaves of rye bread.",
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


class Flat:
    """An embedder that finds everything alike."""

    space = "flat"

    def vectors(self, texts: Sequence[str], *, max_tokens: int = 64) -> Vectors:
        return np.full((len(texts), 4), 0.5, np.float32)


def numbered(texts: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"t{at}", text) for at, text in enumerate(texts)]


def test_two_reports_of_one_event_in_other_words_are_one_story(embedder: Embedder) -> None:
    assert group_texts(numbered(LOCK), embedder) == [("t0", "t1")]
    assert group_texts(numbered(BANK), embedder) == [("t0", "t1")]


def test_two_unrelated_reports_are_two_stories(embedder: Embedder) -> None:
    assert group_texts(numbered([LOCK[0], CUP]), embedder) == [("t0",), ("t1",)]


def test_stories_are_told_apart_when_mixed(embedder: Embedder) -> None:
    mixed = numbered([LOCK[0], BANK[0], CUP, LOCK[1], BANK[1]])
    assert group_texts(mixed, embedder) == [("t0", "t3"), ("t1", "t4"), ("t2",)]
    assert group_texts(mixed, None) == [("t0", "t3"), ("t1", "t4"), ("t2",)]


def test_stories_are_made_of_the_ids_of_reports(embedder: Embedder) -> None:
    reports = [make_report(text) for text in (*LOCK, CUP)]
    lock = tuple(sorted(report.id for report in reports[:2]))
    assert stories(reports, embedder) == sorted([lock, (reports[2].id,)])


def test_what_a_vector_cannot_read_does_not_make_a_story() -> None:
    assert group_texts(numbered(["प्रमुख समाचार", "முக்கிய செய்திகள்", "", " "]), Flat()) == [
        ("t0",),
        ("t1",),
        ("t2",),
        ("t3",),
    ]


def test_no_reports_are_no_stories(embedder: Embedder) -> None:
    assert stories([], embedder) == []
    assert stories([], None) == []


@given(st.lists(st.sampled_from([*LOCK, *BANK, *UNRELATED, ""]), max_size=12), st.randoms())
@settings(deadline=None)
def test_stories_are_a_partition_that_does_not_depend_on_order(texts: list[str], random: Random) -> None:
    shuffled = numbered(texts)
    random.shuffle(shuffled)
    found = group_texts(shuffled, None)
    assert found == group_texts(numbered(texts), None)
    assert sorted(report for story in found for report in story) == sorted(name for name, _ in shuffled)


@needs_bench
def test_the_two_defining_reports_are_one_story_among_others(embedder: Embedder) -> None:
    texts = [(BENCH / "seeds" / name).read_text(encoding="utf-8") for name in ("report-a.txt", "report-b.txt")]
    for grouping in (embedder, None):
        assert group_texts(numbered(texts), grouping) == [("t0", "t1")]
        assert ("t0", "t1") in group_texts(numbered([*texts, *LOCK, *UNRELATED]), grouping)

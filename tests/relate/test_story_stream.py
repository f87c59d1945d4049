"""Stories of reports as they arrive."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.relate import Arrival, Happened, Ruling, StoryState, StoryStream, text_arrivals
from tests.relate.test_stories import BANK, CUP, LOCK

QUAKES = [
    "Strong earthquake shakes Vendria\nAn earthquake of magnitude 6.1 shook the Vendrian town of Halmar on "
    "Monday. Twelve people died when the hospital fell in, mayor Ilse Bruun said. Rescuers were digging in the "
    "ruins.",
    "Halmar counts its dead after quake\nTwelve people were killed in Halmar when an earthquake of magnitude 6.1 "
    "brought the hospital down, mayor Ilse Bruun told reporters in the Vendrian town. Rescuers kept digging in "
    "the ruins.",
    "Strong earthquake shakes Sorland\nAn earthquake of magnitude 5.4 shook the Sorland port of Kessby on "
    "Friday. At least 40 people were hurt when the fish hall of Kessby fell in, governor Pavel Orm said. "
    "Rescuers were digging in the ruins.",
    "Kessby treats forty hurt in quake\nForty people were hurt in Kessby when an earthquake of magnitude 5.4 "
    "brought the fish hall down, governor Pavel Orm told reporters in the Sorland port. Rescuers kept digging in "
    "the ruins.",
]
VOTES = [
    "Ruling party wins Vendrian election\nThe Reform Union won the election in Vendria with 43 per cent of the "
    "vote, the commission said. Its leader Maria Holt called the result a mandate. The opposition spoke of "
    "irregular counting.",
    "Holt hails Vendrian mandate\nMaria Holt and her Reform Union took 43 per cent in the Vendrian election, by "
    "the count of the commission. The opposition said that the counting in Vendria was irregular.",
    "Ruling party wins Sorland election\nThe People's List won the election in Sorland with 51 per cent of the "
    "vote, the commission said. Its leader Jonas Reve called the result a mandate. The opposition spoke of "
    "irregular counting.",
    "Reve hails Sorland mandate\nJonas Reve and his People's List took 51 per cent in the Sorland election, by "
    "the count of the commission. The opposition said that the counting in Sorland was irregular.",
]
ALL = [*LOCK, *BANK, CUP, *QUAKES, *VOTES]


def numbered(texts: list[str], days: list[int | None] | None = None) -> list[Arrival]:
    return text_arrivals([(f"t{at:02}", text) for at, text in enumerate(texts)], None, days=days)


def streamed(arriving: list[Arrival], rulings: tuple[Ruling, ...] = ()) -> StoryStream:
    stream = StoryStream(rulings)
    for arrival in arriving:
        stream.arrive(arrival)
    return stream


def stories(stream: StoryStream) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(one.reports)) for one in stream.standings() if one.state is not StoryState.MERGED)


def test_reports_of_one_event_join_and_others_open_stories() -> None:
    assert stories(streamed(numbered([*LOCK, *BANK, CUP]))) == [("t00", "t01"), ("t02", "t03"), ("t04",)]


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [0, 2, 1, 3], [3, 0, 2, 1]])
@pytest.mark.parametrize("texts", [QUAKES, VOTES])
def test_look_alike_events_do_not_merge_in_any_order(texts: list[str], order: list[int]) -> None:
    arriving = numbered(texts)
    assert stories(streamed([arriving[at] for at in order])) == [("t00", "t01"), ("t02", "t03")]


def test_the_same_event_years_apart_is_two_stories() -> None:
    assert stories(streamed(numbered(QUAKES[:2], [730_000, 730_400]))) == [("t00",), ("t01",)]
    assert stories(streamed(numbered(QUAKES[:2], [730_000, 730_002]))) == [("t00", "t01")]


def test_an_old_story_closes_and_a_late_report_of_it_opens_it_again() -> None:
    stream = streamed(numbered([*QUAKES[:1], CUP], [730_000, 730_100]))
    story = stream.story_of["t00"]
    assert [one.state for one in stream.standings() if one.id == story] == [StoryState.CLOSED]
    late = replace(numbered(QUAKES[:2], [730_000, 730_060])[1], report="late")
    assert [change.happened for change in stream.arrive(late)] == [Happened.JOINED, Happened.REOPENED]


def test_a_copy_joins_the_story_of_its_original_and_has_no_vote() -> None:
    stream = streamed(numbered(LOCK))
    [change] = stream.arrive(replace(numbered([CUP])[0], report="copy", copy_of="t00"))
    assert (change.happened, change.story) == (Happened.JOINED, stream.story_of["t00"])
    assert stream.groups[change.story].voters == ["t00", "t01"]


def test_a_person_who_merges_stories_leaves_a_tombstone_that_leads_on() -> None:
    stream = streamed(numbered([LOCK[0], CUP]))
    gone, kept = stream.story_of["t01"], stream.story_of["t00"]
    changes = stream.rule(Ruling("t00", "t01", True, "desk"))
    assert [(change.happened, change.story, change.other) for change in changes] == [(Happened.MERGED, gone, kept)]
    assert {one.id: one.merged_into for one in stream.standings()} == {kept: None, gone: kept}
    assert stories(stream) == [("t00", "t01")]


def test_a_person_who_splits_a_story_keeps_its_id_on_the_older_part_for_good() -> None:
    stream = streamed(numbered(LOCK))
    story = stream.story_of["t00"]
    stream.rule(Ruling("t01", "t00", False, "desk"))
    assert stream.story_of["t00"] == story != stream.story_of["t01"]
    for number, arrival in enumerate(numbered(LOCK * 3)):
        stream.arrive(replace(arrival, report=f"later{number}"))
    assert stream.story_of["t00"] != stream.story_of["t01"]


def test_rulings_hold_for_reports_that_arrive_after_them() -> None:
    rulings = (Ruling("t00", "t01", False, "desk"), Ruling("t00", "t04", True, "desk"))
    assert stories(streamed(numbered([*LOCK, *BANK, CUP]), rulings)) == [("t00", "t04"), ("t01",), ("t02", "t03")]


def test_a_report_that_arrives_twice_changes_nothing() -> None:
    arriving = numbered(LOCK)
    stream = streamed(arriving)
    assert stream.arrive(arriving[0]) == ()


def test_vectors_of_two_models_do_not_mix() -> None:
    import numpy as np

    one, two = (replace(arrival, vector=np.ones(4, np.float32) / 2) for arrival in numbered(LOCK))
    stream = streamed([replace(one, space="int8")])
    with pytest.raises(ValueError, match="a vector of fp32 among vectors of int8"):
        stream.arrive(replace(two, space="fp32"))


@given(st.lists(st.sampled_from(ALL), max_size=40), st.randoms())
@settings(deadline=None, max_examples=30)
def test_the_log_tells_every_story_and_no_id_is_used_again(texts: list[str], random: Random) -> None:
    arriving = numbered(texts)
    random.shuffle(arriving)
    stream = streamed(arriving)
    assert sorted(report for story in stories(stream) for report in story) == sorted(one.report for one in arriving)
    opened = [change.story for change in stream.log if change.happened in (Happened.OPENED, Happened.SPLIT)]
    assert len(opened) == len(set(opened))
    told = dict[str, str]()
    for change in stream.log:
        if change.happened is Happened.MERGED and change.other is not None:
            told.update(dict.fromkeys(change.reports, change.other))
        elif change.reports:
            told.update(dict.fromkeys(change.reports, change.story))
    assert told == stream.story_of
    assert streamed(arriving).log == stream.log

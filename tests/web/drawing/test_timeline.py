from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import When
from headwater.web.drawing import Lane, Moment, dated, draw_timeline, undated
from headwater.web.drawing.ticks import seconds, ticks
from headwater.web.drawing.timeline import rows_of, scale_of
from tests.present.hostile import ATTACKS, EVERYTHING

SVG = "{http://www.w3.org/2000/svg}"
instants = st.datetimes(timezones=st.just(UTC))
near = st.datetimes(datetime(2031, 5, 1), datetime(2031, 5, 4), timezones=st.just(UTC))
words = st.sampled_from((*ATTACKS, EVERYTHING, "late last month", "", "May")) | st.text(max_size=20)


def moments(times):
    whens = st.builds(lambda one, two, said: When(min(one, two), max(one, two), said), times, times, words)
    return st.lists(
        st.builds(Moment, st.uuids().map(str), st.sampled_from(Lane), words, st.none() | whens), max_size=25
    )


@settings(deadline=None)
@given(moments(instants) | moments(near), st.sampled_from([320.0, 960.0]))
def test_no_bar_and_no_words_of_a_lane_overlap_and_all_are_on_the_scale(given_moments, width):
    known = dated(given_moments)
    scale = scale_of(known, width)
    for lane in Lane:
        placed = rows_of([moment for moment in known if moment.lane is lane], scale)
        assert [item.moment for item in placed] == [moment for moment in known if moment.lane is lane]
        for item in placed:
            assert 0 <= item.start < item.end <= width
            assert item.text >= 0
        for one, two in combinations(placed, 2):
            assert one.row != two.row or one.room[1] < two.room[0] or two.room[1] < one.room[0]


@settings(deadline=None)
@given(moments(instants))
def test_any_moments_give_valid_xml_in_which_nothing_can_run(given_moments):
    svg = draw_timeline(given_moments, lambda moment: f"#{moment.key}")
    root = ElementTree.fromstring(svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "a", "rect", "text", "tspan", "path"}
    assert not any(name == "style" or name.startswith("on") for element in root.iter() for name in element.attrib)
    assert len(list(root.iter(f"{SVG}a"))) == len(dated(given_moments))


@settings(deadline=None)
@given(instants, instants, st.integers(2, 12))
def test_ticks_rise_lie_on_the_scale_and_are_not_too_many(one, two, most):
    first, last = sorted((seconds(one), seconds(two)))
    found = ticks(first, last + 3600, most=most)
    assert len(found) <= most
    assert all(first - 1 <= tick.at <= last + 3601 for tick in found)
    assert all(before.at < after.at for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (0.5, ["06:00 1 May 2031", "08:00", "10:00", "12:00", "14:00", "16:00"]),
        (3, ["12:00 1 May 2031", "00:00 2 May 2031", "12:00", "00:00 3 May 2031", "12:00", "00:00 4 May 2031"]),
        (7, ["2 May 2031", "3 May", "4 May", "5 May", "6 May", "7 May", "8 May"]),
        (60, ["5 May 2031", "19 May", "2 Jun", "16 Jun", "30 Jun"]),
        (400, ["Jul 2031", "Oct", "Jan 2032", "Apr"]),
        (4000, ["2032", "2034", "2036", "2038", "2040", "2042"]),
        (30000, ["2040", "2050", "2060", "2070", "2080", "2090", "2100", "2110"]),
    ],
)
def test_ticks_suit_the_range_from_hours_to_decades(days, labels):
    first = datetime(2031, 5, 1, 5, tzinfo=UTC)
    found = ticks(seconds(first), seconds(first + timedelta(days=days)), most=8)
    assert [f"{tick.label} {tick.context}".strip() for tick in found] == labels


def test_intervals_are_drawn_as_long_as_their_words_leave_open_with_these_words():
    start = datetime(2031, 5, 1, tzinfo=UTC)
    vague = Moment("c-1", Lane.HAPPENED, "The board met", When(start, start + timedelta(days=10), "early May"))
    exact = Moment("r-1", Lane.PUBLISHED, "Tide", When.day(start + timedelta(days=10), "11 May"))
    scale = scale_of((vague, exact), 900)
    (long,), (short,) = rows_of([vague], scale), rows_of([exact], scale)
    assert (long.end - long.start) / (short.end - short.start) == pytest.approx(10)
    root = ElementTree.fromstring(draw_timeline([vague, exact], lambda moment: None))
    assert "The board met“early May”" in ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert "The board met, “early May”: 2031-05-01 00:00 to 2031-05-11 00:00" in titles


def test_what_has_no_date_is_listed_and_counted_and_not_drawn():
    lost = Moment("r-2", Lane.PUBLISHED, "Post", None)
    svg = draw_timeline([lost], lambda moment: "/")
    assert undated([lost]) == (lost,)
    assert dated([lost]) == ()
    assert "without a date: 1." in svg
    assert "When it was published: nothing dated" in svg
    assert "Post" not in svg


def test_a_single_instant_stands_in_the_middle_of_a_day():
    noon = datetime(2031, 5, 1, 12, tzinfo=UTC)
    moment = Moment("r-1", Lane.PUBLISHED, "Tide", When(noon, noon, "noon"))
    scale = scale_of([moment], 100)
    assert scale.at(seconds(noon)) == pytest.approx(50)
    assert scale.last - scale.first == pytest.approx(1.04 * 86400)

"""Expressions of time: which words they are, and which interval they mean in a report of some day."""

import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate import annotate, find_dates
from headwater.annotate.dates.calendar import interval_of
from headwater.model import DateKind, How, Known, When
from tests.factory import make_report

WORDS = re.split(
    " ",
    "on last next Monday May 31 February 29 2018 2018-02-30 1999 the end of early quarter first 99 years ago in 999"
    " centuries three decades ² ٣ a.m. 12 noon 0 000 İ ſ K \n , . - ’ 's by before",
)
TUESDAY = datetime(2018, 4, 10, tzinfo=UTC)


def report(text, day=TUESDAY):
    known = None if day is None else Known(When.day(day, "its date line"), How.METADATA)
    return replace(make_report(text), published=known)


def found(text, day=TUESDAY):
    return [(item.span.quote, item.value) for item in find_dates(report(text, day))]


def only(text, day=TUESDAY):
    (item,) = find_dates(report(text, day))
    return item


def days(when):
    """First and last day of an interval."""
    last = datetime.fromtimestamp(when.end.timestamp() - 1, UTC)
    return when.start.date().isoformat(), last.date().isoformat()


@pytest.mark.parametrize(
    ("text", "quote", "first", "last"),
    [
        ("The ferry sank on 27 April 2018.", "27 April 2018", "2018-04-27", "2018-04-27"),
        ("The ferry sank on April 27th, 2017, near the quay.", "April 27th, 2017", "2017-04-27", "2017-04-27"),
        ("The log of 2018-04-03 is lost.", "2018-04-03", "2018-04-03", "2018-04-03"),
        ("The ferry sank on Friday, March 30, they said.", "Friday, March 30", "2018-03-30", "2018-03-30"),
        ("The ferry sank on Dec. 5 in a gale.", "Dec. 5", "2017-12-05", "2017-12-05"),
        ("The line opened in April 2015.", "April 2015", "2015-04-01", "2015-04-30"),
        ("The line closed in January for repairs.", "January", "2018-01-01", "2018-01-31"),
        ("The line opened in spring 2016.", "spring 2016", "2016-03-01", "2016-06-21"),
        ("The line opened in 1986.", "1986", "1986-01-01", "1986-12-31"),
        ("The line was built in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("The ferry sank on Monday.", "Monday", "2018-04-09", "2018-04-09"),
        ("The ferry sank on Tuesday.", "Tuesday", "2018-04-10", "2018-04-10"),
        ("The ferry will sail on Friday.", "Friday", "2018-04-13", "2018-04-13"),
        ("The ferry sank last Friday.", "last Friday", "2018-04-06", "2018-04-06"),
        ("The ferry sank last Tuesday.", "last Tuesday", "2018-04-03", "2018-04-03"),
        ("The ferry sails again next Tuesday.", "next Tuesday", "2018-04-17", "2018-04-17"),
        ("The ferry sank yesterday.", "yesterday", "2018-04-09", "2018-04-09"),
        ("The ferry sails tonight.", "tonight", "2018-04-10", "2018-04-10"),
        ("The council met earlier this month.", "earlier this month", "2018-04-01", "2018-04-10"),
        ("The council met late last month.", "late last month", "2018-03-16", "2018-03-31"),
        ("The council met at the end of March.", "the end of March", "2018-03-24", "2018-03-31"),
        ("The council will meet next month.", "next month", "2018-05-01", "2018-05-31"),
        ("The council met last year.", "last year", "2017-01-01", "2017-12-31"),
        ("The council met last week.", "last week", "2018-04-02", "2018-04-08"),
        ("The council met two weeks ago.", "two weeks ago", "2018-03-27", "2018-03-27"),
        ("The council met three months ago.", "three months ago", "2018-01-01", "2018-01-31"),
        ("The council met a decade ago.", "a decade ago", "2008-01-01", "2008-12-31"),
        ("Sales rose in the third quarter of 2017.", "the third quarter of 2017", "2017-07-01", "2017-09-30"),
    ],
)
def test_a_date_is_the_interval_that_its_words_leave_open(text, quote, first, last):
    item = only(text)
    assert item.span.quote == quote
    assert days(item.when) == (first, last)
    assert item.when.wording == quote


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value"),
    [
        ("The strike lasted two weeks.", "two weeks", DateKind.DURATION, "P2W"),
        ("The strike lasted twenty-four hours.", "twenty-four hours", DateKind.DURATION, "PT24H"),
        ("The three-day strike is over.", "three-day", DateKind.DURATION, "P3D"),
        ("It took several months.", "several months", DateKind.DURATION, "PXM"),
        ("It took 2 1/2 years.", "2 1/2 years", DateKind.DURATION, "P2Y6M"),
        ("The council meets every Monday.", "every Monday", DateKind.SET, "XXXX-WXX-1"),
        ("The paper comes out daily.", "daily", DateKind.SET, "P1D"),
        ("They talked recently.", "recently", DateKind.DATE, "PAST_REF"),
        ("They left at 4:30 p.m. on Friday.", "4:30 p.m. on Friday", DateKind.TIME, "2018-04-06T16:30"),
    ],
)
def test_durations_sets_times_and_references_have_values(text, quote, kind, value):
    item = only(text)
    assert (item.span.quote, item.kind, item.value) == (quote, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May met Jan Brown at the March for Science.",
        "They may march, and sun and mon are words.",
        "The town of 1,986 people has 2000 voters.",
        "A 6-year-old boy fell into the fall, in a spring.",
        "He ran a second time, and the second man did too.",
        "² May, and ٣ days",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert found(text) == []


def test_of_a_report_without_a_date_only_full_dates_are_known():
    text = "On Monday it rained, in April too, two weeks ago, but not on 3 May 2017."
    items = find_dates(report(text, None))
    assert [item.span.quote for item in items] == ["Monday", "April", "two weeks ago", "3 May 2017"]
    assert [item.value for item in items] == [None, None, None, "2017-05-03"]
    assert [item.when is None for item in items] == [True, True, True, False]


def test_what_hangs_on_a_date_told_before_has_no_interval():
    for text in ("They left two days later.", "They left the previous Friday.", "That year it rained."):
        assert only(text).when is None


@pytest.mark.parametrize(
    ("text", "wording", "first", "last"),
    [
        ("The bridge will open as soon as next month.", "as soon as next month", "2018-05-01", "2018-05-31"),
        ("The bridge will open by May.", "by May", "2018-04-10", "2018-05-31"),
        ("The bridge will open before May 5.", "before May 5", "2018-04-10", "2018-05-04"),
        ("The bridge will open no later than Friday.", "no later than Friday", "2018-04-10", "2018-04-13"),
        ("The bridge will open in three days.", "in three days", "2018-04-13", "2018-04-13"),
    ],
)
def test_a_bound_is_part_of_the_wording(text, wording, first, last):
    when = only(text).when
    assert when.wording == wording
    assert days(when) == (first, last)


@pytest.mark.parametrize("value", ["2018-02-30", "2018-13", "2018-W60", "PAST_REF", "P2W", "", "0000", "9999-12-31"])
def test_what_is_no_interval_of_a_calendar_is_none(value):
    assert interval_of(value) is None


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(WORDS) | st.text(max_size=4),
        max_size=30,
    ),
    st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_any_text_is_read_and_quoted_as_it_stands(words, day):
    text = " ".join(words)
    items = find_dates(report(text, None if day is None or day.year == 9999 else day))
    for item in items:
        assert text[item.span.start : item.span.end] == item.span.quote != ""
        assert item.when is None or item.when.start < item.when.end
        assert item.when is None or item.when.wording.endswith(item.span.quote)
    assert all(one.span.end <= two.span.start for one, two in pairwise(items))


@pytest.mark.parametrize(
    "text",
    [
        "the ",
        "early late ",
        "twenty-",
        "1",
        "the end of ",
        "no more than ",
        "last year's ",
        "in ",
        "1 ",
        "April ",
        "² ",
    ],
)
def test_a_megabyte_of_words_that_dates_begin_with_takes_seconds(text):
    began = time.process_time()
    find_dates(report(text * (1_000_000 // len(text))))
    assert time.process_time() - began < 15


def verbs(text, parser):
    annotated = annotate(report(text), parser)
    return {item.span.quote: [text[at:].split()[0].rstrip(".,") for at in item.verbs] for item in annotated.dates}


def test_a_date_stands_under_the_verb_of_its_clause(parser):
    assert verbs("The men who fled on Monday were found on Tuesday.", parser) == {
        "Monday": ["fled", "found"],
        "Tuesday": ["found"],
    }
    assert verbs("The council is due to meet on Friday.", parser) == {"Friday": ["meet"]}
    assert verbs("The council discussed the floods of 2012.", parser) == {"2012": []}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor, who won the vote, will speak on Friday.", "2018-04-13"),
        ("The mayor, who hopes to win, spoke on Friday.", "2018-04-06"),
        ("On Friday the mayor spoke of what he will do.", "2018-04-06"),
        ("On Friday the mayor will speak of what he has done.", "2018-04-13"),
    ],
)
def test_the_tense_of_its_verb_says_which_weekday_is_meant(text, value, parser):
    (item,) = annotate(report(text), parser).dates
    assert item.value == value

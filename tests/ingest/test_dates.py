"""Dates as pages and lines write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.dates import find_day, from_stamp, is_date_line, is_empty_date_label, without_date


def test_a_stamp_with_time_and_offset_is_an_instant_in_utc():
    when = from_stamp("2024-05-03T00:30:00+02:00")
    assert when is not None
    assert when.start == datetime(2024, 5, 2, 22, 30, tzinfo=UTC)
    assert when.end - when.start == timedelta(seconds=1)
    assert when.wording == "2024-05-03T00:30:00+02:00"


@pytest.mark.parametrize("stamp", ["2024-05-03", "2024-05-03T10:00:00", "2024-05-03 10:00"])
def test_a_stamp_without_offset_is_a_day(stamp):
    when = from_stamp(stamp)
    assert when is not None
    assert when.iso == "2024-05-03"
    assert when.end - when.start == timedelta(days=1)


def test_the_form_of_mails_is_read():
    when = from_stamp("Fri, 03 May 2024 10:00:00 GMT")
    assert when is not None
    assert when.start == datetime(2024, 5, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize("stamp", ["", "soon", "2024-13-03", "0000-00-00", "9999-12-31T23:59:59-12:00", "1889-01-01"])
def test_what_is_no_date_of_news_is_not_known(stamp):
    assert from_stamp(stamp) is None


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 May 2024",
        "May 3, 2024",
        "3rd of May 2024, 10:00",
        "Updated: 2024-05-03",
        "3 de mayo de 2024",
        "03.05.2024",
    ],
)
def test_a_day_in_a_line_is_found_where_it_stands(line):
    found = find_day(line)
    assert found is not None
    when, start, end = found
    assert when.iso == "2024-05-03"
    assert line[start:end] == when.wording


@pytest.mark.parametrize("line", ["May 3", "3/5", "version 2.0.2024.1", "31 February 2024", "on Tuesday", "2024"])
def test_a_day_without_a_year_or_out_of_the_calendar_is_none(line):
    assert find_day(line) is None


@pytest.mark.parametrize(
    "line", ["3 May 2024", "Updated 3 May 2024 at 9 a.m. BST", "Published: 10:00, Friday", "2 hours ago"]
)
def test_a_line_of_a_date_is_one(line):
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["May said on 3 May", "10", "Published", "The gate closed on 3 May 2024", "5 5 5"])
def test_a_line_of_other_words_is_none(line):
    assert not is_date_line(line)


def test_a_label_without_its_date_is_empty():
    assert is_empty_date_label("Published: , Updated:")
    assert not is_empty_date_label("Published: today by Ann")
    assert not is_empty_date_label("Published")


def test_the_date_behind_a_byline_is_cut_off():
    assert without_date("Ann Lee, Posted 3 May 2024 | Updated 4 May 2024") == "Ann Lee, "
    assert without_date("Ann Lee, USA TODAY") == "Ann Lee, USA TODAY"


@given(st.text(max_size=200))
def test_any_line_can_be_asked(line):
    found = find_day(line)
    assert found is None or line[found[1] : found[2]] == found[0].wording
    assert line.startswith(without_date(line))
    assert is_date_line(line) in (True, False)
    from_stamp(line)

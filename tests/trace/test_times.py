"""Dates of two wordings, each resolved against its own report's date: conflicts, differences, bounds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from headwater.model import Claim, Dated, Modality, When
from headwater.trace import add_bounds, find_conflicts, find_differences
from tests.trace.test_origins import report, says


def made(text, wording, start=None, days=1, modality=Modality.PLANNED):
    """A claim of one report whose text holds one date: so many days from a day of April 2018 on."""
    where = report(f"{wording} {start} {text}")
    item = says(where)
    end = text.index(wording) + len(wording)
    when = None
    if start is not None:
        first = datetime(2018, 4, 1, tzinfo=UTC) + timedelta(days=start - 1)
        when = When(first, first + timedelta(days=days), wording)
    span = replace(item.span, start=0, end=len(text), quote=text)
    dates = (Dated(end - 2, end, wording, when, True),)
    claim = Claim(f"c-{where.id}", text, (replace(item, span=span, modality=modality, dates=dates),), (None,))
    return claim, where


def conflicts(*pairs):
    return [found.label for found in find_conflicts([one for one, _ in pairs], {where.id: where for _, where in pairs})]


def differences(*pairs):
    claim = Claim("c-1", pairs[0][0].text, tuple(one.assertions[0] for one, _ in pairs), (None,) * len(pairs))
    return [found.label for found in find_differences(claim, ())]


MET = "The leaders of both towns met on the old ferry {}"


def test_two_names_of_one_day_are_no_conflict_and_no_difference():
    monday, ninth = made(MET.format("on Monday"), "Monday", 9), made(MET.format("on April 9"), "April 9", 9)
    assert conflicts(monday, ninth) == []
    assert differences(monday, ninth) == []


def test_one_weekday_of_two_weeks_clashes_and_of_one_week_does_not():
    one, two = made(MET.format("on Monday"), "Monday", 9), made(MET.format("on a Monday"), "Monday", 23)
    assert conflicts(one, two) == ["date: Monday / Monday"]
    near = made(MET.format("on a Monday"), "Monday", 16)
    assert conflicts(one, near) == []
    assert differences(one, near) == []


def test_days_that_cannot_be_one_clash():
    one, two = made(MET.format("on Monday"), "Monday", 9), made(MET.format("last Friday"), "last Friday", 6)
    assert conflicts(one, two) == ["date: Monday / last Friday"]


def test_a_days_shift_between_a_weekday_and_yesterday_is_no_conflict():
    one, two = made(MET.format("on Monday"), "Monday", 9), made(MET.format("yesterday"), "yesterday", 10)
    assert conflicts(one, two) == []
    far = made(MET.format("yesterday"), "yesterday", 12)
    assert conflicts(one, far) == ["date: Monday / yesterday"]


def test_a_narrower_date_is_a_difference_of_precision():
    one, two = made(MET.format("this month"), "this month", 1, 30), made(MET.format("on Monday"), "Monday", 9)
    assert conflicts(one, two) == []
    assert differences(one, two) == ["date: this month / Monday"]


OPENS = "The new bridge over the harbour {} open {}"


@pytest.mark.parametrize("bound", ["as soon as", "as early as", "by", "no later than", "before"])
@pytest.mark.parametrize("start", [None, 30])
def test_a_bound_is_a_difference_in_both_wordings_also_where_the_day_is_not_known(bound, start):
    one = made(OPENS.format("is to", "next month"), "next month", start, 31)
    two = made(OPENS.format("could", f"{bound} next month"), f"{bound} next month", start, 31)
    assert conflicts(one, two) == []
    assert differences(one, two) == [f"date: next month / {bound} next month"]


def test_other_words_of_days_that_are_not_known_are_no_difference():
    assert differences(made(MET.format("last week"), "last week"), made(MET.format("yesterday"), "yesterday")) == []


def test_a_date_under_a_bound_in_another_claim_stands_on_the_first_claim():
    one = made("The towns hold talks before a ferry summit next month in the old harbour", "next month")
    two = made("Ferry talks in the harbour could come as soon as next month", "as soon as next month")
    first, second = add_bounds([one[0], two[0]])
    (found,) = first.differences
    assert found.label == "date: next month / as soon as next month"
    assert (found.a, found.b) == (one[0].assertions[0].id, two[0].assertions[0].id)
    assert found.elsewhere == two[0].assertions[0].span
    assert second.differences == ()


@pytest.mark.parametrize(
    "two",
    [
        made("Wine prices could fall as soon as next month", "as soon as next month"),
        made(
            "Ferry talks in the harbour came as soon as next month", "as soon as next month", modality=Modality.HAPPENED
        ),
        made("Ferry talks in the harbour have run since next month", "since next month"),
        made("Ferry talks in the harbour could come as soon as tomorrow", "as soon as tomorrow"),
    ],
)
def test_another_matter_what_happened_and_another_date_are_none(two):
    one = made("The towns hold talks before a ferry summit next month in the old harbour", "next month")
    assert all(claim.differences == () for claim in add_bounds([one[0], two[0]]))


def test_a_label_is_told_once_in_a_story():
    one = made("The towns hold talks before a ferry summit next month in the old harbour", "next month")
    two = made("Ferry talks in the harbour could come as soon as next month", "as soon as next month")
    three = made("In the harbour the ferry talks may come as soon as next month", "as soon as next month")
    found = add_bounds([one[0], two[0], three[0]])
    assert [len(claim.differences) for claim in found] == [1, 0, 0]

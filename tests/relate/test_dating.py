"""Which date is that of what an assertion says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from headwater.annotate import annotate, load_parser
from headwater.model import How, Known, Modality, When
from headwater.relate import statements
from tests.factory import make_report


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def told(text, parser, published=True):
    day = Known(When.day(datetime(2018, 4, 10, tzinfo=UTC), "10 April"), How.METADATA)
    report = replace(make_report(text), published=day if published else None)
    return [item for found in statements(annotate(report, parser)) for item in found.assertions]


def happened(text, parser):
    (item,) = told(text, parser)
    return None if item.happened is None else (item.happened.wording, item.happened.iso)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The old ferry sank near the quay on Monday.", ("Monday", "2018-04-09")),
        ("The leaders are due to meet on an island on Friday.", ("Friday", "2018-04-13")),
        ("The new bridge could open as soon as next month.", ("as soon as next month", "2018-05-01")),
        ("The three men who fled the base on Saturday were found near the border.", None),
        ("The council called off a planned meeting next month with the union.", None),
        ("The harbour was closed on Monday and opened again on Tuesday.", ("Monday", "2018-04-09")),
        ("The line has carried no goods trains since November.", None),
        ("The old ferry sank near the quay in heavy rain.", None),
    ],
)
def test_an_assertion_has_the_date_of_its_main_verb_alone(text, expected, parser):
    assert happened(text, parser) == expected


def test_the_day_somebody_spoke_is_not_the_day_of_what_he_said(parser):
    (item,) = [
        one for one in told("The harbour will close for repairs, the mayor said on Monday.", parser) if one.chain
    ]
    assert item.happened is None
    (item,) = [one for one in told("The mayor said the old ferry sank near the quay on Sunday.", parser) if one.chain]
    assert item.happened.wording == "Sunday"


def test_a_date_that_is_not_known_keeps_its_words(parser):
    (item,) = told("The old ferry sank near the quay on Monday.", parser, published=False)
    assert item.happened is None
    assert [(date.wording, date.when, date.is_main) for date in item.dates] == [("Monday", None, True)]


def test_a_month_is_no_modal_verb(parser):
    (item,) = told("The old ferry sank near the quay in May.", parser)
    assert item.modality is Modality.HAPPENED

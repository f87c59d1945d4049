"""The timeline of a story: what its claims date beside when its reports came out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from headwater.model import Dated, Modality, Stance, When
from headwater.web.drawing import Lane
from headwater.web.views.moments import MOST_DRAWN, drawn, moments_of
from tests.present.stories import bridge_trace
from tests.web.clients import asked, fill


def dates(item, wording, days, length=1, *, known=True, is_main=True):
    """An assertion with a date so many days after the first of May 2031."""
    start = datetime(2031, 5, 1, tzinfo=UTC) + timedelta(days=days)
    when = When(start, start + timedelta(days=length), wording) if known else None
    return replace(item, dates=(Dated(item.span.start, item.span.start + 3, wording, when, is_main),))


def with_dates(*made):
    """The bridge story, its first claim's assertions changed one after the other."""
    trace = bridge_trace()
    (story,) = trace.stories
    claim, *rest = story.claims
    changed = tuple(change(item) for change, item in zip(made, claim.assertions, strict=False))
    claim = replace(claim, assertions=(*changed, *claim.assertions[len(changed) :]))
    return replace(trace, stories=(replace(story, claims=(claim, *rest)),))


def happened(trace):
    found = moments_of(trace.stories[0], trace.reports)
    return [item for item in found if item.moment.lane is Lane.HAPPENED]


def test_a_claim_stands_when_it_happened_in_its_own_words():
    (item,) = happened(with_dates(lambda one: dates(replace(one, modality=Modality.HAPPENED), "late May", 15, 16)))
    assert item.moment.when.wording == "late May"
    assert item.moment.label == item.assertion.span.quote
    assert item.link.endswith(f"#{item.assertion.id}")


def test_what_is_planned_says_so():
    (item,) = happened(with_dates(lambda one: dates(replace(one, modality=Modality.PLANNED), "by June", 0, 60)))
    assert item.moment.label.startswith("Planned: ")


def test_one_interval_of_a_claim_is_told_once_and_another_beside_it():
    trace = with_dates(
        lambda one: dates(one, "Monday", 4), lambda one: dates(one, "May 5", 4), lambda one: dates(one, "Friday", 8)
    )
    assert [item.moment.when.wording for item in happened(trace)] == ["Monday", "Friday"]


def test_the_same_bound_in_reports_of_two_days_is_one_moment():
    trace = with_dates(lambda one: dates(one, "by June", 0, 61), lambda one: dates(one, "by June", 1, 60))
    assert len(happened(trace)) == 1


def test_a_denial_and_a_date_of_something_else_are_no_moments():
    assert happened(with_dates(lambda one: dates(replace(one, stance=Stance.DENIES), "Monday", 4))) == []
    assert happened(with_dates(lambda one: dates(one, "Monday", 4, is_main=False))) == []


def test_a_date_that_hangs_on_a_report_without_one_is_told_as_not_known():
    (item,) = happened(with_dates(lambda one: dates(one, "next month", 0, known=False)))
    assert item.moment.when is None
    assert "“next month”" in item.moment.label


def test_what_lies_far_off_is_in_the_list_alone():
    trace = with_dates(lambda one: dates(one, "1986", -16500, 365), lambda one: dates(one, "Monday", 4))
    found = moments_of(trace.stories[0], trace.reports)
    assert [moment.when.wording for moment in drawn(found) if moment.lane is Lane.HAPPENED] == ["Monday"]


def test_a_drawing_holds_so_many_moments_and_reports_first():
    trace = with_dates(lambda one: dates(one, "Monday", 4))
    found = moments_of(trace.stories[0], trace.reports)
    many = found[-1:] * MOST_DRAWN
    assert len(drawn((*found, *many))) == MOST_DRAWN
    published = [item for item in found if item.moment.when is not None and item.moment.lane is Lane.PUBLISHED]
    assert drawn(tuple(published * MOST_DRAWN)) == ()


@pytest.fixture
def site(tmp_path):
    trace = with_dates(lambda one: dates(one, "<b>late May</b>", 15, 16), lambda one: dates(one, "1986", -16500, 365))
    kept = fill(tmp_path / "bridge.db", trace)
    with asked(tmp_path / "bridge.db") as client:
        yield client, f"/story/{kept.stories[0].id}/timeline"


def test_the_page_draws_and_lists_it_and_its_json_has_it(site):
    client, path = site
    text = client.get(path).text
    assert "nothing dated" not in text
    assert "<b>late" not in text
    assert "&lt;b&gt;late May&lt;/b&gt;" in text
    assert "1 more date in the list below" in text
    form = client.get(f"{path}.json").json()
    (first, second) = [item for item in form["moments"] if item["lane"] == "happened"]
    assert (first["start"], first["end"]) == ("2031-05-16T00:00:00+00:00", "2031-06-01T00:00:00+00:00")
    assert first["wording"] == "<b>late May</b>"
    assert first["claim"] == second["claim"] is not None
    assert first["modality"] == "planned"

"""Whose words a report is made of."""

from dataclasses import replace
from datetime import UTC, datetime

from headwater.model import How, Known, Reuse, When
from headwater.trace import whose_words
from tests.factory import make_report

SIGNED = Known("Ann Lee", How.LINE)
DATED = Known(When.day(datetime(2024, 5, 3, tzinfo=UTC), "May 3, 2024"), How.LINE)


def report(name, outlet, **facts):
    return replace(make_report(f"The lock is closed, {name}.", outlet=outlet, name=name), **facts)


def copies(*reports, containment=0.95):
    one = reports[0]
    return [Reuse(*sorted((one.id, other.id)), containment=containment, passages=()) for other in reports[1:]]


def test_an_untagged_copy_is_of_the_source_that_other_copies_name():
    plain, tagged = report("a", "Tide Post"), report("b", "Quay News", agency=Known("Reuters", How.LINE))
    found = whose_words([plain, tagged], copies(plain, tagged))
    assert found[plain.id].outlet == "Reuters"
    assert found[plain.id].because == "other copies of its words say so"
    assert found[tagged.id].because == "says so itself"


def test_a_named_source_that_published_the_words_itself_has_a_voice_of_its_own():
    copy = report("a", "Tide Post", agency=Known("Quay News", How.LINE))
    third = report("b", "Lock Mail", agency=Known("Bay Herald", How.LINE))
    first = report("c", "Bay Herald")
    assert whose_words([copy, third, first], copies(copy, third, first))[copy.id].outlet == "Bay Herald"


def test_where_nobody_names_a_source_the_words_are_of_the_outlet_that_signs_and_dates_them():
    plain, signed = report("a", "Tide Post"), report("b", "Quay News", byline=SIGNED, published=DATED)
    found = whose_words([plain, signed], copies(plain, signed))
    assert {key: of.outlet for key, of in found.items()} == {plain.id: "Quay News"}


def test_two_that_sign_or_an_aggregator_that_signs_settle_nothing():
    plain, signed = report("a", "Tide Post"), report("b", "Quay News", byline=SIGNED, published=DATED)
    other, gathered = replace(signed, id="other", outlet=Known("Lock Mail", How.GIVEN)), report("c", "Yahoo News")
    gathered = replace(gathered, byline=SIGNED, published=DATED)
    assert plain.id not in whose_words([plain, signed, other], copies(plain, signed, other))
    assert whose_words([plain, gathered], copies(plain, gathered)) == {}


def test_reports_that_share_less_than_most_are_no_copies():
    plain, tagged = report("a", "Tide Post"), report("b", "Quay News", agency=Known("Reuters", How.LINE))
    assert plain.id not in whose_words([plain, tagged], copies(plain, tagged, containment=0.4))

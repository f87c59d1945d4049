"""Who copied whom, and what shared wording is."""

from dataclasses import replace
from datetime import UTC, datetime

from headwater.model import How, Known, Report, Reuse, When
from headwater.relate import Borrowing, Grade, align, borrowing
from tests.factory import make_report

TEXT = (
    "The harbour master of Ostrava Bay closed the northern lock on Tuesday after divers found a crack in a gate. "
    "Ferries to the islands leave from the fish market until the gate has been welded, which takes a week."
)
MORE = (
    "\nIn the evening the mayor walked along the quay, spoke with fishermen whose nets were still hanging in the rain, "
    "and promised them free berths for as long as the repair lasts."
)


def of_day(report: Report, day: int) -> Report:
    date = datetime(2024, 5, day, tzinfo=UTC)
    return replace(report, published=Known(When.day(date, f"May {day}"), How.GIVEN))


def found(a: Report, b: Report) -> Borrowing:
    return borrowing(a, b, Reuse(a.id, b.id, 1.0, align(a, b)))


def test_without_a_sign_nobody_copied_anybody() -> None:
    given = found(make_report(TEXT, outlet="Coast Post"), make_report(f"{TEXT} ", outlet="Bay Herald"))
    assert (given.grade, given.source) == (Grade.COPY, None)
    assert given.because


def test_the_earlier_of_two_copies_is_the_source() -> None:
    early, late = of_day(make_report(TEXT, outlet="Coast Post"), 2), of_day(make_report(TEXT, outlet="Bay Herald"), 4)
    assert found(early, late).source == early.id
    assert found(late, early).source == early.id


def test_dates_that_overlap_tell_nothing() -> None:
    one, two = (of_day(make_report(TEXT, outlet=name), 2) for name in ("Coast Post", "Bay Herald"))
    assert found(one, two).source is None


def test_a_report_that_names_the_other_outlet_has_it_from_there_whatever_its_date() -> None:
    source = of_day(make_report(TEXT, outlet="Coast Post"), 4)
    relay = of_day(make_report(f"{TEXT} The Coast Post reported this first.", outlet="Bay Herald"), 2)
    assert found(source, relay).source == source.id


def test_an_extension_comes_after_what_it_extends() -> None:
    short, long = make_report(TEXT, outlet="Coast Post"), make_report(TEXT + MORE, outlet="Bay Herald")
    given = found(short, long)
    assert (given.grade, given.source) == (Grade.DERIVED, short.id)


def test_the_same_quotation_in_two_reports_is_quotes() -> None:
    quote = '"We will weld the gate by day and by night until every ferry can use the lock again"'
    one = make_report(f"Dorte Lind spoke at noon. {quote}, she said.", outlet="Coast Post")
    two = make_report(f"On the radio nobody asked about the price. {quote} was all we heard.", outlet="Bay Herald")
    given = found(one, two)
    assert (given.grade, given.source) == (Grade.QUOTES, None)


def test_the_same_sign_off_under_two_reports_is_boilerplate() -> None:
    sign_off = "\nWrite to the desk with your own pictures of the harbour and the sea"
    one = make_report((TEXT + MORE) * 2 + sign_off, outlet="Coast Post")
    words = " ".join(f"word{at}" for at in range(120))
    assert found(one, make_report(words + sign_off, outlet="Bay Herald")).grade is Grade.BOILERPLATE

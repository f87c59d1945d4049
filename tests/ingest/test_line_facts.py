"""What lines say about their report."""

import pytest

from headwater.ingest import read_text
from headwater.model import How
from tests.ingest.pages import PARAGRAPHS, TITLE, make_text


def known(report, name):
    fact = getattr(report, name)
    return fact.value if fact is not None else None


@pytest.mark.parametrize(
    ("above", "outlet"),
    [
        ("Home > Example Times > World >", "Example Times"),
        ("date 2024-05-03 Home » Business Insider » Politics", "Business Insider"),
        ("Example Post | World | 3 May 2024", "Example Post"),
        ("Ridge Observer", "Ridge Observer"),
        (f"{TITLE} | Example Times", "Example Times"),
        ("Home > World > Europe >", None),
        ("Home > Syria > Lock gates >", None),
        ("World", None),
        ("Insider", None),
        ("Reuters", None),
    ],
)
def test_the_outlet_is_read_above_the_headline(above, outlet):
    assert known(read_text(make_text(above=above), name="a.txt"), "outlet") == outlet


@pytest.mark.parametrize(
    ("below", "outlet", "agency"),
    [
        ("© 2024 Example Times. All rights reserved.", "Example Times", None),
        ("© 2024 CBS Interactive Inc. All rights reserved.", "CBS", None),
        ("Copyright 2024 The Associated Press. All rights reserved.", None, "Associated Press"),
        ("Copyright 2024 by CNN NewSource. All rights reserved.", None, "CNN"),
        ("© 2024 Ann Lee", None, None),
    ],
)
def test_a_notice_of_copyright_names_the_outlet_or_the_agency(below, outlet, agency):
    report = read_text(make_text(below=below), name="a.txt")
    assert (known(report, "outlet"), known(report, "agency")) == (outlet, agency)


@pytest.mark.parametrize(
    "line", ["Go to Pulse.com.gh", "Subscribe to the Pulse newsletter!", "Download the Pulse app", "Visit pulse.com.gh"]
)
def test_the_site_that_invites_is_the_republisher_of_another_outlets_report(line):
    report = read_text(make_text(above="Home > Example Times > World >", below=line), name="a.txt")
    found = known(report, "republisher")
    assert (found is None) == line.startswith("Visit pulse")  # no capital: no name
    assert known(report, "outlet") == "Example Times"


def test_an_outlets_own_newsletter_makes_no_republisher():
    below = "Subscribe to the Example Times newsletter!"
    assert read_text(make_text(above="Home > Example Times > World >", below=below), name="a.txt").republisher is None


def test_a_page_that_names_its_original_is_the_republisher():
    below = "This article was originally published by the Example Gazette."
    report = read_text(make_text(above="Home > Example Times > World >", below=below), name="a.txt")
    assert (known(report, "outlet"), known(report, "republisher")) == ("Example Gazette", "Example Times")


def test_running_text_that_says_where_others_appeared_names_no_original():
    below = "The letter of the divers first appeared in the Example Gazette on Monday, the mayor said."
    assert read_text(make_text(below=below), name="a.txt").outlet is None


@pytest.mark.parametrize(
    ("byline", "names", "agency"),
    [
        ("By Ann Lee", "Ann Lee", None),
        ("By Ann Lee, Associated Press", "Ann Lee", "Associated Press"),
        ("By Harbour News Agency", "Harbour News Agency", "Harbour News Agency"),
        ("Associated Press\n\n3 May 2024", None, "Associated Press"),
        ("Ann Lee and Bo Ek, Reuters and the Associated Press", "Ann Lee and Bo Ek", None),
    ],
)
def test_a_byline_under_the_headline_signs(byline, names, agency):
    text = "\n\n".join([TITLE, byline, *PARAGRAPHS])
    report = read_text(text, name="a.txt")
    assert (known(report, "byline"), known(report, "agency")) == (names, agency)


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Press contributed to this report.",
        "(Ann Lee/AP)",
        "Ann Lee | AFP | Getty Images",
        "Video: Reuters",
    ],
)
def test_help_and_pictures_of_an_agency_make_no_agency_copy(line):
    report = read_text("\n\n".join([TITLE, PARAGRAPHS[0], line, *PARAGRAPHS[1:], line]), name="a.txt")
    assert report.agency is None


def test_an_outlets_own_name_in_its_byline_is_no_agency():
    text = "\n\n".join(["Home > CNN > World >", TITLE, "By Ann Lee, CNN", *PARAGRAPHS])
    report = read_text(text, name="a.txt")
    assert (known(report, "outlet"), report.agency) == ("CNN", None)


def test_the_day_of_publication_goes_before_that_of_a_change():
    report = read_text("\n\n".join([TITLE, "Updated 4 May 2024", "Published 3 May 2024", *PARAGRAPHS]), name="a.txt")
    assert report.published is not None
    assert (report.published.value.iso, report.published.how) == ("2024-05-03", How.LINE)
    changed = read_text("\n\n".join([TITLE, "Updated 4 May 2024", *PARAGRAPHS]), name="a.txt")
    assert changed.published is not None
    assert changed.published.value.iso == "2024-05-04"


def test_a_day_in_the_running_text_is_not_that_of_the_report():
    assert (
        read_text(make_text(below="The lock was built on 3 May 1924, the office said."), name="a.txt").published is None
    )


def test_a_dateline_may_hold_the_day():
    report = read_text(f"OSLO, May 3, 2024 (Reuters) - {PARAGRAPHS[0]}", name="a.txt")
    assert report.published is not None
    assert (report.published.value.iso, report.published.how) == ("2024-05-03", How.DATELINE)

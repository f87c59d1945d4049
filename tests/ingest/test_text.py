"""Plain text into reports: what is kept, and what is known."""

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ingest import read_text
from headwater.model import How, Known, Quarantine, Report, Role
from tests.ingest.pages import PARAGRAPHS, TITLE, make_text

PIECES = st.sampled_from(
    [
        *PARAGRAPHS, TITLE, "Home > Example Times > World >", "By Ann Lee", "By JO FOX Associated Press",
        "(Reuters) - ", "OSLO, May 3, 2024 (AP) — ", "Published 3 May 2024", "Updated:", "© 2024 Example Times",
        "Subscribe to the ",
        "Go to Pulse.com.gh", "This story originally appeared in the Example Gazette.", "Photo: ",
        "(Ann Lee/Getty Images)", "•", "|", " - ", "\n", "\n\n", "\r\n", "\t", "\u2028", "\x0b", "\x1f", "\xa0",
        "\ufeff", "\ud800", "\x00", "1 World ", "—", "“", "@ann", "https://example.org/2024/05/03/a", "{};", "...",
        "19", "2024-05-03", "é", "记者", "😀",
    ]
)  # fmt: skip
HOSTILE = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


def facts(report: Report) -> list[Known[str]]:
    known = (report.outlet, report.republisher, report.agency, report.title, report.byline)
    return [fact for fact in known if fact is not None]


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
def test_blocks_of_any_text_are_in_order_and_cover_every_visible_character(text: str) -> None:
    if not text.strip():
        with pytest.raises(Quarantine):
            read_text(text, name="a.txt")
        return
    report = read_text(text, name="a.txt")
    at = 0
    for block in report.blocks:
        assert at <= block.start < block.end <= len(text)
        assert not report.text[at : block.start].strip()
        assert block.because
        at = block.end
    assert not report.text[at:].strip()


@settings(max_examples=400, deadline=None)
@given(HOSTILE.filter(lambda text: bool(text.strip())))
def test_a_span_of_a_fact_holds_its_words(text: str) -> None:
    report = read_text(text, name="a.txt")
    for fact in facts(report):
        assert fact.span is None or report.text[slice(*fact.span)] == fact.value
    if report.published is not None and report.published.span is not None:
        assert report.text[slice(*report.published.span)] == report.published.value.wording


@settings(deadline=None)
@given(HOSTILE.filter(lambda text: bool(text.strip())))
def test_a_text_is_kept_as_given(text: str) -> None:
    kept = read_text(text, name="a.txt").text
    assert kept == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert read_text(text, name="a.txt") == read_text(text, name="a.txt")


def test_clean_text_is_a_headline_and_a_body() -> None:
    report = read_text(make_text(), name="a.txt")
    assert [block.role for block in report.blocks] == [Role.TITLE, *[Role.BODY] * len(PARAGRAPHS)]
    assert report.title == Known(TITLE, How.LINE, (0, len(TITLE)))
    assert facts(report) == [report.title]


def test_an_unknown_outlet_stays_unknown_though_the_text_names_outlets() -> None:
    text = make_text(below="The lock was shut, CNN reported, citing Reuters and a post in the Example Gazette.")
    report = read_text(text, name="a.txt")
    assert (report.outlet, report.republisher, report.agency) == (None, None, None)


def test_what_the_user_says_stands_above_what_the_text_says() -> None:
    from headwater.ingest.facts import Facts

    said = Facts(outlet=Known("The Tide", How.GIVEN), title=Known(PARAGRAPHS[0], How.GIVEN))
    report = read_text(make_text(above="Home > Example Times > World >"), name="a.txt", given=said)
    assert report.outlet == said.outlet
    assert report.title is not None
    assert report.title.how is How.GIVEN
    assert report.text[slice(*report.title.span or ())] == PARAGRAPHS[0]


def test_the_dateline_is_a_block_of_its_own() -> None:
    report = read_text(f"OSTRAVA BAY, May 3 (Reuters) - {PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}", name="a.txt")
    dateline, first, *_ = report.blocks
    assert (dateline.role, report.text[dateline.start : dateline.end]) == (
        Role.DATELINE,
        "OSTRAVA BAY, May 3 (Reuters) -",
    )
    assert report.text[first.start : first.end] == PARAGRAPHS[0]
    assert report.agency == Known("Reuters", How.DATELINE, (20, 27))


def test_plain_text_needs_no_parser_of_pages() -> None:
    code = (
        "import sys, headwater.ingest\n"
        "headwater.ingest.read_text('The lock was closed on Tuesday, the office said.', name='a')\n"
        "headwater.ingest.read(b'The lock was closed on Tuesday, the office said.')\n"
        "heavy = ('lxml', 'trafilatura', 'htmldate', 'readability')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert shown.stdout.strip() == "[]"

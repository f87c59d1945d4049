"""PDF: lines into paragraphs."""

import textwrap

import pytest

from headwater.ingest import Limits, read
from headwater.model import HeadwaterError
from tests.ingest.formats.made import make_pdf
from tests.ingest.pages import PARAGRAPHS, TITLE


def typeset(paragraphs, *, width=60, top=760, left=50):
    """The lines of paragraphs, a blank line between them."""
    lines, y = [], top
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, width):
            lines.append((left, y, 10, line))
            y -= 12
        y -= 12
    return lines


def paragraphs_of(*pages):
    (report,) = read(make_pdf(*pages), name="a.pdf")
    return report.text.split("\n\n")


def test_the_lines_of_a_page_are_joined_into_paragraphs():
    assert paragraphs_of([(50, 800, 18, TITLE), *typeset(PARAGRAPHS)]) == [TITLE, *PARAGRAPHS]


def test_two_columns_are_read_one_after_the_other():
    page = [*typeset(PARAGRAPHS[:2], width=40), *typeset(PARAGRAPHS[2:], width=40, left=320)]
    assert paragraphs_of(page) == list(PARAGRAPHS)


def test_a_paragraph_goes_on_over_the_page_and_a_hyphen_at_its_end_is_joined():
    first = [(50, 760, 10, "The harbour office closed the northern lock because its gate is bro-")]
    assert paragraphs_of(first, [(50, 760, 10, "ken, it said.")])[0].endswith("because its gate is broken, it said.")


def test_a_paragraph_that_begins_without_a_gap_is_seen_by_the_room_that_was_left():
    lines = [(50, 700 - 12 * at, 10, line) for at, line in enumerate(["By Ann Lee", *textwrap.wrap(PARAGRAPHS[0], 60)])]
    assert paragraphs_of(lines) == ["By Ann Lee", PARAGRAPHS[0]]


def test_lines_that_stand_at_the_edge_of_every_page_are_left_out():
    pages = [
        [(50, 820, 10, "Harbour office, release 7"), *typeset([paragraph]), (300, 20, 10, f"Page {number} of 4")]
        for number, paragraph in enumerate(PARAGRAPHS, 1)
    ]
    assert paragraphs_of(*pages) == list(PARAGRAPHS)


def test_a_pdf_beyond_the_limit_of_pages_is_refused_at_its_edge():
    pages = [typeset([paragraph]) for paragraph in PARAGRAPHS]
    assert read(make_pdf(*pages), limits=Limits(max_pdf_pages=4))
    with pytest.raises(HeadwaterError, match="HW-READ-033"):
        read(make_pdf(*pages), limits=Limits(max_pdf_pages=3))


def test_a_pdf_of_pictures_is_told():
    with pytest.raises(HeadwaterError, match="HW-READ-034"):
        read(make_pdf([]))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 gate " * 99, make_pdf(typeset(PARAGRAPHS))[:200]])
def test_a_damaged_pdf_is_told(data):
    with pytest.raises(HeadwaterError, match=r"HW-READ-03[24]"):
        read(data)


def test_a_text_about_the_mark_of_pdf_is_a_text():
    (report,) = read(b"A file of that kind begins with a percent sign and the letters PDF, the office said.")
    assert report.text.startswith("A file")

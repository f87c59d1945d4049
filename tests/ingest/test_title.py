"""Which line is the headline."""

import pytest

from headwater.ingest import read_text
from headwater.ingest.title import bare_title
from tests.ingest.pages import PARAGRAPHS, TITLE


def title(*lines):
    report = read_text("\n\n".join(lines), name="a.txt")
    return report.title.value if report.title is not None else None


def test_the_first_line_that_looks_like_a_headline_is_it():
    assert title("World", "Most read", TITLE, *PARAGRAPHS) == TITLE


@pytest.mark.parametrize(
    "opening", [PARAGRAPHS[3], "OSTRAVA BAY (Reuters) -", "and the lock is shut for a month", "Gate"]
)
def test_a_sentence_a_dateline_a_fragment_and_a_label_are_no_headline(opening):
    assert title(opening, *PARAGRAPHS) is None


def test_a_text_that_begins_with_its_first_paragraph_has_no_headline():
    assert title(*PARAGRAPHS) is None


def test_section_and_site_around_a_headline_do_not_count():
    assert bare_title(f"World {TITLE} | Example Times") == bare_title(TITLE)
    assert bare_title("World leaders meet") != bare_title("leaders meet")

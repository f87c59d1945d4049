"""HTML that is the article itself, without a page around it, as feeds, agencies and mails carry it."""

import re

from headwater.ingest.decode import without_surrogates
from headwater.ingest.depth import check_tags, empty_long_attributes
from headwater.ingest.facts import Facts
from headwater.ingest.limits import Limits
from headwater.ingest.lines import words_key
from headwater.ingest.text import read_text
from headwater.model import Report

MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|span|a|ul|li|table|body|html|section|article)\b[^<>]{0,1000}>", re.I)


def read_fragment(html: str, *, name: str, limits: Limits, given: Facts) -> Report:
    """Return the report that a piece of HTML is: every paragraph of it, below the headline that is known.

    Raises:
        Quarantine: It is empty or beyond the limits.
    """
    return read_body(text_of(html, name, limits), name=name, given=given)


def read_body(text: str, *, name: str, given: Facts) -> Report:
    """Return the report of a body whose headline is known from elsewhere, and put above it where it is not in it.

    Raises:
        Quarantine: There is no character that can be seen.
    """
    title = given.title.value if given.title is not None else ""
    has_title = words_key(title) in [words_key(line) for line in text.split("\n")[:3]]
    with_title = text if has_title or not title or not text.strip() else f"{title}\n\n{text}"
    return read_text(with_title, name=name, given=given)


def text_of(html: str, name: str, limits: Limits) -> str:
    """Return all words of HTML that can be seen, a blank line between paragraphs.

    Raises:
        Quarantine: It is beyond the limits.
    """
    from resiliparse.extract.html2text import extract_plain_text

    check_tags(html, name, limits)
    clean = empty_long_attributes(without_surrogates(html), limits)
    return str(extract_plain_text(clean, main_content=False, list_bullets=False, alt_texts=False))


def is_markup(text: str) -> bool:
    """Return whether a body is HTML and no plain text."""
    return MARKUP.search(text) is not None

"""The article of a page: its paragraphs, by two extractors that check each other."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from headwater.ingest import refusals

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WORD = re.compile(r"\w+")
SPACES = re.compile(r"\s+")
SHINGLE_WORDS = 4  # as article-extraction-benchmark compares texts
# The guard: trafilatura loses half of a page now and then. Of 306 pages it replaced 2, from F1 .62 to .98, .52 to .99.
LONGER = 2.0
CONTAINS = 0.95
CONFIRMED = 0.9
SENTENCE = re.compile(r"[.!?…。！？।][\"'”’»)\]]*(?:\s|$)")
MIN_PARAGRAPH_CHARS = 40  # a page without a line as long as this that holds the end of a sentence has no article
# The second opinions trafilatura asks take time with the square of the tags (41 s at 20,000); the fullest of 306 news
# pages has 7,822.
MANY_TAGS = 8_000
BREAKS = re.compile(
    "article|blockquote|br|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul"
)

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Article:
    """The running text of a page.

    Attributes:
        paragraphs: Its paragraphs, none empty, without line breaks inside.
        because: Which extractor gave them.
    """

    paragraphs: tuple[str, ...]
    because: str


def parse_page(html: str, name: str) -> "HtmlElement":
    """Return the tree of a page.

    Raises:
        Quarantine: The parser finds no element.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise refusals.not_parsed(name, str(error)) from error


def extract_article(tree: "HtmlElement", name: str) -> Article:
    """Return the article of a page.

    trafilatura in precision mode; readability-lxml instead where it finds at least twice as much, holds nearly all of
    what trafilatura found, and resiliparse, which works in another way, confirms nearly all of the rest.

    Args:
        tree: The parsed page; it is not changed.
        name: What to call the page in an error.

    Raises:
        Quarantine: The page has no running text.
    """
    from lxml.html import tostring

    # Written out again from the tree, the page is no deeper than the parser allows: resiliparse's time grows with the
    # square of the depth (8 s at 20,000).
    clean = tostring(tree, encoding="unicode")
    first = _by_trafilatura(tree)
    longer = _longer_by_readability(first, clean)
    article = Article(longer, "extracted by readability, confirmed by resiliparse") if longer else None
    article = article or Article(first, "extracted by trafilatura")
    if not any(len(line) >= MIN_PARAGRAPH_CHARS and SENTENCE.search(line) for line in article.paragraphs):
        raise refusals.no_article(name)
    return article


def _by_trafilatura(tree: "HtmlElement") -> tuple[str, ...]:
    from trafilatura import extract

    is_full = next(islice(tree.iter(), MANY_TAGS, None), None) is not None
    text = extract(tree, favor_precision=True, include_comments=False, fast=is_full)
    return _lines(text or "")


def _longer_by_readability(first: tuple[str, ...], html: str) -> tuple[str, ...]:
    """Return what readability finds where it beats `first` by the guard, else nothing."""
    had, witness = _shingles(first), _shingles(_by_resiliparse(html))
    # Readability is only asked where it can pass: the witness must confirm a surplus as large as what we had.
    if (witness - had).total() < CONFIRMED * (LONGER - 1) * had.total():
        return ()
    found = _by_readability(html)
    has = _shingles(found)
    surplus = has - had
    passes = (
        has.total() >= LONGER * had.total()
        and (has & had).total() >= CONTAINS * had.total()
        and (surplus & witness).total() >= CONFIRMED * surplus.total()
    )
    return found if passes else ()


def _by_resiliparse(html: str) -> tuple[str, ...]:
    from resiliparse.extract.html2text import extract_plain_text

    return _lines(extract_plain_text(html, main_content=True, alt_texts=False, comments=False))


def _by_readability(html: str) -> tuple[str, ...]:
    from lxml.etree import LxmlError
    from lxml.html import fragment_fromstring
    from readability import Document
    from readability.readability import Unparseable

    try:
        return _lines(_text_of(fragment_fromstring(Document(html).summary(html_partial=True), create_parent="div")))
    except (Unparseable, LxmlError, ValueError, AssertionError):  # lxml asserts that what it is given has a body
        return ()


def _text_of(root: "HtmlElement") -> str:
    """Return the text of an element with a line break before and after each block; changes the element."""
    for part in root.iter():
        edge = "\n" if BREAKS.fullmatch(str(part.tag)) else ""
        part.text = edge + SPACES.sub(" ", part.text or "")
        part.tail = edge + SPACES.sub(" ", part.tail or "")
    return root.text_content()


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _shingles(lines: tuple[str, ...]) -> Shingles:
    words = WORD.findall("\n".join(lines))
    return Counter(tuple(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))

"""The extractors: each gives the lines of a page that it takes for the article, and knows nothing of the others."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from headwater.ingest import refusals

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SPACES = re.compile(r"\s+")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+|&#(?:\d|1\d|2\d|3[01]|x0*[01]?[\da-f]);", re.IGNORECASE)
# trafilatura takes time with the square of the tags in some of its steps; the fullest of 306 news pages has 7,822.
MANY_TAGS = 8_000
BREAKS = re.compile(
    "article|blockquote|br|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul"
)

Lines = tuple[str, ...]


def parse_page(html: str, name: str) -> "HtmlElement":
    """Return the tree of a page.

    Raises:
        Quarantine: The parser finds no element.
    """
    from lxml.etree import LxmlError

    try:
        return _parsed(html)
    except (LxmlError, ValueError) as error:
        raise refusals.not_parsed(name, str(error)) from error


def by_trafilatura(tree: "HtmlElement") -> Lines:
    """Return what trafilatura finds by itself, in precision mode; the second opinions it can ask are not its own."""
    from trafilatura import extract

    return lines_of(extract(tree, favor_precision=True, include_comments=False, fast=True) or "")


def by_resiliparse(html: str) -> Lines:
    """Return what resiliparse finds, which goes by the names and tags of elements alone and is ten times as fast."""
    from resiliparse.extract.html2text import extract_plain_text

    return lines_of(extract_plain_text(html, main_content=True, alt_texts=False, comments=False))


def by_readability(html: str) -> Lines:
    """Return what readability finds: the element whose paragraphs score best, and its like beside it."""
    from lxml.etree import LxmlError
    from lxml.html import fragment_fromstring
    from readability import Document
    from readability.readability import Unparseable

    try:
        # It parses what it is given anew for each of its up to three attempts; a tree it only copies.
        summary = Document(_parsed(CONTROLS.sub("", html))).summary(html_partial=True)
        return lines_of(_text_of(fragment_fromstring(summary, create_parent="div")))
    except (Unparseable, LxmlError, ValueError, AssertionError):  # lxml asserts that what it is given has a body
        return ()


def is_full(tree: "HtmlElement") -> bool:
    """Return whether a page has so many tags that no extractor but the fastest should be asked."""
    return next(islice(tree.iter(), MANY_TAGS, None), None) is not None


def lines_of(text: str) -> Lines:
    """Return the lines of a text that are not blank, each with single spaces."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _parsed(html: str) -> "HtmlElement":
    from lxml.etree import ElementDefaultClassLookup
    from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    # lxml.html asks a Python function for the class of every element it hands out; this one table costs no call, and
    # saves a tenth of the time for a page. The classes it leaves out are those of forms.
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment))
    return document_fromstring(html.encode("utf-8"), parser=parser)


def _text_of(root: "HtmlElement") -> str:
    """Return the text of an element with a line break before and after each block; changes the element."""
    for part in root.iter():
        edge = "\n" if BREAKS.fullmatch(str(part.tag)) else ""
        part.text = edge + SPACES.sub(" ", part.text or "")
        part.tail = edge + SPACES.sub(" ", part.tail or "")
    return root.text_content()

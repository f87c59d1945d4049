"""PDF: the lines of its pages joined into paragraphs, hyphens at line ends joined, running heads left out."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.limits import Limits
from headwater.ingest.pieces import Piece
from headwater.ingest.text import read_text
from headwater.model import Report

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

SOFT = "\ufffe\x02\xad"  # what pdfium gives for a hyphen at the end of a line, and the soft hyphen itself
DIGITS = re.compile(r"\d+")
RUNNING = 3  # pages that begin or end with one line: it belongs to the page, not to the text
EDGE_LINES = 2  # lines at the top and bottom of a page that may be running heads
WIDE_GAP = 1.35  # of the usual distance between two lines; a blank line has about two
TALLER = 1.15  # of the height of the letters of the line before: a heading begins or ends
COLUMN = 20.0  # points between the left edges of lines in one column, at most
ROOM, LETTERS = 2.0, 3  # times the first word of a line, and letters: with that room before, it begins a paragraph
SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line on a page; lengths are in points, from the lower left corner.

    Attributes:
        text: Its words.
        bottom: Where it stands.
        height: How tall its first letters are.
        left: Where it begins.
        right: Where it ends.
        page: The number of its page, from 0.
    """

    text: str
    bottom: float
    height: float
    left: float
    right: float
    page: int


def read_pdf(piece: Piece, limits: Limits) -> Report:
    """Return the report that a PDF is.

    Raises:
        Quarantine: It is damaged, locked, has more pages than the limits allow, or no text, as a scan has none.
    """
    pages = _pages(piece, limits)
    lines = _without_running_heads(pages)
    if not lines:
        raise refusals.no_pdf_text(piece.name)
    return read_text("\n\n".join(_paragraphs(lines)), name=piece.name)


def _pages(piece: Piece, limits: Limits) -> list[list[PdfLine]]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(piece.data) as document:
            if len(document) > limits.max_pdf_pages:
                raise refusals.too_many_pages(piece.name, limits.max_pdf_pages)
            return _read_pages(document, piece.name, limits)
    except pypdfium2.PdfiumError as error:
        raise refusals.broken_pdf(piece.name, str(error)) from error


def _read_pages(document: "PdfDocument", name: str, limits: Limits) -> list[list[PdfLine]]:
    pages, letters = [], 0
    for number in range(len(document)):
        lines = list(_lines(document[number], number))
        letters += sum(len(line.text) for line in lines)
        if letters > limits.max_file_bytes:
            raise refusals.too_large(name, limits.max_file_mb)
        pages.append(lines)
    return pages


def _lines(page: "PdfPage", number: int) -> Iterator[PdfLine]:
    text_page = page.get_textpage()
    count = text_page.count_chars()
    text = text_page.get_text_range(0, count) if count else ""
    at = 0
    for line in text.split("\n"):
        words = " ".join(line.replace("\r", "").split())
        if words:
            first = at + len(line) - len(line.lstrip())
            last = at + len(line.rstrip()) - 1
            left, bottom, _, top = text_page.get_charbox(min(first, count - 1), loose=True)
            _, _, right, _ = text_page.get_charbox(min(last, count - 1), loose=True)
            yield PdfLine(words, bottom, top - bottom, left, right, number)
        at += len(line) + 1


def _without_running_heads(pages: list[list[PdfLine]]) -> list[PdfLine]:
    """Return the lines of all pages but those that many of them begin or end with, page numbers set aside."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    kept = []
    for page in pages:
        at_edge = {id(line) for line in _edges(page)}
        kept += [line for line in page if id(line) not in at_edge or edges[_key(line)] < RUNNING]
    return kept


def _edges(page: list[PdfLine]) -> list[PdfLine]:
    return page[:EDGE_LINES] + page[EDGE_LINES:][-EDGE_LINES:]


def _key(line: PdfLine) -> str:
    return DIGITS.sub("0", line.text)


def _paragraphs(lines: list[PdfLine]) -> list[str]:
    gaps = sorted(_gap(one, two) for one, two in pairwise(lines) if one.page == two.page and one.bottom > two.bottom)
    usual = gaps[len(gaps) // 4] if gaps else 0.0  # between lines of a paragraph; half of a page may be headings
    edges: dict[int, float] = {}
    for line in lines:
        edges[_column(line)] = max(line.right, edges.get(_column(line), 0.0))
    paragraphs = [lines[0].text]
    for before, line in pairwise(lines):
        if _begins(before, line, usual, edges[_column(before)]):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
    return [paragraph.rstrip(SOFT) for paragraph in paragraphs]


def _gap(before: PdfLine, line: PdfLine) -> float:
    """Return how far a line stands below another, in heights of their letters: large letters have large gaps."""
    return (before.bottom - line.bottom) / max(before.height, line.height, 0.1)


def _column(line: PdfLine) -> int:
    """Return which column a line stands in: lines of one begin at about the same place."""
    return round(line.left / COLUMN)


def _begins(before: PdfLine, line: PdfLine, usual: float, edge: float) -> bool:
    """Return whether a paragraph begins with a line, given the one before it and the right edge of its column."""
    if before.text[-1] in SOFT:
        return False
    if before.page != line.page or before.bottom <= line.bottom:  # the next page or column
        return SENTENCE_END.search(before.text) is not None
    taller, smaller = max(before.height, line.height), min(before.height, line.height)
    if _gap(before, line) > WIDE_GAP * usual or taller > TALLER * smaller:
        return True
    letter = (line.right - line.left) / len(line.text)
    return before.right + letter * (LETTERS + ROOM * len(line.text.split()[0])) < edge


def _joined(paragraph: str, line: str) -> str:
    """Return a paragraph with its next line; a word that was cut at the line end is whole again."""
    if paragraph[-1] in SOFT:
        return paragraph.rstrip(SOFT) + line
    if paragraph[-1:] == "-" and paragraph[-2:-1].isalpha() and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"

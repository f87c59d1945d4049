"""The role of every line of a text: what belongs to the report, and what to the page around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from headwater.ingest.datelines import find_dateline, is_place_line
from headwater.ingest.line_model import judge_lines
from headwater.ingest.lines import TRAILS_OFF, Line, words_key
from headwater.ingest.marks import Mark, mark
from headwater.ingest.neighbours import mark_captions, mark_links
from headwater.ingest.roled import Roled
from headwater.ingest.span import article_span
from headwater.ingest.title import FEW_WORDS, MAX_ABOVE, bare_title, find_title
from headwater.model import Confidence, Role

BULLETS = ("•", "·", "-", "–", "*", "‣", "▪", "●")
FILED_WORDS = 12  # a line as long as this that opens with a dateline is running text, full stop or not
PLAIN_SHARE = 0.5  # of the lines of a text may be no sentences, and it still is no scraped page
POINT_WORDS = 8
STRAY_LINES = 2  # as many unknown lines may follow the last paragraph and still be part of the article


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a text, what each is by its own look, and what is asked again and again of all of them.

    Attributes:
        lines: The lines.
        marks: What each is by its own look.
        title: Index of the headline.
        first: Index of the first line of the article.
        last: Index after its last line.
        is_plain: Whether it is a report with little or nothing of a page around it.
        under: Index of the first line under the headline that could be anything.
        short: Index of the first of those that is short.
        strays: How many lines after the article could be anything, up to the first that shows what it is.
    """

    lines: Sequence[Line]
    marks: Sequence[Mark | None]
    title: int | None
    first: int
    last: int
    is_plain: bool
    under: int
    short: int
    strays: int


def assign_roles(lines: Sequence[Line], given_title: str | None = None) -> tuple[list[Roled], Confidence | None]:
    """Return every line with its role, in order, and how sure the body is; None for a clean text, which has no page.

    The article is the stretch with most running text; the headline stands above it. Inside, a line is body unless it
    shows that it is something else; outside, it belongs to the page. Where in doubt a line is body: to lose words of
    a report is worse than to keep words of its page.

    Args:
        lines: The lines of one text.
        given_title: The headline, where it is known from elsewhere; the line with the same words is it.
    """
    marks = [mark(line) for line in lines]
    roled, is_plain = roles_by_rule(lines, marks, given_title)
    return (roled, None) if is_plain else judge_lines(roled, marks)


def roles_by_rule(
    lines: Sequence[Line], marks: Sequence[Mark | None], given_title: str | None = None
) -> tuple[list[Roled], bool]:
    """Return every line with the role that the rules give it, and whether it is a clean text."""
    first, last = article_span(lines, marks)
    title = find_title(lines, marks, (first, last)) if given_title is None else _given(lines, given_title)
    if last == 0:  # no running text: a title alone, a list
        last = len(lines)
    first = max(_filed(lines, first, last), 0 if title is None else title + 1)
    page = _page(lines, marks, title, first, max(first, last))
    roled = [_roled(page, at) for at in range(len(lines))]
    return mark_links(mark_captions(roled, marks), marks), page.is_plain


def _page(lines: Sequence[Line], marks: Sequence[Mark | None], title: int | None, first: int, last: int) -> _Page:
    under = [at for at in range(0 if title is None else title + 1, len(lines)) if marks[at] is None]
    short = next((at for at in under if lines[at].words < FEW_WORDS), len(lines))
    strays = sum(1 for _ in takewhile(lambda seen: seen is None, marks[last:]))
    is_plain = sum(not line.is_sentence for line in lines) <= PLAIN_SHARE * len(lines)
    return _Page(lines, marks, title, first, last, is_plain, next(iter(under), len(lines)), short, strays)


def _filed(lines: Sequence[Line], first: int, last: int) -> int:
    """Return where the article begins: at its dateline, where one stands near the top."""
    above, allowed = 0, MAX_ABOVE * sum(line.words for line in lines[first:last])
    for at in range(last):
        if lines[at].is_prose or lines[at].words >= FILED_WORDS:
            if find_dateline(lines[at].text) is not None:
                return at
            above += lines[at].words if at >= first else 0
        if above > allowed:
            break
    return first


def _given(lines: Sequence[Line], title: str) -> int | None:
    key = words_key(title)
    return next((at for at, line in enumerate(lines) if line.key == key), None)


def _roled(page: _Page, at: int) -> Roled:
    line = page.lines[at]
    if at == page.title:
        return Roled(line, Role.TITLE, "the headline")
    if page.title is not None and at < page.last and _repeats_title(page, at):
        return Roled(line, Role.NAVIGATION, "repeats the headline")
    if at >= page.last:
        return Roled(line, *_below(page, at))
    if at >= page.first:
        return Roled(line, *_inside(page, at))
    return Roled(line, *(_above(page, at) if page.title is not None and at > page.title else _outside(page, at)))


def _repeats_title(page: _Page, at: int) -> bool:
    if page.title is None or (page.lines[at].is_sentence and at >= page.first):
        return False
    return bare_title(page.lines[at].text) == bare_title(page.lines[page.title].text)


def _outside(page: _Page, at: int) -> tuple[Role, str]:
    """A line above the headline, or above an article without one."""
    seen = page.marks[at]
    if seen is not None:
        return seen.role, seen.because
    if page.is_plain and page.lines[at].is_prose:
        return Role.BODY, "running text above the article"
    return Role.NAVIGATION, "stands above the article"


def _above(page: _Page, at: int) -> tuple[Role, str]:
    """A line between the headline and the first paragraph."""
    line, seen = page.lines[at], page.marks[at]
    if seen is not None:
        return seen.role, seen.because
    if at + 1 == page.first and is_place_line(line.text):
        return Role.DATELINE, "a place in capitals before the first paragraph"
    if page.is_plain or line.is_prose or line.text.startswith(BULLETS) or _is_standfirst(page, at):
        return Role.BODY, "a standfirst or key point under the headline"
    return Role.NAVIGATION, "a short label under the headline"


def _is_standfirst(page: _Page, at: int) -> bool:
    """Return whether a line without a full stop is long enough for a key point; the first one may be shorter."""
    line = page.lines[at]
    is_long = line.words >= (POINT_WORDS if page.under < at else FEW_WORDS)
    return is_long and at <= page.short and not TRAILS_OFF.search(line.text)


def _inside(page: _Page, at: int) -> tuple[Role, str]:
    """A line between the first paragraph and the last."""
    seen = page.marks[at]
    return (seen.role, seen.because) if seen is not None and not seen.weak else (Role.BODY, "in the running text")


def _below(page: _Page, at: int) -> tuple[Role, str]:
    """A line after the last paragraph."""
    line, seen = page.lines[at], page.marks[at]
    if seen is not None:
        return seen.role, seen.because
    if page.is_plain:
        return Role.BODY, "follows the last paragraph"
    if line.is_prose:
        return Role.TEASER, "running text apart from the article"
    if at - page.last < page.strays <= STRAY_LINES:
        return Role.BODY, "follows the last paragraph"
    if line.words >= FEW_WORDS:
        return Role.TEASER, "a headline after the article"
    return Role.NAVIGATION, "after the article"

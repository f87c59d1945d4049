"""Of two reports that share wording: how much of it is copied, and who had it first, with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from headwater.model import Passage, Report, Reuse, Verdict
from headwater.relate.words import OWN_ROLES, WORD

# Shares of the words of the shorter report, and of the longer one, that stand in both.
COPY = 0.8  # of both: the same report, lightly edited
DERIVED = 0.3  # of the shorter: written over from the other
QUOTED = 0.6  # of the shared words: inside quotation marks, so that both may have quoted a third
BOILERPLATE_WORDS = 40  # shared words, at most, at the end of both reports: a sign-off or an "about us"
LAST_PART = 0.85  # of a report: what stands behind is its end
_OPEN, _CLOSE = '“"«„', '”"»“'


class Grade(StrEnum):
    """What shared wording is."""

    COPY = "copy"
    DERIVED = "derived"
    QUOTES = "quotes"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Borrowing:
    """What two reports share, and who had it from whom.

    Attributes:
        reuse: The pair, with its passages.
        grade: What is shared.
        source: Id of the report that had the words first; None where that is unknown.
        because: Each reason for the direction, or why there is none, in plain words.
    """

    reuse: Reuse
    grade: Grade
    source: str | None
    because: tuple[str, ...]


def borrowing(a: Report, b: Report, reuse: Reuse) -> Borrowing:
    """Grade what two reports share, and say who copied whom where that can be told.

    Args:
        a: The report `reuse.a`.
        b: The report `reuse.b`.
        reuse: The pair with its passages (`align`).
    """
    grade = _grade(a, b, reuse.passages)
    if grade in (Grade.BOILERPLATE, Grade.QUOTES):
        return Borrowing(reuse, grade, None, ("both may have the words from a third",))
    signs = [sign for sign in (_agency(a, b), _named(a, b), _dates(a, b), _extended(a, b, reuse.passages)) if sign]
    # The first sign that speaks is the strongest; one of the same strength against it leaves the matter open.
    if not signs:
        return Borrowing(reuse, grade, None, ("neither a date, nor a credit, nor an addition tells who had it first",))
    strongest = max(sign.score for sign in signs)
    leading = [sign for sign in signs if sign.score == strongest]
    agreed = len({sign.decision for sign in leading}) == 1
    source = (a.id if leading[0].decision else b.id) if agreed else None
    return Borrowing(reuse, grade, source, tuple(sign.because for sign in signs))


def _grade(a: Report, b: Report, passages: Sequence[Passage]) -> Grade:
    shared = sum(_words(a.text, passage.a_start, passage.a_end) for passage in passages)
    sizes = sorted(max(1, _own_words(report)) for report in (a, b))
    if shared and shared <= BOILERPLATE_WORDS and all(_at_the_end(a, b, passage) for passage in passages):
        return Grade.BOILERPLATE
    if shared >= COPY * sizes[1]:
        return Grade.COPY
    quoted = sum(_words(a.text, p.a_start, p.a_end) for p in passages if _is_quoted(a.text, p.a_start, p.a_end))
    if shared and quoted >= QUOTED * shared:
        return Grade.QUOTES
    return Grade.DERIVED


def _agency(a: Report, b: Report) -> Verdict | None:
    """The report of the agency itself comes before one that carries the agency's credit."""
    for one, two, is_a in ((a, b, True), (b, a, False)):
        if two.agency is not None and one.outlet is not None and _same(one.outlet.value, two.agency.value):
            return Verdict(is_a, 0.9, f"{two.label} credits {one.label}")
    return None


def _named(a: Report, b: Report) -> Verdict | None:
    """A report that names the other's outlet, where the other does not name it, has it from there."""
    named = [_names(two, one) for one, two in ((a, b), (b, a))]
    if named[0] == named[1]:
        return None
    one, two = (a, b) if named[0] else (b, a)
    return Verdict(named[0], 0.8, f"{two.label} names {one.label}, which does not name it")


def _dates(a: Report, b: Report) -> Verdict | None:
    if a.published is None or b.published is None:
        return None
    one, two = a.published.value, b.published.value
    if one.end <= two.start:
        return Verdict(True, 0.7, f"{a.label} is of {one.iso}, {b.label} of {two.iso}")
    if two.end <= one.start:
        return Verdict(False, 0.7, f"{b.label} is of {two.iso}, {a.label} of {one.iso}")
    return None


def _extended(a: Report, b: Report, passages: Sequence[Passage]) -> Verdict | None:
    """A report that stands whole in a longer one was rather extended than cut; the weakest sign of all."""
    shared = sum(_words(a.text, passage.a_start, passage.a_end) for passage in passages)
    sizes = _own_words(a), _own_words(b)
    for size, other, is_a, names in ((sizes[0], sizes[1], True, (a, b)), (sizes[1], sizes[0], False, (b, a))):
        if size and shared >= 0.95 * size and other >= 1.3 * size:
            return Verdict(is_a, 0.3, f"all of {names[0].label} stands in {names[1].label}, which adds to it")
    return None


def _names(report: Report, other: Report) -> bool:
    if other.outlet is None or (report.outlet is not None and _same(report.outlet.value, other.outlet.value)):
        return False
    wanted = [word.lower() for word in WORD.findall(other.outlet.value)]
    words = [word.lower() for word in WORD.findall(report.text)]
    return bool(wanted) and any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def _same(one: str, two: str) -> bool:
    return one.casefold().strip() == two.casefold().strip()


def _own_words(report: Report) -> int:
    return sum(_words(report.text, block.start, block.end) for block in report.roles(*OWN_ROLES))


def _words(text: str, start: int, end: int) -> int:
    return sum(1 for _ in WORD.finditer(text, start, end))


def _at_the_end(a: Report, b: Report, passage: Passage) -> bool:
    return passage.a_start >= LAST_PART * len(a.text) and passage.b_start >= LAST_PART * len(b.text)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch stands within quotation marks of its own line."""
    line = text.rfind("\n", 0, start) + 1
    before = sum(text.count(mark, line, start + 1) for mark in dict.fromkeys(_OPEN + _CLOSE))
    stop = text.find("\n", end)
    return before % 2 == 1 and any(mark in text[end - 1 : stop if stop >= 0 else len(text)] for mark in _CLOSE)

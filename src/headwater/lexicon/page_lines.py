"""Lines that belong to the page and not to the report: labels, buttons, appeals, headings of link lists."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NOTE_OPENING = 80  # characters of a line in which the opening of a note is looked for


@dataclass(frozen=True, slots=True)
class PageLine:
    """A row of `page_lines.csv`.

    Attributes:
        phrase: The words, in lower case.
        match: "whole" where they must be the line, "start" where they begin it, "anywhere" where they may stand in it,
            "opening" where they begin a note of any length.
        role: "section" (a label such as "Politics"), "legal", "navigation", "promotion", "teaser", "note" (what a
            report says of itself: corrections, updates) or "added" (the label of something new in it).
        ends: Whether what follows is as a rule no longer the article.
    """

    phrase: str
    match: str
    role: str
    ends: bool


def page_line(line: str) -> PageLine | None:
    """Return the row that a line matches, a whole match before a start before a part; None where there is none.

    Args:
        line: A line of a report; case, bullets around it and runs of spaces do not count.
    """
    text = _plain(line)
    rows = _rows()
    if text in rows["whole"]:
        return rows["whole"][text]
    phrase = _beginning("start", text)
    if phrase is not None:
        return rows["start"][phrase]
    found = _anywhere().search(text)
    return rows["anywhere"][found[0]] if found is not None else None


def note_line(line: str) -> PageLine | None:
    """Return the row of a note or an addition that begins a line of any length; None where none does."""
    phrase = _beginning("opening", _plain(line[:NOTE_OPENING]))
    return _rows()["opening"][phrase] if phrase is not None else None


def is_section(label: str) -> bool:
    """Return whether a line is the label of a section, such as "Politics"."""
    row = _rows()["whole"].get(" ".join(label.lower().split()))
    return row is not None and row.role == "section"


def _plain(line: str) -> str:
    return " ".join(line.replace("’", "'").lower().strip("•·*|»›>«<-–—+:([_ \t").split())


@cache
def _rows() -> dict[str, dict[str, PageLine]]:
    by_match: dict[str, dict[str, PageLine]] = {"whole": {}, "start": {}, "anywhere": {}, "opening": {}}
    with files(__package__).joinpath("page_lines.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            line = PageLine(row["phrase"], row["match"], row["role"], row["ends"] == "yes")
            by_match[line.match].setdefault(line.phrase, line)
    return by_match


def _beginning(match: str, text: str) -> str | None:
    """The longest phrase, of those matched in one way, that a line begins with."""
    pattern = _beginnings(match).get(text[:1])
    found = pattern.match(text) if pattern is not None else None
    return found[0] if found is not None else None


@cache
def _beginnings(match: str) -> dict[str, re.Pattern[str]]:
    """A pattern of the phrases that begin with each character: most lines are asked only whether theirs is one."""
    firsts = {phrase[0] for phrase in _rows()[match]}
    return {first: _pattern(phrase for phrase in _rows()[match] if phrase[0] == first) for first in sorted(firsts)}


@cache
def _anywhere() -> re.Pattern[str]:
    return _pattern(_rows()["anywhere"])


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    # A phrase begins where a word does, and one that ends in a letter ends where a word does.
    found = "|".join(re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{found})")

"""Lines that belong to the page and not to the report: labels, buttons, appeals, headings of link lists."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PageLine:
    """A row of `page_lines.csv`.

    Attributes:
        phrase: The words, in lower case.
        match: "whole" where they must be the line, "start" where they begin it, "anywhere" where they may stand in it.
        role: "section" (a label such as "Politics"), "legal", "navigation", "promotion"
            or "teaser".
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
    text = " ".join(line.lower().strip("•·*|»›>«<-–—+: \t").split())
    whole, start, anywhere = _rows()
    if text in whole:
        return whole[text]
    found = _pattern("start").match(text)
    if found is not None:
        return start[found[0]]
    found = _pattern("anywhere").search(text)
    return anywhere[found[0]] if found is not None else None


def is_section(label: str) -> bool:
    """Return whether a line is the label of a section, such as "Politics"."""
    row = _rows()[0].get(" ".join(label.lower().split()))
    return row is not None and row.role == "section"


@cache
def _rows() -> tuple[dict[str, PageLine], dict[str, PageLine], dict[str, PageLine]]:
    by_match: dict[str, dict[str, PageLine]] = {"whole": {}, "start": {}, "anywhere": {}}
    with files(__package__).joinpath("page_lines.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            line = PageLine(row["phrase"], row["match"], row["role"], row["ends"] == "yes")
            by_match[line.match].setdefault(line.phrase, line)
    return by_match["whole"], by_match["start"], by_match["anywhere"]


@cache
def _pattern(match: str) -> re.Pattern[str]:
    phrases = _rows()[1 if match == "start" else 2]
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    # A phrase that ends in a letter must end a word too.
    return re.compile(
        "|".join(re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in longest_first)
    )

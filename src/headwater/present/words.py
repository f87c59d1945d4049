"""The sentences that every presentation shares: counts, chains, quoted words made safe to print."""

import unicodedata

from headwater.model import Assertion, Independence, Report, Story

ARROW = " → "
ELLIPSIS = "…"


def counted(number: int, noun: str) -> str:
    """Return "1 report", "2 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def interval(independence: Independence | None) -> str:
    """Return the interval in words: "1 independent origin", "1..3 independent origins", "not traced"."""
    if independence is None:
        return "not traced"
    noun = "independent origin" if independence.hi == 1 else "independent origins"
    return f"{independence} {noun}"


def headline(story: Story) -> str:
    """Return the one line that a story is known by: "2 reports · 1 independent origin".

    The origins are those of its leading claim, the one that most of its reports carry.
    """
    return f"{counted(len(story.reports), 'report')} · {interval(story.independence)}"


def chain_words(assertion: Assertion, report: Report) -> str:
    """Return the chain of an assertion from its end to the report: "several officials → CNN → The Valley Post"."""
    names = [link.source.name for link in reversed(assertion.chain)]
    return printable(ARROW.join([*names, report.label] if names else ["no source given", report.label]))


def printable(text: str) -> str:
    """Return text on one line without control and direction characters: a page cannot steer the reader's terminal."""
    flat = " ".join(text.split())
    return "".join(char for char in flat if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"})


def excerpt(text: str, width: int = 200) -> str:
    """Return at most `width` printable characters of a text, cut at a word."""
    flat = printable(text)
    return flat if len(flat) <= width else flat[:width].rsplit(" ", 1)[0] + ELLIPSIS

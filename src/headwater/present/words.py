"""The sentences that every presentation shares: counts, chains, quoted words made safe to print."""

import unicodedata

from headwater.model import Assertion, Independence, Report, Story

ARROW = " → "
ELLIPSIS = "…"
UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # categories of characters that steer a terminal or turn text round
LEADING = " \t\n•·*-–—,;:)]”’"  # what a statement cut out of a list or a sentence may begin with
TORN = " \t\n,;:-–—"  # what a statement cut out of a sentence may end with
QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"))
APOSTROPHES = ("‘", "'")  # these, and what closes them, may stand alone and be no quotation marks
ENDS = " .,;:!\"'“”‘’"  # what two quotes of the same words may differ in


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
    found = interval(story.independence) if story.claims else "no claim found"
    return f"{counted(len(story.reports), 'report')} · {found}"


def chain_names(assertion: Assertion, label: str) -> tuple[str, ...]:
    """Return the chain of an assertion from its end to the report: several officials, CNN, The Valley Post.

    Args:
        assertion: The assertion.
        label: What its report is called.
    """
    names = [link.source.name for link in reversed(assertion.chain)]
    if len(names) > 1 and names[-1] == label:  # "told the Tide" in the Tide itself
        names.pop()
    return tuple(printable(name) for name in (*(names or ["no source given"]), label))


def untraced(report: Report) -> str:
    """Return the sentence that tells of a report in another language than English."""
    language = report.language.value if report.language is not None else "unknown"
    return f"{report.name} is not in English (its language: {language}); it is kept and shown, not traced"


def printable(text: str) -> str:
    """Return text on one line without control and direction characters: a page cannot steer the reader's terminal."""
    return readable(" ".join(text.split()))


def readable(text: str) -> str:
    """Return text without control and direction characters, its lines and spaces as they are."""
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in UNSAFE)


def excerpt(text: str, width: int = 200) -> str:
    """Return at most `width` printable characters of a text, cut at a word."""
    flat = printable(text)
    return flat if len(flat) <= width else flat[:width].rsplit(" ", 1)[0] + ELLIPSIS


def heading(text: str, width: int = 200) -> str:
    """Return the words of a claim as a heading: no bullet in front, no comma at the end, a capital first."""
    flat = excerpt(unquoted(text.lstrip(LEADING)).rstrip(TORN) or text, width)
    return flat if flat[1:2].isupper() else flat[:1].upper() + flat[1:]


def unquoted(text: str) -> str:
    """Return words without the quotation marks around them, both or a torn one: who shows them sets marks himself."""
    words = text.strip()
    for opening, closing in QUOTES:
        inside = words.removeprefix(opening).removesuffix(closing)
        is_pair = len(words) - len(inside) == len(opening + closing)
        if (is_pair or opening not in APOSTROPHES) and opening not in inside and closing not in inside:
            words = inside
    return words


def wording(text: str) -> str:
    """Return what two quotes have in common when they are the same words: case, spaces and end marks set aside."""
    return printable(text).strip(LEADING + ENDS).casefold()

"""Who signs a report: the names, and the agency or outlet behind them."""

import re
from dataclasses import dataclass
from functools import cache

from headwater.ingest.dates import without_date
from headwater.ingest.mastheads import POST, is_outlet_name
from headwater.lexicon import find_outlet, outlets
from headwater.lexicon.page_lines import is_section

BY = re.compile(
    r"\W*(?i:by|posted by|written by|story by|text by|words by|authored by|reported by|author:"
    r"|from|von|por|par|di|door)[:\s]+"
)
PARTS = re.compile(r"\s*[,;|•·/]\s*|\s+[-–—]{1,2}\s+|\s+(?:via|for|of|with)\s+")
SPACE = re.compile(r"\s+")
NAMED = re.compile(r"[A-ZÀ-Þ][\w.'’-]*\s+[A-ZÀ-Þ][\w.'’-]*\s")
MAX_UNLISTED_WORDS = 3  # of an outlet that is not in the table; a longer one may have a person's name before it
NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?!and\s|&)[\w.'’-]+){0,4}"
NAMES = re.compile(rf"{NAME}(?:\s(?:and|&)\s{NAME})*")
CAPITALISED = re.compile(r"[A-ZÀ-Þ\d]")

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Signature:
    """What a byline says.

    Attributes:
        names: Offsets of the names of its authors; None where it names none.
        bodies: Offsets of each agency or outlet they write for.
    """

    names: Offsets | None
    bodies: tuple[Offsets, ...]


def read_byline(line: str) -> Signature:
    """Return who signs, with offsets in the line ("By Ann Lee and Bo Ek, Associated Press", "By JO FOX AP Writer")."""
    opening = BY.match(line)
    start = opening.end() if opening is not None else 0
    names: Offsets | None = None
    bodies: list[Offsets] = []
    for first, last in _parts(line, start, max(start, len(without_date(line)))):
        found = _bodies(line, first, last)
        end = first + len(line[first : found[0][0]].rstrip(" ,-–—")) if found else last
        is_name = CAPITALISED.match(line, first, end) is not None and not is_section(line[first:end])
        if is_name and (opening is not None or NAMES.fullmatch(line, first, end)):
            if names is None:
                names = (first, end)
            elif not bodies and line[names[1] : first].strip() == ",":
                names = (names[0], end)
        bodies += found
    return Signature(names if opening is not None or bodies else None, tuple(bodies))


def _parts(line: str, start: int, end: int) -> list[Offsets]:
    """Return the offsets of the parts of a byline, blank ones left out."""
    cuts = [start, *(edge for found in PARTS.finditer(line, start, end) for edge in found.span()), end]
    parts = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        part = line[first:last]
        if part.strip(" .:()"):
            first += len(part) - len(part.lstrip(" .:()"))
            last = first + len(part.strip(" .:()"))
            inner = BY.match(line, first, last)
            parts.append((inner.end() if inner is not None else first, last))
    return parts


def _bodies(line: str, first: int, last: int) -> list[Offsets]:
    """Return the offsets of the outlets in a part: all of it, or behind a name, or agencies anywhere."""
    part = line[first:last]
    bare = POST.sub("", part)
    whole = next((label for label in (part, bare) if find_outlet(label) is not None), None)
    if whole is not None:
        return [(first, first + len(whole))]
    behind = NAMED.match(bare)
    for space in SPACE.finditer(bare, behind.end() - 1 if behind is not None else len(bare)):
        if find_outlet(bare[space.end() :]) is not None:
            return [(first + space.end(), first + len(bare))]
    agencies = [(first + found.start(), first + found.end()) for found in _agencies().finditer(part)]
    if agencies:
        return agencies
    is_unlisted = is_outlet_name(bare) and len(bare.split()) <= MAX_UNLISTED_WORDS
    return [(first, first + len(bare))] if is_unlisted else []


@cache
def _agencies() -> re.Pattern[str]:
    names = [name for outlet in outlets() if outlet.is_agency for name in (outlet.name, *outlet.aliases)]
    spelled = sorted({*names, *(name.upper() for name in names)}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:The )?(?:{'|'.join(map(re.escape, spelled))})(?!\w)")

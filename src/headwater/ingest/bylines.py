"""Who signs a report: the names, and the agency or outlet behind them."""

import re
from dataclasses import dataclass
from functools import cache

from headwater.ingest.dates import without_date
from headwater.ingest.mastheads import POST, is_outlet_name
from headwater.lexicon import find_outlet, outlets

BY = re.compile(
    r"^\W*(?i:by|posted by|written by|story by|text by|words by|authored by|reported by|author:"
    r"|from|von|por|par|di|door)[:\s]+"
)
PARTS = re.compile(r"\s*[,;|•·/]\s*|\s+[-–—]{1,2}\s+|\s+(?:via|for|of|with)\s+")
SPACE = re.compile(r"\s+")
NAMED = re.compile(r"[A-ZÀ-Þ][\w.'’-]*\s+[A-ZÀ-Þ][\w.'’-]*\s")
MAX_UNLISTED_WORDS = 3  # of an outlet that is not in the table; a longer one may have a person's name before it
CAPITALISED = re.compile(r"[A-ZÀ-Þ\d]")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a byline says.

    Attributes:
        names: Offsets of the names of its authors; None where it names none.
        bodies: Offsets of each agency or outlet they write for.
    """

    names: tuple[int, int] | None
    bodies: tuple[tuple[int, int], ...]


def read_byline(line: str) -> Signature:
    """Return who signs, with offsets in the line ("By Ann Lee and Bo Ek, Associated Press", "By JO FOX AP Writer")."""
    opening = BY.match(line)
    start = opening.end() if opening is not None else 0
    end = max(start, len(without_date(line)))
    names: tuple[int, int] | None = None
    bodies = []
    for first, last in _parts(line, start, end):
        body = _body(line[first:last])
        if body is not None:
            bodies.append((first + body[0], first + body[1]))
            last = first + len(line[first : bodies[-1][0]].rstrip(" ,-–—"))
        if last == first or not CAPITALISED.match(line, first) or (opening is None and body is None):
            continue
        if names is None:
            names = (first, last)
        elif not bodies and line[names[1] : first].strip() == ",":
            names = (names[0], last)
    return Signature(names, tuple(bodies))


def _parts(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the parts of a byline, blank ones left out."""
    cuts = [start, *(edge for found in PARTS.finditer(line, start, end) for edge in found.span()), end]
    parts = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        part = line[first:last]
        if part.strip(" .:()"):
            first += len(part) - len(part.lstrip(" .:()"))
            parts.append((first, first + len(part.strip(" .:()"))))
    return parts


def _body(part: str) -> tuple[int, int] | None:
    """Return the offsets of the agency or outlet in a part: all of it, or behind a name, or an agency anywhere."""
    bare = POST.sub("", part)
    for label in (part, bare):
        if find_outlet(label) is not None:
            return 0, len(label)
    behind = NAMED.match(bare)
    for found in SPACE.finditer(bare, behind.end() - 1 if behind is not None else len(bare)):
        if find_outlet(bare[found.end() :]) is not None:
            return found.end(), len(bare)
    found_agency = _agencies().search(part)
    if found_agency is not None:
        return found_agency.span()
    return (0, len(bare)) if is_outlet_name(bare) and len(bare.split()) <= MAX_UNLISTED_WORDS else None


@cache
def _agencies() -> re.Pattern[str]:
    names = [name for outlet in outlets() if outlet.is_agency for name in (outlet.name, *outlet.aliases)]
    spelled = sorted({*names, *(name.upper() for name in names)}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:The )?(?:{'|'.join(map(re.escape, spelled))})(?!\w)")

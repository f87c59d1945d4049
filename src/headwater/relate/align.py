"""Where two reports share wording: runs of the same words, with their offsets in both texts."""

from collections import defaultdict
from typing import NamedTuple

from headwater.model import Passage, Report
from headwater.relate.ngrams import GRAM_WORDS
from headwater.relate.words import OWN_ROLES, WORD

MAX_PLACES = 8  # of one gram in the other report; more would let "a a a a" cost time without bound
MAX_EDIT = 4  # words, in either report, that may stand between a run and the one that goes on with it
MIN_RESUMED = 3  # words of a run that goes on after an edit

# Words to pass over in the one report and in the other, the smallest edit first.
_EDITS = sorted(((i, j) for i in range(MAX_EDIT + 1) for j in range(MAX_EDIT + 1)), key=lambda edit: (sum(edit), edit))


class _Words(NamedTuple):
    """Words in lower case with their offsets; an empty word where something else stands between two blocks."""

    keys: list[str]
    starts: list[int]
    ends: list[int]


class _Run(NamedTuple):
    """The same words from number `a` on in the one report and from number `b` on in the other."""

    a: int
    b: int
    length: int


def align(a: Report, b: Report) -> tuple[Passage, ...]:
    """Return the passages of title and body that two reports share, in the order of `a`.

    A passage is a run of at least six words that are the same in both, letter case and what stands between words
    ignored. After a small edit (up to four words) it is taken up again by a passage of at
    least three words. Passages do not overlap in `a`; they may in `b`, where `a` repeats itself.

    The work grows with the length of both texts, and not faster, whatever they repeat.
    """
    one, two = _words(a), _words(b)
    places = _places(two.keys)
    passages, at = list[Passage](), 0
    while at + GRAM_WORDS <= len(one.keys):
        run = _longest(one.keys, two.keys, at, places.get(tuple(one.keys[at : at + GRAM_WORDS]), []))
        at += 1
        while run is not None:
            passages.append(_passage(one, two, run))
            at = run.a + run.length
            run = _resumed(one.keys, two.keys, run)
    return tuple(passages)


def _words(report: Report) -> _Words:
    words = _Words([], [], [])
    for block in report.blocks:
        if block.role not in OWN_ROLES:
            words.keys.append("")
            words.starts.append(block.start)
            words.ends.append(block.start)
            continue
        for word in WORD.finditer(report.text, block.start, block.end):
            words.keys.append(word.group().lower())
            words.starts.append(word.start())
            words.ends.append(word.end())
    return words


def _places(keys: list[str]) -> dict[tuple[str, ...], list[int]]:
    """Return where each 6-gram first stands, up to `MAX_PLACES` of them."""
    places = defaultdict[tuple[str, ...], list[int]](list)
    for at in range(len(keys) - GRAM_WORDS + 1):
        gram = tuple(keys[at : at + GRAM_WORDS])
        if len(places[gram]) < MAX_PLACES and "" not in gram:
            places[gram].append(at)
    return places


def _longest(one: list[str], two: list[str], at: int, places: list[int]) -> _Run | None:
    runs = [_Run(at, place, _length(one, two, at, place)) for place in places]
    return max(runs, key=lambda run: run.length, default=None)  # the first of equals


def _length(one: list[str], two: list[str], a: int, b: int) -> int:
    length = 0
    while a + length < len(one) and b + length < len(two) and one[a + length] == two[b + length] != "":
        length += 1
    return length


def _resumed(one: list[str], two: list[str], run: _Run) -> _Run | None:
    """Return the run that goes on after the smallest edit behind `run`; None where none does."""
    a, b = run.a + run.length, run.b + run.length
    for i, j in _EDITS:
        length = _length(one, two, a + i, b + j)
        if length >= MIN_RESUMED:
            return _Run(a + i, b + j, length)
    return None


def _passage(one: _Words, two: _Words, run: _Run) -> Passage:
    last_a, last_b = run.a + run.length - 1, run.b + run.length - 1
    return Passage(one.starts[run.a], one.ends[last_a], two.starts[run.b], two.ends[last_b])

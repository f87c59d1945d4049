"""Two versions of one page compared, sentence by sentence: what was added, cut, changed, and made softer or firmer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from headwater.lexicon.words import number_words, words_of
from headwater.model import Annotated, Sentence, Span

WORD = re.compile(r"\w+(?:['’]\w+)?")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
# Dice's coefficient of their words (L. R. Dice, Ecology 26(3), 1945): sentences as like as this say one thing in other
# words; of those less alike, one was cut and the other added.
ALIKE = 0.5
# Hedges are auxiliary verbs and adverbs. "if" and "unless" make a condition, and "would" also tells of what was
# planned: none of them takes a word back.
HEDGING = ("AUX", "ADV")
NO_HEDGE = frozenset({"if", "unless", "would"})


class Edit(StrEnum):
    """What became of a sentence."""

    ADDED = "added"
    CUT = "cut"
    CHANGED = "changed"


class Shift(StrEnum):
    """How a sentence weighs what it says in another way than before."""

    HEDGED = "hedge added"
    FIRMER = "hedge removed"
    NUMBER = "number changed"
    ATTRIBUTED = "attribution added"
    UNATTRIBUTED = "attribution removed"


@dataclass(frozen=True, slots=True)
class Weight:
    """One shift in a changed sentence.

    Attributes:
        shift: What kind it is.
        before: The words it is about in the older version; empty where it has none.
        after: Those in the newer version.
    """

    shift: Shift
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A sentence that is not in both versions.

    Attributes:
        edit: What became of it.
        before: Where it stood in the older version; None where it was added.
        after: Where it stands in the newer one; None where it was cut.
        weights: How the newer one weighs it otherwise; empty where it only changed its words.
    """

    edit: Edit
    before: Span | None
    after: Span | None
    weights: tuple[Weight, ...] = ()


def compare_versions(old: Annotated, new: Annotated) -> tuple[Revision, ...]:
    """Return what changed between two versions of a page: in the order of the newer one, and then what was cut.

    A sentence that only moved is no change.

    Args:
        old: The older version, read for language.
        new: The newer one.
    """
    before, after = _without_same(old, new)
    partner = _partners([_words(old, one) for one in before], [_words(new, one) for one in after])
    changes = []
    for at, now in enumerate(after):
        was = before[partner[at]] if at in partner else None
        weights = tuple(_weights(old, was, new, now)) if was is not None else ()
        span = _span(old, was) if was is not None else None
        changes.append(Revision(Edit.ADDED if span is None else Edit.CHANGED, span, _span(new, now), weights))
    paired = set(partner.values())
    cut = [Revision(Edit.CUT, _span(old, one), None) for at, one in enumerate(before) if at not in paired]
    return (*changes, *cut)


def _without_same(old: Annotated, new: Annotated) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences of both versions without those that are in both, wherever they stand."""
    same = Counter(_key(old, one) for one in old.sentences) & Counter(_key(new, one) for one in new.sentences)
    return _rest(old, same), _rest(new, same)


def _rest(version: Annotated, same: Counter[str]) -> list[Sentence]:
    left, rest = Counter(same), []
    for one in version.sentences:
        key = _key(version, one)
        if left[key]:
            left[key] -= 1
        else:
            rest.append(one)
    return rest


def _partners(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> dict[int, int]:
    """Return, by their places, which older sentence each newer one was: the most alike first, each once."""
    older, newer = [frozenset(words) for words in before], [frozenset(words) for words in after]
    alike = [(2 * len(a & b) / (len(a) + len(b) or 1), i, j) for i, a in enumerate(older) for j, b in enumerate(newer)]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((pair for pair in alike if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1:])):
        if i not in taken and j not in partner:
            partner[j] = i
            taken.add(i)
    return partner


def _weights(old: Annotated, was: Sentence, new: Annotated, now: Sentence) -> Iterator[Weight]:
    had, has = _hedges(old, was), _hedges(new, now)
    if had.total() != has.total():  # one hedge for another is no other weight
        shift = Shift.FIRMER if had.total() > has.total() else Shift.HEDGED
        yield Weight(shift, ", ".join((had - has).elements()), ", ".join((has - had).elements()))
    numbers = _numbers(old, was), _numbers(new, now)
    if numbers[0] != numbers[1] and all(numbers):
        lost, won = Counter(numbers[0]) - Counter(numbers[1]), Counter(numbers[1]) - Counter(numbers[0])
        yield Weight(Shift.NUMBER, ", ".join(lost.elements()), ", ".join(won.elements()))
    sources = _sources(old, was), _sources(new, now)
    if sources[0] and not sources[1]:
        yield Weight(Shift.UNATTRIBUTED, ", ".join(sources[0]), "")
    if sources[1] and not sources[0]:
        yield Weight(Shift.ATTRIBUTED, "", ", ".join(sources[1]))


def _hedges(version: Annotated, sentence: Sentence) -> Counter[str]:
    """Count the words of a sentence that hedge; "May" may be a month."""
    hedges = (words_of("alleged") | words_of("conditional")) - NO_HEDGE
    words = (version.report.text[word.start : word.end].lower() for word in sentence.words if word.pos in HEDGING)
    return Counter(word for word in words if word in hedges)


def _numbers(version: Annotated, sentence: Sentence) -> list[str]:
    text = _text(version, sentence)
    words = (number_words().get(word, "") for word in _words(version, sentence))
    return sorted([*NUMBER.findall(text), *filter(None, words)])


def _sources(version: Annotated, sentence: Sentence) -> list[str]:
    """Return who is named as a source in a sentence; a cue without a source ("reportedly") is a hedge."""
    inside = (
        one.source.name
        for one in version.attributions
        if one.source is not None and any(sentence.start <= cue.start < sentence.end for cue in one.cue)
    )
    return sorted(set(inside))


def _text(version: Annotated, sentence: Sentence) -> str:
    return version.report.text[sentence.start : sentence.end]


def _words(version: Annotated, sentence: Sentence) -> list[str]:
    return [word.lower() for word in WORD.findall(_text(version, sentence))]


def _key(version: Annotated, sentence: Sentence) -> str:
    return " ".join(_words(version, sentence))


def _span(version: Annotated, sentence: Sentence) -> Span:
    return Span(version.report.id, sentence.start, sentence.end, _text(version, sentence))

"""One date under two bounds: "a meeting planned next month" in one claim, "as soon as next month" in another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from headwater.lexicon.background import background
from headwater.lexicon.date_phrases import EXTENT
from headwater.model import Assertion, Claim, Dated, Difference, Modality, Stance
from headwater.trace.slots import read_slots
from headwater.trace.times import bound_kind, plain_words

DATE = "date: "
COMMON = 0.15  # share of news reports; a word that more have says little about what is dated
SHORTEST = 4  # letters of a telling word
FEWEST_SHARED = 2  # telling words that two wordings share, so that one of them alone is no sign
TO_COME = frozenset({Modality.PLANNED, Modality.CONDITIONAL, Modality.ALLEGED})
MOST = 200  # dates of a story that are compared, the leading claims' first


@dataclass(frozen=True, slots=True)
class _Told:
    """A date in an assertion of a claim, by its place in the story, and which bound it is, if any."""

    claim: int
    item: Assertion
    date: Dated
    bound: str | None


def add_bounds(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a story with a difference for each date that another claim gives under another bound.

    The wordings are of two reports and two claims, the one with the bound is of something still to come, and they share
    telling words. The difference stands on the claim that comes first, a label once in the story.

    Args:
        claims: The claims of the story, in the order they are shown.
    """
    found: dict[int, list[Difference]] = {}
    told = {frozenset(item.label.lower().removeprefix(DATE).split(" / ")) for one in claims for item in one.differences}
    telling = _Telling()
    for one, two in _pairs(claims):
        wordings = frozenset({one.date.wording.lower(), two.date.wording.lower()})
        if (
            wordings not in told
            and _can_be_one(one, two)
            and len(telling.words(one.item) & telling.words(two.item)) >= FEWEST_SHARED
        ):
            told.add(wordings)
            label = f"{DATE}{one.date.wording} / {two.date.wording}"
            found.setdefault(one.claim, []).append(Difference(one.item.id, two.item.id, label, two.item.span))
    return tuple(
        replace(claim, differences=(*claim.differences, *found[at])) if at in found else claim
        for at, claim in enumerate(claims)
    )


def _pairs(claims: Sequence[Claim]) -> Iterator[tuple[_Told, _Told]]:
    """Yield pairs of the same date under two bounds, in two claims and two reports, the first claim's first."""
    by_words: dict[str, list[_Told]] = {}
    dates = (told for at, claim in enumerate(claims) for told in _dates(at, claim))
    for told, _ in zip(dates, range(MOST), strict=False):
        by_words.setdefault(plain_words(told.date), []).append(told)
    for same in by_words.values():
        if any(told.bound for told in same):
            for one, two in combinations(same, 2):
                if one.bound != two.bound and one.claim != two.claim and one.item.report != two.item.report:
                    yield one, two


def _dates(at: int, claim: Claim) -> Iterator[_Told]:
    for item in claim.assertions:
        for date in item.dates if item.stance is Stance.AFFIRMS else ():
            bound = bound_kind(date)
            if bound != EXTENT:
                yield _Told(at, item, date, bound)


def _can_be_one(one: _Told, two: _Told) -> bool:
    """Whether the bound is on something to come, and both dates can mean one time as far as they are known."""
    if any(told.bound and told.item.modality not in TO_COME for told in (one, two)):
        return False
    first, second = one.date.when, two.date.when
    return first is None or second is None or (first.start < second.end and second.start < first.end)


@dataclass(frozen=True, slots=True)
class _Telling:
    """The telling words of assertions, each read once."""

    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def words(self, item: Assertion) -> frozenset[str]:
        """The words of an assertion, without its dates, that few reports have."""
        if item.id not in self.known:
            news = background()
            frame = read_slots(item.span.quote, item.dates, item.span.start).frame
            rare = (word for word in frame if news.counts.get(word, 0) < COMMON * news.reports)
            self.known[item.id] = frozenset(word for word in rare if len(word) >= SHORTEST)
        return self.known[item.id]

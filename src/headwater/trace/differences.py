"""Two assertions of one claim that differ: in modality, in who says so, or in a number, date or place."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, pairwise

from headwater.model import Assertion, Claim, Difference, Modality, Origin, OriginKind, Stance
from headwater.trace.slots import clash, is_one_frame, precision, read_slots

# "Has been holding" and "are holding" is a matter of tense, no difference worth a reader's time.
AS_ONE = {Modality.ONGOING: Modality.HAPPENED}
COMPARED = 12  # wordings of a claim whose slots are compared with each other: a reader looks at no more
ON_RECORD = frozenset({OriginKind.STATEMENT, OriginKind.DOCUMENT})


def find_differences(claim: Claim, origins: Sequence[Origin]) -> tuple[Difference, ...]:
    """Return where the affirming assertions of a claim differ in modality, in who said so on the record, or in a slot.

    Of modalities and speakers each is compared with the next one, in order, so that every one appears once; of numbers,
    dates and places a label appears once.

    Args:
        claim: The claim.
        origins: Where the chains of its story end.
    """
    affirming = [item for item in claim.assertions if item.stance is Stance.AFFIRMS]
    by_modality = {AS_ONE.get(item.modality, item.modality).value: item for item in reversed(affirming)}
    speaker_of = {item: origin.name for origin in origins if origin.kind in ON_RECORD for item in origin.assertions}
    by_speaker = {speaker_of[item.id]: item for item in reversed(affirming) if item.id in speaker_of}
    return (*_pairs(by_modality, "modality"), *_pairs(by_speaker, "speaker"), *_filled_otherwise(affirming))


def _pairs(first_with: Mapping[str, Assertion], what: str) -> list[Difference]:
    return [
        Difference(first_with[one].id, first_with[two].id, f"{what}: {one} / {two}")
        for one, two in pairwise(sorted(first_with))
    ]


def _filled_otherwise(affirming: Sequence[Assertion]) -> Iterator[Difference]:
    """Yield wordings of one frame whose numbers, dates or places are not the same."""
    wordings = {item.span.quote: item for item in reversed(affirming)}
    compared = islice(reversed(wordings.items()), COMPARED)
    read = [(item, read_slots(quote, item.dates, item.span.start)) for quote, item in compared]
    told: set[str] = set()
    for (one, one_slots), (two, two_slots) in combinations(read, 2):
        if is_one_frame(one_slots, two_slots):
            label = clash(one_slots, two_slots) or precision(one_slots, two_slots)
            if label is not None and label not in told:
                told.add(label)
                yield Difference(one.id, two.id, label)

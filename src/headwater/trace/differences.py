"""Two assertions of one claim that differ without clashing."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from headwater.model import Assertion, Claim, Difference, Modality, Origin, OriginKind, Stance

# "Has been holding" and "are holding" is a matter of tense, no difference worth a reader's time.
AS_ONE = {Modality.ONGOING: Modality.HAPPENED}
ON_RECORD = frozenset({OriginKind.STATEMENT, OriginKind.DOCUMENT})


def find_differences(claim: Claim, origins: Sequence[Origin]) -> tuple[Difference, ...]:
    """Return where the affirming assertions of a claim differ in modality, or in who said so on the record.

    Each wording is compared with the next one, modalities and speakers in order, so that every one appears once.

    Args:
        claim: The claim.
        origins: Where the chains of its story end.
    """
    affirming = [item for item in claim.assertions if item.stance is Stance.AFFIRMS]
    by_modality = {AS_ONE.get(item.modality, item.modality).value: item for item in reversed(affirming)}
    speaker_of = {item: origin.name for origin in origins if origin.kind in ON_RECORD for item in origin.assertions}
    by_speaker = {speaker_of[item.id]: item for item in reversed(affirming) if item.id in speaker_of}
    return tuple(_pairs(by_modality, "modality") + _pairs(by_speaker, "speaker"))


def _pairs(first_with: Mapping[str, Assertion], what: str) -> list[Difference]:
    return [
        Difference(first_with[one].id, first_with[two].id, f"{what}: {one} / {two}")
        for one, two in pairwise(sorted(first_with))
    ]

"""Two assertions of one claim that differ without clashing."""

from itertools import pairwise

from headwater.model import Assertion, Claim, Difference


def find_differences(claim: Claim) -> tuple[Difference, ...]:
    """Return where the assertions of a claim differ in modality or in who is said to have spoken.

    Each assertion is compared with the one before it in the order of modality (of speaker), so that every wording
    appears once.
    """
    by_modality = {item.modality.value: item for item in reversed(claim.assertions)}
    by_speaker = {item.chain[-1].source.name: item for item in reversed(claim.assertions) if item.chain}
    return tuple(_pairs(by_modality, "modality") + _pairs(by_speaker, "speaker"))


def _pairs(first_with: dict[str, Assertion], what: str) -> list[Difference]:
    return [
        Difference(first_with[one].id, first_with[two].id, f"{what}: {one} / {two}")
        for one, two in pairwise(sorted(first_with))
    ]

"""Claims that cannot both be right as worded: one frame, and a slot that is filled otherwise."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from headwater.model import Assertion, Claim, Conflict, Report, Stance
from headwater.trace.slots import Slots, clash, is_one_frame, read_slots


def find_conflicts(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Conflict, ...]:
    """Return the pairs of claims that fill a slot of one frame otherwise, in the order of the claims.

    Where one source says the one and later the other, the label says that it was updated.

    Args:
        claims: The claims of a story.
        reports: Its reports by id, for their dates.
    """
    read = [(claim, item, _slots(claim, item)) for claim in claims if (item := _central(claim)) is not None]
    found: list[Conflict] = []
    for (one, one_item, one_slots), (two, two_item, two_slots) in combinations(read, 2):
        label = clash(one_slots, two_slots) if is_one_frame(one_slots, two_slots) else None
        if label is not None:
            label = f"updated: {label}" if _is_update(one_item, two_item, reports) else label
            found.append(Conflict(one.id, two.id, label, one_item.span, two_item.span))
    return tuple(found)


def _central(claim: Claim) -> Assertion | None:
    """The assertion that gave the claim its text; None where nobody affirms it."""
    affirming = [item for item in claim.assertions if item.stance is Stance.AFFIRMS]
    return next((item for item in affirming if item.span.quote == claim.text), next(iter(affirming), None))


def _slots(claim: Claim, item: Assertion) -> Slots:
    """What the slots of a claim's text hold; its dates are known where an assertion has the very words."""
    own = item.span.quote == claim.text
    return read_slots(claim.text, item.dates if own else (), item.span.start)


def _is_update(one: Assertion, two: Assertion, reports: Mapping[str, Report]) -> bool:
    """Whether one source says both, at different times as far as the reports' dates tell."""
    if not one.chain or not two.chain or one.chain[-1].source.name != two.chain[-1].source.name:
        return False
    first, second = (reports[item.report].published for item in (one, two))
    return first is not None and second is not None and first.value.start != second.value.start

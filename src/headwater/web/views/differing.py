"""Where reports differ: pairs of wordings with the words that are not the same."""

from dataclasses import dataclass

from headwater.model import Span
from headwater.present.view import StoryView
from headwater.web.drawing.wordings import Piece, compare_wordings

MOST = 30  # pairs of one story; each claim has its own on its page


@dataclass(frozen=True, slots=True)
class Differing:
    """Two wordings that do not say quite the same.

    Attributes:
        label: What differs.
        clash: Whether not both can be right as worded.
        claim: Id of the claim to look at.
        one: The words of the one.
        two: The words of the other.
        pieces: The words of both in pieces, the differing ones marked.
    """

    label: str
    clash: bool
    claim: str
    one: Span
    two: Span
    pieces: tuple[tuple[Piece, ...], tuple[Piece, ...]]


def differing(view: StoryView) -> tuple[Differing, ...]:
    """Return the conflicts of a story and then the differences within its claims, in the order of the claims."""
    pairs = [(clash.label, True, clash.a, clash.a_span, clash.b_span) for clash in view.conflicts]
    pairs += [
        (item.label, False, entry.claim.id, item.one, item.two)
        for entry in (*view.leading, *view.others)
        for item in entry.differences
    ]
    return tuple(Differing(*pair, compare_wordings(pair[3], pair[4])) for pair in pairs[:MOST])

"""What an origin of one claim stands on: who carries it, and how surely it is one of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from headwater.model import Origin, OriginKind, Verdict
from headwater.trace.endings import Ending

SEVERAL = 2  # families of texts; of origins that one alone names two in five are misread, of others one in ten


@dataclass(frozen=True, slots=True)
class Footing:
    """An origin of one claim and what speaks for it.

    Attributes:
        origin: The origin.
        bodies: Keys of the bodies that it is or belongs to, where known.
        carriers: Families of texts that name the same source for it; copies of one text are one family.
        is_full_name: Whether it is a person by his first and last name.
        has_document: Whether a document is part of it.
        ends: Where the chain of each of its assertions ends, by the assertion's id.
        joined: Why people put it together, each as a sentence.
        apart: Why people keep it apart from others of this claim, by the id of the other's origin.
    """

    origin: Origin
    bodies: frozenset[str]
    carriers: frozenset[str]
    is_full_name: bool
    has_document: bool
    ends: Mapping[str, Ending] = field(default_factory=dict)
    joined: tuple[str, ...] = ()
    apart: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sure(self) -> bool:
        """Whether somebody judged it to be one of its own, or it is clear and reports that are no copies reach it."""
        return bool(self.apart) or (self.origin.clear and len(self.carriers) >= SEVERAL)

    @property
    def is_likely(self) -> bool:
        """Whether it is clear, and one report alone reaches it in words that are seldom misread.

        On the origins stories outlets' unnamed sources are right in three of four such cases, people by their full
        names in three of five; outlets that say no more, bodies and documents in fewer (`benchmarks/trade.py`).
        """
        return self.origin.clear and not self.is_sure and (self.is_full_name or self.origin.kind is OriginKind.UNNAMED)


def certainly_distinct(one: Footing, two: Footing) -> Verdict:
    """Decide whether two origins of one claim, both sure or likely, are certainly distinct (DESIGN section 1)."""
    first, second = sorted((one, two), key=lambda footing: (footing.origin.name, footing.origin.id))
    names, kinds = f"{first.origin.name} and {second.origin.name}", {one.origin.kind, two.origin.kind}
    if two.origin.id in one.apart:
        return Verdict(True, 1.0, f"{names}: {one.apart[two.origin.id]}")
    if OriginKind.UNCLEAR in kinds:
        return Verdict(False, 0.5, f"{names}: nobody says where the one comes from")
    if one.bodies & two.bodies:
        return Verdict(False, 0.7, f"{names}: of one body")
    if one.has_document or two.has_document:
        return Verdict(False, 0.6, f"{names}: one may only describe the other")
    if OriginKind.OUTLET in kinds:
        # An outlet may relay the other; counting it where reports that do not copy each other name it was right more
        # often than not (docs/origins.md).
        sure = all(footing.is_sure for footing in (one, two) if footing.origin.kind is OriginKind.OUTLET)
        why = "several reports name the outlet" if sure else "the outlet does not say what it rests on"
        return Verdict(sure, 0.6, f"{names}: {why}")
    if kinds == {OriginKind.UNNAMED}:
        return Verdict(True, 0.8, f"{names}: two outlets' own unnamed sources")
    if kinds == {OriginKind.STATEMENT}:
        return Verdict(True, 0.7, f"{names} each said so on the record")
    return Verdict(True, 0.7, f"{names}: somebody on the record and an outlet's unnamed sources")

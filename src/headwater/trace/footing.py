"""What an origin of one claim stands on: who carries it, and how surely it is one of its own."""

from dataclasses import dataclass

from headwater.model import Origin, OriginKind, Verdict

SEVERAL = 2  # families of texts; of origins that one family alone carries half are misread, of others one in six


@dataclass(frozen=True, slots=True)
class Footing:
    """An origin of one claim and what speaks for it.

    Attributes:
        origin: The origin.
        bodies: Keys of the bodies that it is or belongs to, where known.
        carriers: Families of texts that name the same source for it; copies of one text are one family.
        is_full_name: Whether it is a person by his first and last name.
    """

    origin: Origin
    bodies: frozenset[str]
    carriers: frozenset[str]
    is_full_name: bool

    @property
    def is_sure(self) -> bool:
        """Whether it is clear, and reports that do not copy each other reach it."""
        return self.origin.clear and len(self.carriers) >= SEVERAL

    @property
    def is_likely(self) -> bool:
        """Whether it is clear, and one report alone reaches it in words that are seldom misread.

        On the origins stories a person by his full name and an outlet's unnamed sources are right in three of five
        cases and three of four; a body, a document or an outlet that says no more in one of three.
        """
        return self.origin.clear and not self.is_sure and (self.is_full_name or self.origin.kind is OriginKind.UNNAMED)


def certainly_distinct(one: Footing, two: Footing) -> Verdict:
    """Decide whether two clear origins of one claim are certainly distinct, by the list in DESIGN section 1."""
    first, second = sorted((one, two), key=lambda footing: (footing.origin.name, footing.origin.id))
    names, kinds = f"{first.origin.name} and {second.origin.name}", {one.origin.kind, two.origin.kind}
    if one.bodies & two.bodies:
        return Verdict(False, 0.7, f"{names}: of one body")
    if kinds == {OriginKind.UNNAMED}:
        return Verdict(True, 0.8, f"{names}: two outlets' own unnamed sources")
    if kinds == {OriginKind.STATEMENT}:
        return Verdict(True, 0.7, f"{names} each said so on the record")
    if kinds == {OriginKind.STATEMENT, OriginKind.UNNAMED}:
        return Verdict(True, 0.7, f"{names}: somebody on the record and an outlet's unnamed sources")
    if OriginKind.DOCUMENT in kinds:
        return Verdict(False, 0.6, f"{names}: one may only describe the other")
    return Verdict(False, 0.6, f"{names}: the outlet does not say what it rests on")

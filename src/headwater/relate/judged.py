"""What people decided about claims, applied to the claims that the machine found.

Judgements are applied in the order of their times, so a later one wins over an earlier one; claims that no judgement is
about stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from headwater.model import Decision, Judgement, Subject
from headwater.model.judgement import OVERRULED, holder
from headwater.relate.drafts import Draft, Member, in_order, likeness_of
from headwater.relate.statements import Statement

Matrix = NDArray[np.float32]
Ids = frozenset[str]


def judge_claims(
    drafts: Sequence[Draft], judgements: Sequence[Judgement], found: Sequence[Statement], alike: Matrix
) -> list[Draft]:
    """Apply judgements on claims: put together what is the same, take apart what is different, and say so.

    Args:
        drafts: The claims as the machine found them.
        judgements: What people decided, the earliest first.
        found: The statements that the claims are made of.
        alike: How alike any two of them are.
    """
    asked = [judgement for judgement in judgements if judgement.subject is Subject.CLAIM]
    if not asked:
        return list(drafts)
    today = _Today(drafts, found)
    cases = [_Case(item, today.standing(item.a.assertions), today.standing(item.b.assertions)) for item in asked]
    made = list(drafts)
    for case in cases:
        if case.judgement.decision is Decision.SAME:
            _join(made, case)
        elif case.judgement.decision is Decision.DIFFERENT:
            _part(made, case, found, alike)
    return _told(made, cases)


@dataclass(frozen=True, slots=True)
class _Case:
    """A judgement, and the assertions that stand for its sides today."""

    judgement: Judgement
    a: Ids
    b: Ids

    def holders(self, drafts: Sequence[Draft]) -> tuple[int, int] | None:
        """The numbers of the claims that stand for the sides; None where one of them is not there."""
        groups = [draft.ids for draft in drafts]
        a, b = holder(groups, self.a), holder(groups, self.b)
        return None if a is None or b is None else (a, b)


class _Today:
    """Which assertions of a story's claims stand for those that were judged.

    Of a sentence that states several things a claim takes the part that is nearest to it. A new report can make that
    another part: what stands for an assertion that no claim has is then what claims have of the same sentence.
    """

    def __init__(self, drafts: Sequence[Draft], found: Sequence[Statement]) -> None:
        self._statement = {item.id: at for at, statement in enumerate(found) for item in statement.assertions}
        self._placed: dict[int, set[str]] = {}
        for member in (member for draft in drafts for member in draft.members):
            self._placed.setdefault(member.statement, set()).add(member.assertion.id)

    def standing(self, side: Sequence[str]) -> Ids:
        """Return what stands for the assertions of one side."""
        standing: set[str] = set()
        for item in side:
            placed = self._placed.get(self._statement.get(item, -1), set())
            standing |= {item} if item in placed else placed
        return frozenset(standing)


def _join(made: list[Draft], case: _Case) -> None:
    """Make one claim of two, under the words of the one that more reports carry."""
    at = case.holders(made)
    if at is None or at[0] == at[1]:
        return
    first, second = sorted(at)
    base, other = sorted((made[first], made[second]), key=lambda draft: -draft.carriers)
    made[first] = replace(base, members=in_order([*base.members, *_moved(other.members, case)]))
    del made[second]


def _part(made: list[Draft], case: _Case, found: Sequence[Statement], alike: Matrix) -> None:
    """Keep two claims apart: none may hold what only the one stood for together with what only the other did."""
    at = case.holders(made)
    only_a, only_b = case.a - case.b, case.b - case.a
    if at is None or not only_a or not only_b:
        return
    a, b = at
    if a == b:
        made[a : a + 1] = _split(made[a], only_a, only_b, found, alike)
        return
    for number, draft in enumerate(made):
        wrong, right = (only_a, a) if number == b else (only_b, b)
        held = draft.ids.keys()
        if held & only_a and held & only_b:
            moved = [member for member in draft.members if member.assertion.id in wrong]
            made[number] = _remade(draft, [member for member in draft.members if member not in moved], found, alike)
            made[right] = replace(made[right], members=in_order([*made[right].members, *_moved(moved, case)]))


def _split(draft: Draft, only_a: Ids, only_b: Ids, found: Sequence[Statement], alike: Matrix) -> list[Draft]:
    """Make two claims of one: what neither side stood for goes with the side that it is more like."""
    ours = [member.statement for member in draft.members if member.assertion.id in only_a]
    theirs = [member.statement for member in draft.members if member.assertion.id in only_b]
    if not ours or not theirs:
        return [draft]
    parts: tuple[list[Member], list[Member]] = ([], [])
    for member in draft.members:
        nearer = alike[member.statement, theirs].mean() > alike[member.statement, ours].mean()
        is_theirs = member.assertion.id in only_b or (member.assertion.id not in only_a and bool(nearer))
        parts[is_theirs].append(member)
    return [_remade(draft, part, found, alike) for part in parts]


def _remade(draft: Draft, members: Sequence[Member], found: Sequence[Statement], alike: Matrix) -> Draft:
    """The claim with some of its members; where the one that gave it its words is gone, around another."""
    if any(member.assertion.span.quote == draft.text for member in members):
        return replace(draft, members=tuple(members))
    inside = [member.statement for member in members]
    centre = max(members, key=lambda member: (float(alike[member.statement, inside].mean()), -member.statement))
    told = tuple(replace(member, because=_why(centre, member, found, alike)) for member in members)
    return replace(draft, text=centre.assertion.span.quote, members=told)


def _why(centre: Member, member: Member, found: Sequence[Statement], alike: Matrix) -> str:
    score = float(alike[centre.statement, member.statement])
    return likeness_of(found[centre.statement], found[member.statement], score)


def _moved(members: Sequence[Member], case: _Case) -> list[Member]:
    return [replace(member, because=case.judgement.because) for member in members]


def _told(made: Sequence[Draft], cases: Sequence[_Case]) -> list[Draft]:
    """The claims with what was decided about them; a decision that does not hold was outranked by a later one."""
    told: list[set[str]] = [set() for _ in made]
    for case in cases:
        at = case.holders(made)
        if at is None:
            continue
        a, b = at
        kept = {Decision.SAME: a == b, Decision.DIFFERENT: a != b}.get(case.judgement.decision, True)
        because = case.judgement.because if kept else f"{case.judgement.because}, {OVERRULED}"
        if a == b:
            told[a].add(because)
        else:
            told[a].add(f"{because}: “{made[b].text}”")
            told[b].add(f"{because}: “{made[a].text}”")
    return [replace(draft, judged=tuple(sorted(said))) for draft, said in zip(made, told, strict=True)]

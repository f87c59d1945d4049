"""A ladder for each origin of a claim: who speaks, who carried it first, who carried it on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.model import Assertion, Origin, Report
from headwater.present.view import ClaimView, Wording
from headwater.web.views.context import InContext, in_context


@dataclass(frozen=True, slots=True)
class Rung:
    """A report on a ladder.

    Attributes:
        report: The report.
        assertion: What it says.
        quoted: The words in their context.
        again: Where it says the same again from the same source.
    """

    report: Report
    assertion: Assertion
    quoted: InContext
    again: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """What rests on one origin, the earliest report first.

    Attributes:
        origin: The origin; None for those who deny or doubt the claim.
        rungs: The reports that carry it.
    """

    origin: Origin | None
    rungs: tuple[Rung, ...]


def ladders(view: ClaimView, reports: Mapping[str, Report]) -> tuple[Ladder, ...]:
    """Return a ladder for each origin that counts for a claim.

    Args:
        view: The claim.
        reports: The reports of its story by id, the earliest first.
    """
    return tuple(Ladder(part.origin, rungs(part.wordings, reports)) for part in view.origins)


def rungs(wordings: Iterable[Wording], reports: Mapping[str, Report]) -> tuple[Rung, ...]:
    """Return who says something, the earliest report first."""
    rank = {report: at for at, report in enumerate(reports)}
    voices = [voice for said in wordings for voice in said.voices]
    voices.sort(key=lambda voice: (rank[voice.first.report], voice.first.span))
    return tuple(
        Rung(
            reports[voice.first.report],
            voice.first,
            in_context(reports[voice.first.report], voice.first.span),
            voice.again,
        )
        for voice in voices
    )

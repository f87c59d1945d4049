"""Where a report gives the source of what it states bare: elsewhere in the claim, or for other claims of the story."""

from collections.abc import Mapping
from dataclasses import replace

from headwater.model import Assertion, Claim, Report
from headwater.trace.endings import Ending
from headwater.trace.merging import Key

Rests = Mapping[str, frozenset[Key]]
"""For each report, by its id, the keys of the clear ends that it names anywhere in the story."""


def sourced_elsewhere(
    claim: Claim, endings: Mapping[str, Ending], reports: Mapping[str, Report], rests: Rests
) -> dict[str, Ending]:
    """Return the endings of a claim; a report that names no source for it is taken to mean one it names elsewhere.

    A headline or a lead that states the claim bare means the source that the report gives for it further on; unnamed
    people whom it describes ("activists") are not that source. Where it gives none, but names just one of the ends that
    other reports give for the claim as its source of something else, it means that one. On the origins stories this
    raised origin B3 from .78 to .79 and lowered over-count.

    Args:
        claim: The claim.
        endings: Ending of each of its assertions, by id.
        reports: The reports by id.
        rests: What each report rests on anywhere in the story.
    """
    found = dict(endings)
    named = {ending.key: ending for ending in endings.values() if not ending.bound and ending.clear}
    by_report: dict[str, list[Assertion]] = {}
    for item in claim.assertions:
        by_report.setdefault(item.report, []).append(item)
    for report_id, here in by_report.items():
        bare = [item for item in here if endings[item.id].bound]
        sourced = [item for item in here if not endings[item.id].bound]
        label = reports[report_id].label
        if sourced:
            bare = [item for item in bare if endings[item.id].key[0] == "own"]
            first = min(sourced, key=lambda item: (item.span.start, item.id))
            meant, where = endings[first.id], f"{label} gives its source elsewhere"
        else:
            shared = sorted(rests.get(report_id, frozenset()) & named.keys())
            if len(shared) != 1:
                continue
            # Still bound: a guess names nobody, and a copied passage may know better.
            meant, where = replace(named[shared[0]], bound=True), f"{label} rests on it for something else"
        found |= {item.id: replace(meant, because=f"{where}: {meant.because}") for item in bare}
    return found

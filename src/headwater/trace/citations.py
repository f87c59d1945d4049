"""Citing an outlet inherits that outlet's origin, where its report is held (rule 5 of DESIGN section 1)."""

from collections.abc import Mapping

from headwater.model import Claim, Report, SourceType
from headwater.trace.endings import Ending
from headwater.trace.identities import Identities
from headwater.trace.merging import Key, Merging
from headwater.trace.outlets import canonical_outlet


def outlet_keys(report: Report) -> dict[str, str]:
    """Return the keys under which other reports may cite this one, its outlet's and its agency's, with their names."""
    names = [known.value for known in (report.outlet, report.agency) if known is not None]
    return {name.lower(): name for name in map(canonical_outlet, names)}


def join_citations(
    claim: Claim, endings: Mapping[str, Ending], reports: Mapping[str, Report], merging: Merging
) -> None:
    """Join every cited outlet whose report is held with the end of that report's own chain.

    What the held report states without a source is what the citing ones mean. Where it cites several, the outlet joins
    the first of them, a speaker before an outlet: it adds no origin of its own.

    Args:
        claim: The claim.
        endings: Ending of each of its assertions, by id.
        reports: The reports by id.
        merging: Where the joins are made.
    """
    bound = {ending.key for ending in endings.values() if ending.bound}
    names = {("outlet", key): name for report in reports.values() for key, name in outlet_keys(report).items()}
    for outlet, ends in sorted(_held(claim, endings, reports).items()):
        own = sorted(ends & bound)
        cited = sorted(ends - bound - {outlet}, key=lambda key: (key[0] == "outlet", key))
        for key in own + cited[:1]:
            merging.join(outlet, key, f"{names[outlet]}'s report is held; the chain goes on through it")
        merging.lead(outlet, ends - {outlet})


def complete_citations(claim: Claim, endings: Mapping[str, Ending], who: Identities, merging: Merging) -> None:
    """Join a cited outlet with the one end that other reports reach through it: one says whom X quotes, one only X.

    Args:
        claim: The claim.
        endings: Ending of each of its assertions, by id.
        who: Who the sources of the story are.
        merging: Where the joins are made.
    """
    ends: dict[Key, set[Key]] = {}
    for item in claim.assertions:
        for link in item.chain:
            source = who.of(link.source)
            key = ("outlet", source.key)
            if source.type is SourceType.OUTLET and endings[item.id].key != key:
                ends.setdefault(key, set()).add(endings[item.id].key)
    cited = {ending.key: ending.name for ending in endings.values() if not ending.bound}
    for outlet, reached in sorted(ends.items()):
        if outlet in cited and len(reached) == 1:
            (end,) = reached
            merging.join(outlet, end, f"another report says whom {cited[outlet]} quotes")


def _held(claim: Claim, endings: Mapping[str, Ending], reports: Mapping[str, Report]) -> dict[Key, set[Key]]:
    """For each cited outlet whose report is held: the keys of the ends of that report."""
    cited = {ending.key for ending in endings.values() if ending.key[0] == "outlet" and not ending.bound}
    held: dict[Key, set[Key]] = {}
    for item in claim.assertions:
        for name in outlet_keys(reports[item.report]):
            if ("outlet", name) in cited:
                held.setdefault(("outlet", name), set()).add(endings[item.id].key)
    return held

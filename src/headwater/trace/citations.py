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
    claim: Claim, endings: Mapping[str, Ending], held: Mapping[str, Mapping[str, str]], merging: Merging
) -> None:
    """Let every cited outlet whose report is held lead on to the end of that report's own chain.

    What the held report states without a source is what the citing ones mean; what it cites absorbs the outlet.

    Args:
        claim: The claim.
        endings: Ending of each of its assertions, by id.
        held: For each report, by its id, what `outlet_keys` gives.
        merging: Where the joins are made.
    """
    bound = {ending.key for ending in endings.values() if ending.bound}
    names = {key: name for item in claim.assertions for key, name in held[item.report].items()}
    for outlet, ends in sorted(_held(claim, endings, held).items()):
        because = f"{names[outlet[1]]}'s report is held; the chain goes on through it"
        for key in sorted(ends & bound):
            merging.join(outlet, key, because)
        merging.absorb(outlet, ends - bound, because)


def complete_citations(claim: Claim, endings: Mapping[str, Ending], who: Identities, merging: Merging) -> None:
    """Let a cited outlet lead on to the ends that other reports reach through it: one says whom X quotes, one only X.

    Args:
        claim: The claim.
        endings: Ending of each of its assertions, by id.
        who: Who the sources of the story are.
        merging: Where the joins are made.
    """
    cited = {ending.key: ending.name for ending in endings.values() if not ending.bound}
    for item in claim.assertions:
        ending = endings[item.id]
        for source in (who.of(link.source) for link in item.chain):
            outlet = ("outlet", source.key)
            if source.type is SourceType.OUTLET and outlet in cited and not ending.bound:
                merging.absorb(outlet, {ending.key}, f"another report says whom {cited[outlet]} quotes")


def _held(claim: Claim, endings: Mapping[str, Ending], held: Mapping[str, Mapping[str, str]]) -> dict[Key, set[Key]]:
    """For each cited outlet whose report is held: the keys of the ends of that report."""
    cited = {ending.key for ending in endings.values() if ending.key[0] == "outlet" and not ending.bound}
    found: dict[Key, set[Key]] = {}
    for item in claim.assertions:
        for name in held[item.report]:
            if ("outlet", name) in cited:
                found.setdefault(("outlet", name), set()).add(endings[item.id].key)
    return found

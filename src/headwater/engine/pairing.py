"""Which report on a page is the newer version of which, where the page changed."""

import re
from collections.abc import Mapping, Sequence

from headwater.model import Report

WORD = re.compile(r"\w+")
SHINGLE_WORDS = 3
# Share of the shorter text's runs of three words that the other has too. Reports of one outlet on two matters share
# hardly any; a page that was rewritten so far that less is left is another report under an old address.
SHARED = 0.2


def pair_versions(old: Sequence[Report], new: Sequence[Report]) -> Mapping[str, str]:
    """Return the id of the newer report for that of each older one that it takes the place of.

    Args:
        old: The reports that were on a page.
        new: Those that are on it now; one that is in both stays as it is.
    """
    kept = {report.id for report in old} & {report.id for report in new}
    come = [report for report in new if report.id not in kept]
    pairs: dict[str, str] = {}
    for report in old:
        if report.id in kept:
            continue
        likeness = [(_likeness(report, other), -at) for at, other in enumerate(come)]
        best, at = max(likeness, default=(0.0, 0))
        if best >= SHARED:
            pairs[report.id] = come.pop(-at).id
    return pairs


def _likeness(a: Report, b: Report) -> float:
    """Return how alike two reports are: 1 under one headline, else the share of their words."""
    if a.title is not None and b.title is not None and a.title.value == b.title.value:
        return 1.0
    one, other = _shingles(a.text), _shingles(b.text)
    return len(one & other) / max(1, min(len(one), len(other)))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return frozenset(tuple(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))

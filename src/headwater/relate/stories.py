"""Stories: reports of one event or matter, by their telling words and the vectors of their beginnings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.model import Report
from headwater.relate.linkage import average_linkage, components
from headwater.relate.story_group import VECTOR_SHARE
from headwater.relate.story_repair import LEAST, RATIO
from headwater.relate.terms import Terms, telling_terms
from headwater.relate.vectors import MAX_TOKENS, Embedder, Vectors
from headwater.relate.words import own_text

# Measured on the stories data, all of it, its halves and random collections of 20 to 40 reports (docs/stories.md).
SAME_STORY = 0.22  # average likeness; B3 F1 .927 on everything, .920 at .19 and .25
SAME_STORY_BY_WORDS = 0.15  # the same without vectors


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike texts are, row by row."""

    terms: Terms
    vectors: Vectors | None
    firmness: float

    def row(self, text: int) -> NDArray[np.float64]:
        words = self.terms.likeness(text)
        if self.vectors is None:
            return words
        both = (1 - VECTOR_SHARE) * words + VECTOR_SHARE * (self.vectors @ self.vectors[text])
        # Vectors alone are no evidence: two texts in a script the model cannot read have the same one.
        return np.where(words > 0, both, 0.0)

    @property
    def threshold(self) -> float:
        return (SAME_STORY_BY_WORDS if self.vectors is None else SAME_STORY) * self.firmness


def group_texts(
    texts: Iterable[tuple[str, str]],
    embedder: Embedder | None,
    *,
    together: Sequence[Sequence[str]] = (),
    firmness: float = 1.0,
) -> list[tuple[str, ...]]:
    """Group texts by story.

    Args:
        texts: `(id, text)`, ids distinct, a title first where there is one; their order does not matter.
        embedder: Gives the vectors of their beginnings; None to go by words alone, which is twenty-five times faster.
        together: Groups of ids that are of one story already; none is taken apart, two of them may become one.
        firmness: How alike those of one story must be, as a share of what is usual (`MERGE_MORE`, `SPLIT_LESS`).

    Returns:
        A partition of the ids: each group sorted, the groups ordered by their first id.
    """
    ordered = sorted(texts)
    bodies = [text for _, text in ordered]
    vectors = embedder.vectors(bodies, max_tokens=MAX_TOKENS) if embedder is not None and bodies else None
    likeness = _Likeness(telling_terms(bodies), vectors, firmness)
    number = {identity: at for at, (identity, _) in enumerate(ordered)}
    held = [[number[identity] for identity in group] for group in together]
    return sorted(tuple(ordered[at][0] for at in group) for group in _groups(likeness, len(ordered), held))


def stories(reports: Sequence[Report], embedder: Embedder | None) -> list[tuple[str, ...]]:
    """Group reports by story, from their titles and bodies; see `group_texts`.

    Args:
        reports: The reports, ids distinct.
        embedder: See `load_embedder`; None to go by words alone.

    Returns:
        A partition of the ids of `reports`: each story sorted, the stories ordered by their first id.
    """
    return group_texts([(report.id, own_text(report)) for report in reports], embedder)


def _groups(likeness: _Likeness, size: int, together: Sequence[Sequence[int]]) -> Iterable[list[int]]:
    """Cluster each connected part by itself: no group can reach over two, and memory is that of the largest part."""
    links = (
        (text, int(other))
        for text in range(size)
        for other in np.flatnonzero(likeness.row(text)[:text] >= likeness.threshold)
    )
    held = {text: number for number, group in enumerate(together) for text in group}
    for part in components(chain(links, *map(pairwise, together)), size):
        matrix = np.array([likeness.row(text)[part].astype(np.float32) for text in part])
        homes = [held.get(text, -1 - text) for text in part]
        found = average_linkage(matrix, likeness.threshold, ratio=RATIO, least=LEAST, homes=homes)
        yield from ([part[at] for at in group] for group in found)

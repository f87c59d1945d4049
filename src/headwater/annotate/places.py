"""Where a report names somebody again and again: the mention nearest to a place of the text."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from headwater.model import Link, SourceType

Key = tuple[str, SourceType]


def key_of(link: Link) -> Key:
    """Return what two links to one source have in common: its name, whatever its case, and its type."""
    return link.source.name.lower(), link.source.type


def by_source(links: Iterable[Link]) -> dict[Key, list[Link]]:
    """Return links by their source, those of each in the order of their mentions."""
    found: dict[Key, list[Link]] = {}
    for link in sorted(links, key=lambda link: link.source.mention):
        found.setdefault(key_of(link), []).append(link)
    return found


def nearest(links: Sequence[Link], place: int) -> Link:
    """Return the link whose mention starts nearest to a place; of two as near the one before it.

    Args:
        links: Links in the order of their mentions, one at least.
        place: Offset into the text.
    """
    after = bisect_left(links, place, key=lambda link: link.source.mention.start)
    around = links[max(0, after - 1) : after + 1]
    return min(around, key=lambda link: abs(link.source.mention.start - place))

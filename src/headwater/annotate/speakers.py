"""The outlet that a speaker is quoted through in one sentence is his outlet in the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.annotate.places import Key, by_source, key_of, nearest
from headwater.model import Attribution, Link, SourceType

SPEAKERS = frozenset({SourceType.PERSON, SourceType.UNNAMED})


def joined(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions of a report, each speaker led through the outlet that other sentences name for him.

    "Ann Reed told CNN that ... . The plan, she said, ...": both go through CNN. Where a speaker has two outlets in the
    report, each sentence is left as it is.

    Args:
        found: The attributions of a report, in order.
    """
    outlets = _only(
        (key_of(link), before)
        for item in found
        for before, link in pairwise(item.chain)
        if before.source.type is SourceType.OUTLET and link.source.type in SPEAKERS
    )
    return tuple(_led(item, outlets) for item in found)


def _only(pairs: Iterable[tuple[Key, Link]]) -> dict[Key, list[Link]]:
    """Return the links that go with each key, in order, where all of them are to one source."""
    links: dict[Key, list[Link]] = {}
    for key, link in pairs:
        links.setdefault(key, []).append(link)
    grouped = {key: by_source(same) for key, same in links.items()}
    return {key: next(iter(same.values())) for key, same in grouped.items() if len(same) == 1}


def _led(item: Attribution, outlets: Mapping[Key, list[Link]]) -> Attribution:
    if not item.chain or any(link.source.type is SourceType.OUTLET for link in item.chain):
        return item
    known = outlets.get(key_of(item.chain[0]))
    return item if known is None else replace(item, chain=(_again(known, item), *item.chain))


def _again(known: Sequence[Link], item: Attribution) -> Link:
    near = nearest(known, item.cue[0].start)
    return Link(near.source, near.cue, "speaker")

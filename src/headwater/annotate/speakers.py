"""A speaker whom the report knows through one outlet is known through it in every sentence."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.model import Attribution, Link, SourceType

SPEAKERS = frozenset({SourceType.PERSON, SourceType.UNNAMED})
Key = tuple[str, SourceType]


def through_their_outlets(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions of a report, each speaker led through the outlet that other sentences name for him.

    "Ann Reed told CNN that ... . The plan, she said, ...": both go through CNN. A speaker whom two outlets quote is
    left as each sentence has him.

    Args:
        found: The attributions of a report, in order.
    """
    outlets: dict[Key, list[Link]] = {}
    for item in found:
        for before, link in zip(item.chain, item.chain[1:], strict=False):
            if before.source.type is SourceType.OUTLET and link.source.type in SPEAKERS:
                outlets.setdefault(_key(link), []).append(before)
    return tuple(_led(item, outlets) for item in found)


def _led(item: Attribution, outlets: dict[Key, list[Link]]) -> Attribution:
    if not item.chain or any(link.source.type is SourceType.OUTLET for link in item.chain):
        return item
    known = outlets.get(_key(item.chain[0]), [])
    if len({link.source.name for link in known}) != 1:
        return item
    at = item.cue[0].start
    near = min(known, key=lambda link: (abs(link.source.mention.start - at), link.source.mention.start))
    return replace(item, chain=(Link(near.source, near.cue, "speaker"), *item.chain))


def _key(link: Link) -> Key:
    return link.source.name.lower(), link.source.type

"""The report that a report digests, where a line of credit says so: "Via X", "Source: X", "[X]", "From X:"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.annotate.places import Key, by_source, key_of, nearest
from headwater.annotate.standings import outlet_standing
from headwater.lexicon.outlets import find_outlet, speaking_outlet
from headwater.model import Attribution, Link, Report, Source, SourceType, Span

MOST = 20  # lines of credit; more are a list of links
LONGEST = 90  # characters of a line of credit
CUES = (
    r"via|sources?|from|read the full (?:story|article|report) (?:at|in|on)"
    r"|this (?:story|article) (?:was )?(?:originally |first )?(?:appeared|published) (?:in|on|at|by)"
)
CREDIT = re.compile(
    rf"^\W*(?P<cue>{CUES})(?:\s*:\s*|\s+)(?P<names>[^:]{{2,60}}?)\s*(?P<end>[:.\])]*)\s*$", re.IGNORECASE
)
BARE = re.compile(r"^\[(?P<names>[^:\[\]]{2,40})(?P<cue>\])(?P<end>)$")
HEADING = re.compile(r"^(?P<names>[^:]{2,40})(?P<cue>(?P<end>:))$")
HEDGED = frozenset({"hedge", "passive"})  # rules of "reportedly", "is said to": whoever is credited says so
BETWEEN = re.compile(r"\s*(?:,|/|&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of credit: the link to the outlet it names, and the stretch `[start, end)` of the text it covers."""

    link: Link
    start: int
    end: int


def frames(report: Report) -> list[Frame]:
    """Return the lines of credit of a report, in order.

    A line that ends in a colon covers what follows it, any other what stands before it. The report's own outlet and
    agency are left out.
    """
    own = {_canonical(known.value) for known in (report.outlet, report.agency) if known is not None}
    found: list[Frame] = []
    for block in report.blocks:
        if len(found) < MOST and block.end - block.start <= LONGEST:
            for link, opens in _credits(report, block.start, block.end):
                if link.source.name not in own:
                    start, end = (block.end, len(report.text)) if opens else (0, block.start)
                    found.append(Frame(link, start, end))
    return found


def framed(found: Sequence[Attribution], around: Sequence[Frame]) -> tuple[Attribution, ...]:
    """Return attributions, those whose chain has no outlet led through the one that a line of credit names."""
    cited = outlets_cited(found)
    return tuple(_led(item, around, cited) for item in found)


def frame_at(place: int, around: Sequence[Frame], cited: Mapping[Key, Sequence[Link]]) -> Link | None:
    """Return the link to the outlet whose report a place of the text is taken from, None where no credit covers it.

    Args:
        place: Offset into the report's text.
        around: The report's lines of credit; of several the one that the report cites elsewhere too is taken.
        cited: Links to the outlets that the report cites; of an outlet's mentions the nearest is taken,
            unless the credit stands above.
    """
    fitting = [frame for frame in around if frame.start <= place < frame.end]
    if not fitting:
        return None
    credit = min(fitting, key=lambda frame: key_of(frame.link) not in cited)
    known = cited.get(key_of(credit.link), [credit.link]) if credit.start == 0 else [credit.link]
    near = nearest(known, place)
    return Link(near.source, near.cue, "frame")


def outlets_cited(found: Sequence[Attribution]) -> dict[Key, list[Link]]:
    """Return the links of attributions that are outlets, by outlet."""
    return by_source(link for item in found for link in item.chain if link.source.type is SourceType.OUTLET)


def _credits(report: Report, start: int, end: int) -> Iterator[tuple[Link, bool]]:
    """Yield a link for each known outlet that a line of credit names, and whether it stands above what it covers."""
    line = report.text[start:end]
    match = CREDIT.match(line) or BARE.match(line) or HEADING.match(line)
    if match is None:
        return
    cue = Span.of(report.id, report.text, start + match.start("cue"), start + match.end("cue"))
    at = match.start("names")
    for name in BETWEEN.split(match["names"]):
        at = line.index(name, at)
        outlet = speaking_outlet(name) if name else None
        if outlet is not None:
            mention = Span.of(report.id, report.text, start + at, start + at + len(name))
            source = Source(outlet.name, SourceType.OUTLET, mention, standing=outlet_standing(outlet.name))
            yield Link(source, (cue,), "credit"), ":" in match["end"]
        at += len(name)


def _led(item: Attribution, around: Sequence[Frame], cited: Mapping[Key, Sequence[Link]]) -> Attribution:
    silent = not item.chain and item.rule not in HEDGED
    if silent or any(link.source.type is SourceType.OUTLET for link in item.chain):
        return item
    frame = frame_at(item.content[0].start, around, cited)
    if frame is None or (item.chain and frame.source.name.lower() in item.chain[0].source.mention.quote.lower()):
        return item
    return replace(item, chain=(frame, *item.chain))


def _canonical(name: str) -> str:
    known = find_outlet(name)
    return known.name if known is not None else name

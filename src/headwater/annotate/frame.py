"""The report that a report digests, where a line of credit says so: "Via X", "Source: X", "From X:", "X reports:"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.lexicon import find_outlet
from headwater.lexicon.outlets import speaking_outlet
from headwater.model import Attribution, Link, Report, Source, SourceType, Span

LONGEST = 90  # characters of a line of credit
INTRO_BLOCKS = 3
CREDIT = re.compile(
    r"^\W*(?P<cue>via|sources?|from|this (?:story|article) (?:was )?(?:originally |first )?(?:appeared|published) (?:in|on|at|by)"
    r"|read the full (?:story|article|report) (?:at|in|on))(?:\s*:\s*|\s+)(?P<names>[^:]{2,60}?)\s*(?P<end>[:.\])]*)\s*$",
    re.IGNORECASE,
)
BARE = re.compile(r"^(?P<cue>\[)(?P<names>[^:\]]{2,40})(?P<end>\])$|^(?P<names2>[^:]{2,40})(?P<end2>:)$")
PARTS = re.compile(r"\s*(?:,|/|&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Frame:
    """An outlet whose report a stretch of this one digests: `[start, end)` of the text, and the link that says so."""

    link: Link
    start: int
    end: int


def frames(report: Report) -> list[Frame]:
    """Return the outlets that lines of credit name, each with the stretch of the report that it covers, in order."""
    own = {_canonical(known.value) for known in (report.outlet, report.agency) if known is not None}
    found = []
    for number, block in enumerate(report.blocks):
        if block.end - block.start > LONGEST:
            continue
        for source, cue, opens in _credited(report, block.start, block.end):
            if source.name in own:
                continue
            link = Link(source, (cue,), "credit")
            found.append(Frame(link, block.end, len(report.text)) if opens else Frame(link, 0, block.start))
    return found


def _credited(report: Report, start: int, end: int) -> Iterator[tuple[Source, Span, bool]]:
    line = report.text[start:end]
    match = CREDIT.match(line)
    bare = None if match else BARE.match(line)
    if match:
        first, last = match.span("names")
        cue, ends = match.span("cue"), match["end"]
    elif bare:
        group = "names" if bare["names"] else "names2"
        first, last = bare.span(group)
        ends = bare["end"] or bare["end2"]
        cue = (last, last + 1)
    else:
        return
    at = first
    for part in PARTS.split(line[first:last]):
        place = line.index(part, at) if part else at
        at = place + len(part)
        outlet = speaking_outlet(part) if part else None
        if outlet is not None:
            yield (
                Source(outlet.name, SourceType.OUTLET, Span.of(report.id, report.text, start + place, start + at)),
                Span.of(report.id, report.text, start + cue[0], start + cue[1]),
                ":" in ends,
            )


def framed(found: Sequence[Attribution], around: Sequence[Frame]) -> tuple[Attribution, ...]:
    """Return attributions, those without an outlet led through the one whose report they are taken from."""
    cited = [link for item in found for link in item.chain if link.source.type is SourceType.OUTLET]
    return tuple(_led(item, around, cited) for item in found)


def _led(item: Attribution, around: Sequence[Frame], cited: Sequence[Link]) -> Attribution:
    if not item.chain or item.rule == "attitude" or any(link.source.type is SourceType.OUTLET for link in item.chain):
        return item
    frame = frame_at(item.content[0].start, around, cited)
    if frame is None or frame.source.name.lower() in item.chain[0].source.mention.quote.lower():
        return item
    return replace(item, chain=(frame, *item.chain))


def frame_at(place: int, around: Sequence[Frame], cited: Sequence[Link]) -> Link | None:
    """Return the link to the outlet whose report a place of the text is taken from, None where no credit covers it.

    Args:
        place: Offset into the report's text.
        around: The report's frames.
        cited: Links to outlets anywhere in the report; of an outlet's mentions the nearest is taken.
    """
    fitting = [frame.link for frame in around if frame.start <= place < frame.end]
    names = {link.source.name for link in cited}
    fitting.sort(key=lambda link: link.source.name not in names)
    if not fitting:
        return None
    same = [link for link in (fitting[0], *cited) if link.source.name == fitting[0].source.name]
    near = min(same, key=lambda link: abs(link.source.mention.start - place))
    return Link(near.source, near.cue, "frame")


def _canonical(name: str) -> str:
    known = find_outlet(name)
    return known.name if known is not None else name

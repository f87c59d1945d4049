"""Lines with roles into blocks; the dateline that opens an article is cut off from its first paragraph."""

from collections.abc import Iterator, Sequence

from headwater.ingest.datelines import Dateline, find_dateline
from headwater.ingest.roled import Roled
from headwater.model import Block, Role

OPENING = (
    3  # paragraphs among which an article's dateline is looked for; a standfirst or key points may stand before it
)


def make_blocks(roled: Sequence[Roled]) -> tuple[Block, ...]:
    """Return the blocks of a text, in order; together they cover what the lines cover."""
    filed = opening_dateline(roled)
    return tuple(
        block for one in roled for block in _blocks(one, filed[1] if filed is not None and one is filed[0] else None)
    )


def opening_dateline(roled: Sequence[Roled]) -> tuple[Roled, Dateline] | None:
    """Return the dateline of an article and the line that it opens; None where it has none."""
    paragraphs = 0
    for one in roled:
        if one.role is Role.BODY and paragraphs < OPENING:
            found = find_dateline(one.line.text)
            if found is not None:
                return one, found
            paragraphs += one.line.is_prose
    return None


def _blocks(one: Roled, dateline: Dateline | None) -> Iterator[Block]:
    start, end = one.line.start, one.line.end
    if dateline is not None:
        filed = one.line.text[: dateline.end].rstrip()
        rest = one.line.text[dateline.end :].lstrip()
        if filed and rest:
            yield Block(start, start + len(filed), Role.DATELINE, "place, date or agency before the first sentence")
            start = end - len(rest)
    yield Block(start, end, one.role, one.because)

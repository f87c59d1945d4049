"""The words that a report shares with others, as marks in it."""

from collections.abc import Iterable, Iterator

from headwater.model import Reuse
from headwater.web.drawing.marking import Mark


def copied_marks(report_id: str, reuse: Iterable[Reuse]) -> Iterator[Mark]:
    """Give a mark "copied" for each passage that a report shares with another.

    Args:
        report_id: The report that is marked.
        reuse: Pairs of reports; those without it are passed over.

    Returns:
        Marks with the key `OTHER-N`: the id of the other report and the number of the passage in the pair, from 1.
        `passage_key` gives the same number on both sides.
    """
    for pair in reuse:
        if report_id in (pair.a, pair.b):
            other = pair.b if report_id == pair.a else pair.a
            for number, passage in enumerate(pair.passages, start=1):
                own = (passage.a_start, passage.a_end) if report_id == pair.a else (passage.b_start, passage.b_end)
                yield Mark(*own, "copied", passage_key(other, number))


def passage_key(other: str, number: int) -> str:
    """Return the key of a passage shared with another report, by its number in the pair."""
    return f"{other}-{number}"

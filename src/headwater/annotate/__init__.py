"""Reading a report for language: sentences, words, names, dates, and who says what."""

from collections.abc import Iterable, Iterator, Sequence

from headwater.annotate.candidates import candidates, reading_of
from headwater.annotate.carried import CARRIED, carried
from headwater.annotate.chains import attributions
from headwater.annotate.dates import find_dates
from headwater.annotate.draft import Draft, Reading
from headwater.annotate.frame import framed, frames
from headwater.annotate.layout import Piece
from headwater.annotate.parser import BATCH_REPORTS, Parser, load_parser
from headwater.annotate.sentences import sentence_records
from headwater.annotate.speakers import joined
from headwater.annotate.weigh import kept
from headwater.model import Annotated, Attribution, Report, Role

__all__ = ["Parser", "annotate", "annotate_all", "find_dates", "load_parser"]

SPEAKING = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})


def annotate(report: Report, parser: Parser, *, learned: bool = True) -> Annotated:
    """Return a report with its sentences, attributions and dates.

    Args:
        report: The report; its title, body and caption blocks are read.
        parser: From `load_parser`.
        learned: As in `annotate_all`.
    """
    return next(annotate_all([report], parser, learned=learned))


def annotate_all(
    reports: Iterable[Report], parser: Parser, *, batch_size: int = BATCH_REPORTS, learned: bool = True
) -> Iterator[Annotated]:
    """Yield each report with its sentences, attributions and dates, in order.

    Args:
        reports: The reports.
        parser: From `load_parser`.
        batch_size: How many reports are parsed together.
        learned: Whether the learned weights tell attributions from other clauses; else the rules do, with the reporting
            lexicon alone.
    """
    for report, pieces, tree in parser.parse(reports, batch_size=batch_size):
        reading = reading_of(tree)
        found = joined(attributions(report.id, reading, _speaking(reading, pieces, learned=learned)))
        around = frames(report)
        found = framed(found, around)
        more = carried(report.id, reading, [piece.role for piece in pieces], found, around)
        told = tuple(sorted((*found, *more), key=_place))
        yield Annotated(report, sentence_records(tree, pieces), told, find_dates(report, tree))


def _place(item: Attribution) -> int:
    """Return where an attribution stands: at its cue, or at its content where the cue is another sentence's."""
    return item.content[0].start if item.rule in CARRIED else item.cue[0].start


def _speaking(reading: Reading, pieces: Sequence[Piece], *, learned: bool) -> list[tuple[float, Draft]]:
    """Return the attributions of the blocks that speak, with their scores."""
    block_of = reading.tree.block_of
    drafts = (draft for draft in candidates(reading) if pieces[block_of[draft.at]].role in SPEAKING)
    return kept(reading, drafts, learned=learned)

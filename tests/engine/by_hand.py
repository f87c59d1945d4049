"""A tracer that reads reports by hand: all of tracing but the parser and the sentence vectors."""

from headwater.engine.models import Models
from headwater.engine.tracing import trace_story
from headwater.model import Trace
from headwater.relate import reuse, stories
from tests.relate.reading import read_by_hand

WORDS_ONLY = Models(None, None)


def trace_by_hand(reports, *, one_story=False, judgements=()) -> Trace:
    """Trace reports whose outlet is their name and whose sentences are their lines; as `headwater.engine.trace`."""
    held = sorted(reports, key=lambda report: report.id)
    groups = [tuple(report.id for report in held)] if one_story and held else stories(held, None)
    annotated = {report.id: read_by_hand(report.text, name=report.name) for report in held}
    shared = reuse(held)
    made = [trace_story([annotated[one] for one in group], shared, WORDS_ONLY, judgements) for group in groups]
    return Trace(tuple(held), tuple(sorted(made, key=lambda story: (-len(story.reports), story.id))))

"""A tracer that reads reports by hand: all of tracing but the parser and the sentence vectors."""

import re
from dataclasses import replace

from headwater.engine.tracing import trace_story
from headwater.model import Trace
from headwater.model.correction import corrected
from headwater.relate import group_texts, reuse, stories
from tests.relate.reading import read_by_hand

SAID = re.compile(r"^(.*), (\w+ \w+) said\.$", re.MULTILINE)


def _read(report):
    """Words that end in ", Mayor Lind said." are Mayor Lind's."""
    said = {found[1]: found[2] for found in SAID.finditer(report.text)}
    return read_by_hand(report.text, name=report.name, said=said)


def trace_by_hand(reports, *, one_story=False, decided=()) -> Trace:
    """Trace reports whose outlet is their name and whose sentences are their lines; as `headwater.engine.trace`."""
    held = [corrected(report, decided) for report in sorted(reports, key=lambda report: report.id)]
    groups = [tuple(report.id for report in held)] if one_story and held else stories(held, None)
    annotated = {report.id: replace(_read(report), report=report) for report in held}
    shared = reuse(held)
    made = [trace_story([annotated[one] for one in group], shared, None, decided) for group in groups]
    return Trace(tuple(held), tuple(sorted(made, key=lambda story: (-len(story.reports), story.id))))


def group_by_words(texts, together=(), firmness=1.0):
    """Group texts as `headwater.engine.desk.Desk.group`, without vectors."""
    return group_texts(texts, None, together=together, firmness=firmness)

"""Who says what, on PolNeAR: reads `{"id", "text"}` lines, writes their outermost attributions in the scorer's form."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.annotate import annotate_all, load_parser
from headwater.annotate.carried import CARRIED
from headwater.annotate.conjoined import JOINED
from headwater.model import Annotated, Attribution, Block, Report, Role, Span, make_report_id


def run(data: Path, out: Path, options: Options) -> None:
    """Annotate every report of `data` and write one line each to `out`; with `rules` nothing learned is used."""
    meter = Meter()
    with meter.loading():
        parser = load_parser()
    with out.open("w", encoding="utf-8") as file:
        for annotated in annotate_all(_reports(data), parser, learned=not options.rules):
            file.write(json.dumps(row_of(annotated), ensure_ascii=False) + "\n")
            meter.add()
    meter.report()


def _reports(data: Path) -> Iterator[Report]:
    """Yield the reports: their texts are clean, so every line is body; offsets stay those of the text as given."""
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            blocks = (Block(0, len(text), Role.BODY, "clean text"),)
            yield Report(id=make_report_id(None, text), name=row["id"], text=text, blocks=blocks)


def row_of(annotated: Annotated) -> dict[str, Any]:
    """Return the outermost attributions of a report in the scorer's shape."""
    # PolNeAR does not mark the sentences that go on with another's cue, and marks those who speak together as one
    other = CARRIED | {JOINED}
    own = [found for found in annotated.attributions if found.within is None and found.rule not in other]
    return {"id": annotated.report.name, "attributions": [_attribution(found) for found in own]}


def _attribution(found: Attribution) -> dict[str, list[list[int]]]:
    source = [found.source.mention] if found.source is not None else []
    return {"source": _offsets(source), "cue": _offsets(found.cue), "content": _offsets(found.content)}


def _offsets(spans: "tuple[Span, ...] | list[Span]") -> list[list[int]]:
    return [[span.start, span.end] for span in spans]

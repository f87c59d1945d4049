"""Dates in running text, on TimeML: reads `{"id", "dct", "text"}` lines, writes the expressions of each in TIMEX3."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.annotate import annotate_all, find_dates, load_parser
from headwater.model import Block, DateMention, How, Known, Report, Role, When, make_report_id


def run(data: Path, out: Path, options: Options) -> None:
    """Find the dates of every report of `data` and write a line each to `out`; with `parsed` by tense of the parse."""
    meter = Meter()
    with meter.loading():
        parser = load_parser() if options.parsed else None
        find_dates(_report("warm", "1998-04-06", "The talks on Friday were the first."))  # compiles the rules
    with out.open("w", encoding="utf-8") as file:
        reports = _reports(data)
        if parser is not None:
            found = ((annotated.report, annotated.dates) for annotated in annotate_all(reports, parser))
        else:
            found = ((report, find_dates(report)) for report in reports)
        for report, dates in found:
            file.write(json.dumps({"id": report.name, "timex": [_timex(item) for item in dates]}) + "\n")
            meter.add()
    meter.report()


def _reports(data: Path) -> Iterator[Report]:
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield _report(row["id"], row["dct"], row["text"])


def _report(name: str, written: str, text: str) -> Report:
    """A report whose text is clean: every line is body, and offsets stay those of the text as given."""
    blocks = (Block(0, len(text), Role.BODY, "clean text"),)
    published = Known(When.day(datetime.fromisoformat(written[:10]), written), How.METADATA)
    return Report(id=make_report_id(None, text), name=name, text=text, blocks=blocks, published=published)


def _timex(item: DateMention) -> dict[str, object]:
    return {"start": item.span.start, "end": item.span.end, "type": item.kind.value.upper(), "value": item.value or ""}

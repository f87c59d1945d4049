"""The annotated stories with the assertions given, and the figures of a lower bound, for the studies of origins."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from headwater.annotate import annotate_all, load_parser
from headwater.engine import trace_given
from headwater.ingest import read_text
from headwater.model import Claim, Report, Reuse
from headwater.relate import align, reuse

Gold = dict[str, Any]
Story = tuple[list[Gold], list[Claim], list[Report], list[Reuse]]
"""The annotated claims, ours in the same order, the reports, and the text that they share."""


def given_stories(folder: Path) -> Iterator[Story]:
    """Yield every story of a folder of `<story>.gold.json`, traced from its assertions (report, quote)."""
    parser = load_parser()
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        rows = json.loads(path.with_name(f"{gold['story']}.reports.json").read_text(encoding="utf-8"))["reports"]
        named = {str(row["id"]): read_text(row["text"], name=str(row["id"])) for row in rows}
        spans = [
            [(named[str(item["report"])].id, *_place(named[str(item["report"])], item)) for item in claim["assertions"]]
            for claim in gold["claims"]
        ]
        traced = trace_given(list(annotate_all(list(named.values()), parser)), spans)
        reports = list({report.id: report for report in named.values()}.values())
        of_id = {report.id: report for report in reports}
        shared = [replace(pair, passages=align(of_id[pair.a], of_id[pair.b])) for pair in reuse(reports)]
        yield gold["claims"], list(traced.claims), reports, shared


def _place(report: Report, item: Gold) -> tuple[int, int]:
    start = report.text.index(item["quote"])
    return start, start + len(item["quote"])


def lo_figures(rows: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Return lo balanced and over-count, as the scorer has them, of pairs of the annotated bound and ours."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for annotated, mine in rows:
        right[annotated > 1].append(mine == annotated)
    shares = [sum(group) / max(1, len(group)) for group in right.values()]
    return sum(shares) / 2, sum(mine > annotated for annotated, mine in rows) / len(rows)

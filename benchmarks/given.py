"""The annotated stories with the assertions given, and the figures of a lower bound, for the studies of origins."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from headwater.annotate import annotate_all, load_parser
from headwater.engine import trace_given
from headwater.ingest import read_text
from headwater.model import Annotated, Claim, Report, Reuse
from headwater.relate import align, reuse

Gold = dict[str, Any]
Story = tuple[list[Gold], list[Claim], list[Annotated], list[Reuse]]
"""The annotators' claims, ours in the same order, the reports as read, and the text that they share."""


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
        of_id = {report.id: report for report in named.values()}
        annotated = list(annotate_all(of_id.values(), parser))
        traced = trace_given(annotated, spans)
        pairs = reuse(list(of_id.values()))
        shared = [replace(pair, passages=align(of_id[pair.a], of_id[pair.b])) for pair in pairs]
        yield gold["claims"], list(traced.claims), annotated, shared


def _place(report: Report, item: Gold) -> tuple[int, int]:
    start = report.text.index(item["quote"])
    return start, start + len(item["quote"])


def lo_figures(pairs: Iterable[tuple[int, int]]) -> tuple[float, float]:
    """Return lo balanced and over-count, as the scorer has them, of pairs of the annotated bound and ours."""
    rows = list(pairs)
    right: dict[bool, list[bool]] = {True: [], False: []}
    for annotated, mine in rows:
        right[annotated > 1].append(mine == annotated)
    shares = [sum(group) / max(1, len(group)) for group in right.values()]
    return sum(shares) / 2, sum(mine > annotated for annotated, mine in rows) / len(rows)

"""The two defining reports: which claims of `claims.gold.json` are found, in which reports, on how many origins."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.engine import collect, load_models, trace
from headwater.model import Claim, Origin, Report, Trace

SHARED = 0.5  # of the shorter of two spans, as the scorer of origins has it


def run(data: Path, out: Path, options: Options) -> None:
    """Write one JSON line for each gold claim, and the counts to standard error."""
    del options
    meter = Meter()
    with meter.loading():
        models = load_models()
    gold = json.loads((data / "claims.gold.json").read_text(encoding="utf-8"))
    paths = {letter: data / document["path"] for letter, document in gold["documents"].items()}
    traced = trace(collect(list(paths.values())).reports, models=models)
    meter.add(len(paths))
    letters = letters_of(traced.reports, {letter: path.name for letter, path in paths.items()})
    rows = [row_of(claim, traced, letters) for claim in gold["claims"]]
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    found = [row for row in rows if row["found"]]
    print(f"{len(found)} of {len(rows)} claims found", file=sys.stderr)
    print(f"{sum(row['right reports'] for row in rows)} in the right reports", file=sys.stderr)
    print(f"{sum(row['right origins'] for row in rows)} on the right number of origins", file=sys.stderr)
    meter.report()


def row_of(gold: dict[str, Any], traced: Trace, letters: dict[str, str]) -> dict[str, Any]:
    """Return what was found of one gold claim: the claim whose assertions meet most of its spans.

    Args:
        gold: A claim of `claims.gold.json`.
        traced: The two reports, traced.
        letters: The letter of each report in the gold file, by report id.
    """
    claims = [claim for story in traced.stories for claim in story.claims]
    origins = [origin for story in traced.stories for origin in story.origins]
    spans = [(letter, span["start"], span["end"]) for letter, given in gold["spans"].items() for span in given]
    best = max(claims, key=lambda claim: _met(claim, spans, letters), default=None)
    row: dict[str, Any] = {"id": gold["id"], "found": False, "right reports": False, "right origins": False}
    if best is None or not _met(best, spans, letters)[0]:
        return row
    reports = sorted({letters[item.report] for item in best.assertions})
    lo, hi = (best.independence.lo, best.independence.hi) if best.independence is not None else (0, 0)
    return row | {
        "found": True,
        "text": best.text,
        "reports": reports,
        "right reports": reports == sorted({letter for letter, _, _ in spans}),
        "lo": lo,
        "hi": hi,
        "right origins": _is_right(gold["independent_origins"], best, origins),
        "origins": [origin.name for origin in origins if best.independence and origin.id in best.independence.origins],
    }


def _is_right(expected: int, claim: Claim, origins: Sequence[Origin]) -> bool:
    """Gold marks a claim without any source with 0: ours has then unclear origins only."""
    if claim.independence is None:
        return False
    mine = [origin for origin in origins if origin.id in claim.independence.origins]
    if expected == 0:
        return not any(origin.clear for origin in mine)
    return claim.independence.lo == claim.independence.hi == expected


def _met(claim: Claim, spans: Sequence[tuple[str, int, int]], letters: dict[str, str]) -> tuple[int, float]:
    """How many gold spans a claim meets, and which share of its assertions meets one."""
    own = [(letters[item.report], item.span.start, item.span.end) for item in claim.assertions]
    met = sum(any(_meets(span, other) for other in own) for span in spans)
    return met, sum(any(_meets(span, other) for span in spans) for other in own) / len(own)


def _meets(one: tuple[str, int, int], two: tuple[str, int, int]) -> bool:
    shared = min(one[2], two[2]) - max(one[1], two[1])
    return one[0] == two[0] and shared >= SHARED * min(one[2] - one[1], two[2] - two[1])


def letters_of(reports: Sequence[Report], paths: dict[str, str]) -> dict[str, str]:
    """Return the letter of each report, by report id, given the file name of each letter."""
    return {report.id: letter for report in reports for letter, name in paths.items() if report.name.endswith(name)}

"""Provenance: whose words a page is, from what its own lines say and the wording it shares with others."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.ingest import read
from headwater.lexicon import find_outlet, outlet_of_host
from headwater.model import Report, Role
from headwater.relate import reuse_pairs

MOSTLY = 0.5  # share of the shorter report's 6-grams from which two reports are one text


def run(data: Path, out: Path, options: Options) -> None:
    """Read `{"id", "publisher", "text"}` lines and write `{"id", "origin", "kind"}` lines.

    Args:
        data: The reports; of the publisher, a host, only the address of its site is made.
        out: File of predictions.
        options: None of them applies.
    """
    del options
    meter = Meter()
    with data.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    given = [{"id": row["id"], "url": f"https://{row['publisher']}", "text": row["text"]} for row in rows]
    reports = read("\n".join(map(json.dumps, given)).encode())
    sites = {row["id"]: row["publisher"] for row in rows}
    said = {report.name: _said(report) for report in reports}
    origins = _origins(reports, {report.name: _name(said[report.name]) for report in reports})
    with out.open("w", encoding="utf-8") as file:
        for name, site in sites.items():
            own = _name(site.split("/")[0])
            origin = origins.get(name) or own
            row = {"id": name, "origin": origin, "kind": "own" if origin == own else "copy"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            meter.add()
    meter.report()


def _said(report: Report) -> str | None:
    """Return whose words a report says that it is made of."""
    if report.agency is not None:
        return report.agency.value
    return report.outlet.value if report.republisher is not None and report.outlet is not None else None


def _name(written: str | None) -> str | None:
    outlet = find_outlet(written or "") or outlet_of_host(written or "")
    return outlet.name if outlet is not None else written


def _origins(reports: Sequence[Report], said: dict[str, str | None]) -> dict[str, str]:
    """Return the origin that most of a report's copies name, itself among them; in a tie its own word decides."""
    votes = {name: Counter([origin] if origin is not None else []) for name, origin in said.items()}
    for pair in reuse_pairs([(report.name, _words(report)) for report in reports]):
        for name, other in ((pair.a, pair.b), (pair.b, pair.a)):
            origin = said[other]
            if pair.containment >= MOSTLY and origin is not None:
                votes[name][origin] += 1
    return {
        name: min(count, key=lambda origin: (-count[origin], origin != said[name], origin))
        for name, count in votes.items()
        if count
    }


def _words(report: Report) -> str:
    return "\n".join(report.text[block.start : block.end] for block in report.roles(Role.TITLE, Role.BODY))

"""Provenance: whose words a page is, from what its own lines say and the wording it shares with others."""

import json
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.ingest import read
from headwater.lexicon import find_outlet, outlet_of_host
from headwater.relate import reuse
from headwater.trace import whose_words


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
    words_of = whose_words(reports, reuse(reports))
    found = {report.name: words_of[report.id].outlet for report in reports if report.id in words_of}
    with out.open("w", encoding="utf-8") as file:
        for name, site in sites.items():
            own = _name(site.split("/")[0])
            origin = found.get(name) or own
            row = {"id": name, "origin": origin, "kind": "own" if origin == own else "copy"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            meter.add()
    meter.report()


def _name(written: str) -> str:
    outlet = find_outlet(written) or outlet_of_host(written)
    return outlet.name if outlet is not None else written

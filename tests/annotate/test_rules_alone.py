"""The rules without the learned weights: plain grammar with a reporting word, and nothing else."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import Options
from benchmarks.attribution import run
from headwater.annotate import Parser, annotate
from tests.annotate.test_attribution_floor import DATA, REPORTS, SHA256
from tests.factory import make_report, needs_bench


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The mayor said that the bridge would close.", ["said"]),
        ("The bridge will close, the mayor said.", ["said"]),
        ("According to the ministry, the bridge will close.", ["According to"]),
        ("The bridge is reportedly unsafe.", ["reportedly"]),
        ("Bridge will close in June - sources", ["-"]),
        ("The company wants to close the bridge.", []),
        ("The shares cost $15 per share in the end.", []),
    ],
)
def test_the_rules_alone_read_reporting_words(text: str, cues: list[str], parser: Parser) -> None:
    found = annotate(make_report(text), parser, learned=False).attributions
    assert [" ".join(span.quote for span in item.cue) for item in found] == cues


@needs_bench
def test_the_rules_alone_keep_their_floor(tmp_path: Path) -> None:
    rows = (DATA / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:REPORTS]
    part, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    part.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert hashlib.sha256(part.read_bytes()).hexdigest() == SHA256
    run(part, found, Options(rules=True))
    scorer = [sys.executable, str(DATA / "score.py"), str(part), str(found), "--json"]
    figures = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    assert figures["PAIR-L"]["F1"] >= 56

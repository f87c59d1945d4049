"""The floor of provenance on the shared pages: lower it only with a sentence in the changelog."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks import provenance
from benchmarks.__main__ import Options
from tests.factory import BENCH, needs_bench

DATA = BENCH / "provenance"
SHA256 = "86a6a16a7427772a0d8b97eb4886eba083b55f4491cd56293c2d056456582d58"


@needs_bench
def test_whose_words_a_page_is_keeps_its_floor(tmp_path: Path) -> None:
    gold, out = DATA / "gold.jsonl", tmp_path / "origins.jsonl"
    assert hashlib.sha256(gold.read_bytes()).hexdigest() == SHA256
    provenance.run(DATA / "reports.jsonl", out, Options())
    scorer = [sys.executable, str(DATA / "score.py"), str(gold), str(out), "--json"]
    figures = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    assert figures["origin"] >= 0.96
    assert figures["false copy"] == 0.0

"""The floor of text reuse on the shared data: lower it only with a sentence in the changelog."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks import reuse
from benchmarks.__main__ import Options
from tests.factory import BENCH, needs_bench

DATA = BENCH / "reuse" / "derived-10k.jsonl.gz"
SHA256 = "a2a17340c04560e6c5dc51355be16b4a8173882f3fc0b8481f2455ee44af9f3f"


@needs_bench
def test_reuse_on_the_derived_reports_keeps_its_floor(tmp_path: Path) -> None:
    assert hashlib.sha256(DATA.read_bytes()).hexdigest() == SHA256
    reuse.run(DATA, tmp_path / "pairs.jsonl", Options())
    scorer = [sys.executable, str(BENCH / "reuse" / "score.py"), str(DATA), str(tmp_path / "pairs.jsonl"), "--json"]
    figures = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    assert figures["recall"] >= 0.99
    assert figures["precision (sample)"] >= 0.9995

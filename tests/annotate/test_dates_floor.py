"""The floor of dating on the shared data, and that it stays fast; `python -m benchmarks dates` is the same run."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.dates import run
from tests.factory import BENCH, needs_bench

DATA = BENCH / "dates" / "dev.jsonl"
SHA256 = "d4207c186139c52fecc635f1a2a2813d2ad5dfc6a125a29bcba25b132c112f7e"


@needs_bench
def test_dating_keeps_its_floor(tmp_path: Path) -> None:
    assert hashlib.sha256(DATA.read_bytes()).hexdigest() == SHA256
    found = tmp_path / "found.jsonl"
    run(DATA, found, Options())
    scorer = [sys.executable, str(BENCH / "dates" / "score.py"), str(DATA), str(found), "--json"]
    figures = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    assert figures["strict"]["F1"] >= 0.84
    assert figures["relaxed"]["F1"] >= 0.90
    assert figures["value"]["F1"] >= 0.75

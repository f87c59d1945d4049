"""The floor of attribution on a part of the shared data; `python -m benchmarks attribution` measures all of it."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.attribution import run
from tests.factory import BENCH, needs_bench

DATA = BENCH / "attribution"
SHA256 = "ad07af7c37660ddc277e60dcf48e0ff3d05f32002a136e64f206dbdf17909ad3"
REPORTS = 30


@needs_bench
def test_attribution_keeps_its_floor(tmp_path: Path) -> None:
    rows = (DATA / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:REPORTS]
    part, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    part.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert hashlib.sha256(part.read_bytes()).hexdigest() == SHA256
    run(part, found, Options())
    scorer = [sys.executable, str(DATA / "score.py"), str(part), str(found), "--json"]
    figures = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    assert figures["PAIR-L"]["F1"] >= 67
    assert figures["PAIR-S"]["F1"] >= 66
    assert figures["PAIR-L recall on reporting cues"] >= 82

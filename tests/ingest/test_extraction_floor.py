"""The floors of extraction on the shared pages: lower one only with a sentence in the changelog."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks import extraction
from benchmarks.__main__ import Options
from tests.factory import BENCH, needs_bench

DATA = BENCH / "extraction"
SHA256 = "20af202fffff573e9850c7869415d6c0c176db1d3c6652e14f487ceb8cff2d70"


def figures(out: Path, *, flat: bool) -> dict[str, dict[str, float]]:
    assert hashlib.sha256((DATA / "gold.jsonl").read_bytes()).hexdigest() == SHA256
    extraction.run(DATA, out, Options(flat=flat))
    scorer = [sys.executable, str(DATA / "score.py"), str(DATA / "gold.jsonl"), str(out), "--json"]
    return json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)


@needs_bench
def test_extraction_from_pages_keeps_its_floors(tmp_path: Path) -> None:
    found = figures(tmp_path / "pages.jsonl", flat=False)
    assert found["aeb"]["F1"] >= 0.970
    assert found["fundus"]["F1"] >= 0.944
    assert found["title contained"] >= 0.92
    assert found["publication day exact"] >= 0.98


@needs_bench
def test_extraction_from_scraped_text_keeps_its_floors(tmp_path: Path) -> None:
    found = figures(tmp_path / "flat.jsonl", flat=True)
    assert found["aeb"]["F1"] >= 0.909
    assert found["fundus"]["F1"] >= 0.914

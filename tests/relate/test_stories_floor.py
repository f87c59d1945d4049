"""The floor of stories on the shared data, by words alone; `python -m benchmarks stories` measures it with vectors."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.stories import read_texts
from headwater.relate import group_texts
from tests.factory import BENCH, needs_bench

FOLDER = BENCH / "stories"
SHA256 = {
    "basil.jsonl": "8d9581c1298834e06b692a21aeca103c2f01cf9949a2380738b8fcac16219dac",
    "ecb_stories.jsonl": "3c8ca289c02be4299cf378377280e22cbbf9563829afca5266af7111812641cf",
    "fnc_stories.jsonl": "6746ba853cd4d62b382739c6f256f4e4b091295dac93e9cc46492e0418800ee2",
}


@needs_bench
def test_stories_by_words_alone_keep_their_floor(tmp_path: Path) -> None:
    assert {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in SHA256} == SHA256
    stories = group_texts(read_texts(FOLDER), None)
    rows = [json.dumps({"id": report, "story": story[0]}) for story in stories for report in story]
    (tmp_path / "found.jsonl").write_text("\n".join(rows), encoding="utf-8")
    scorer = [sys.executable, str(FOLDER / "score.py"), str(tmp_path / "found.jsonl"), "--json"]
    gold = [str(FOLDER / name) for name in SHA256]
    figures = json.loads(subprocess.run(scorer + gold, check=True, capture_output=True, text=True).stdout)
    assert figures["mixed"]["F1"] >= 0.90

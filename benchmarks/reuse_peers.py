"""Reuse beside datasketch and rensa, one run on the same reports: `python -m benchmarks.reuse_peers --data FILE`.

Each is installed by pip into an environment of its own (see `benchmarks/peers.py`) and does what its documentation
shows: MinHash of 5-word shingles, 128 permutations, locality-sensitive hashing at a Jaccard threshold.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

TIMEOUT_S = 1_800
READ = """
import gzip, json, re, resource, sys
start = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
rows = [json.loads(line) for line in gzip.open(sys.argv[1], "rt", encoding="utf-8")]
ids = {str(row["id"]): row["id"] for row in rows}
texts = [(str(row["id"]), row["text"]) for row in rows]
def shingles(text):
    words = re.findall(r"\\w+", text.lower())
    return {" ".join(words[at:at + 5]) for at in range(max(1, len(words) - 4))}
CODE
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for a, b in pairs:
        out.write(json.dumps({"a": ids[a], "b": ids[b]}) + "\\n")
print(len(texts) / (sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - start))
"""
OURS = """
from headwater.relate import reuse_pairs
pairs = [(pair.a, pair.b) for pair in reuse_pairs(texts)]
"""
DATASKETCH = """
from datasketch import MinHash, MinHashLSH
index, pairs = MinHashLSH(threshold=THRESHOLD, num_perm=128), []
for name, text in texts:
    sketch = MinHash(num_perm=128)
    sketch.update_batch([shingle.encode() for shingle in shingles(text)])
    pairs += [(other, name) for other in index.query(sketch)]
    index.insert(name, sketch)
"""
RENSA = """
from rensa import RMinHash, RMinHashLSH
index, sketches, pairs = RMinHashLSH(threshold=THRESHOLD, num_perm=128, num_bands=BANDS), [], []
for at, (name, text) in enumerate(texts):
    sketch = RMinHash(num_perm=128, seed=42)
    sketch.update(list(shingles(text)))
    pairs += [(texts[other][0], name) for other in index.query(sketch) if sketches[other].jaccard(sketch) >= THRESHOLD]
    sketches.append(sketch)
    index.insert(at, sketch)
"""
TOOLS = (
    ("Headwater", (), OURS),
    ("datasketch .5", ("datasketch",), DATASKETCH.replace("THRESHOLD", "0.5")),
    ("rensa .5", ("rensa",), RENSA.replace("THRESHOLD", "0.5").replace("BANDS", "32")),
    ("rensa .2", ("rensa",), RENSA.replace("THRESHOLD", "0.2").replace("BANDS", "64")),
)


def main() -> None:
    """Run every tool and print its recall, precision and speed; one that pip cannot get is left out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse_peers", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="../shared/bench/reuse/derived-10k.jsonl.gz")
    data = parser.parse_args().data.resolve()
    for name, installs, code in TOOLS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                print(f"{name:14s} {measure(installs, code, data, Path(folder))}", flush=True)
            except subprocess.SubprocessError as error:
                said = error.stderr if isinstance(error, subprocess.CalledProcessError) else str(error)
                print(f"{name:14s} left out: {str(said).strip().splitlines()[-1:]}", flush=True)


def measure(installs: tuple[str, ...], code: str, data: Path, folder: Path) -> str:
    """Return the figures of a tool in words."""
    python, out = sys.executable, folder / "pairs.jsonl"
    if installs:
        venv.create(folder / "env", with_pip=True)
        python = str(folder / "env" / "bin" / "python")
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *installs)
    speed = float(_run(python, "-c", READ.replace("CODE", code), str(data), str(out)))
    found = json.loads(_run(sys.executable, str(data.with_name("score.py")), str(data), str(out), "--json"))
    return f"recall {found['recall']:.3f}  precision {found['precision (sample)']:.4f}  {speed:,.0f} reports/CPU-s"


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=TIMEOUT_S).stdout


if __name__ == "__main__":
    main()

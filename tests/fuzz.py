"""Feeds damaged files to every reader for a while, guided by what they reach: `make fuzz`, or `python -m tests.fuzz`.

atheris (libFuzzer for Python) chooses the bytes; each kind of file has its part of the time, in its own process.
What makes a reader fail is left in the folder that is named at the end. Where atheris is not installed, hypothesis
tries many examples instead.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.ingest.formats.samples import SAMPLES

EXAMPLES = 2_000
TOLD = ("stat::number_of_executed_units", " === Uncaught", "==")  # lines of a log that say how it went
TIMEOUT_S, MEMORY_MB = 20, 2_048  # of one input; what takes longer or more is a finding


def main() -> int:
    """Fuzz one kind of file, or all of them in turn; return how many of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="in all")
    parser.add_argument("--kind", choices=SAMPLES, help="this kind alone, in this process")
    given = parser.parse_args()
    if given.kind:
        fuzz(given.kind, given.seconds)
    if find_spec("atheris") is None:
        print(f"atheris is not installed; hypothesis tries {EXAMPLES} examples of each kind")
        command = [sys.executable, "-m", "pytest", "tests/ingest/test_any_bytes.py"]
        return subprocess.run(command, env=os.environ | {"HEADWATER_FUZZ_EXAMPLES": str(EXAMPLES)}).returncode
    found = Path(tempfile.mkdtemp(prefix="headwater-fuzz-"))
    failed = [name for name in SAMPLES if not _runs(name, given.seconds // len(SAMPLES), found)]
    print(f"{len(SAMPLES)} kinds of files, {len(failed)} failed {failed or ''}; findings are in {found}")
    return len(failed)


def fuzz(name: str, seconds: int) -> None:
    """Fuzz the readers that a file of one name reaches, and end the process."""
    import atheris

    with atheris.instrument_imports(include=["headwater.ingest", "feedparser", "email"]):
        from tests.ingest.test_any_bytes import check_read

    def check(data: bytes) -> None:
        try:
            check_read(data, name)
        except Exception:
            Path(f"found-{name}").write_bytes(data)  # libFuzzer does not always get to keep it
            raise

    with tempfile.TemporaryDirectory() as corpus:
        Path(corpus, name).write_bytes(SAMPLES[name])
        bounds = [
            f"-max_total_time={seconds}",
            f"-timeout={TIMEOUT_S}",
            f"-rss_limit_mb={MEMORY_MB}",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *bounds, "-max_len=20000", corpus], check)
        atheris.Fuzz()


def _runs(name: str, seconds: int, found: Path) -> bool:
    command = [sys.executable, "-m", "tests.fuzz", "--kind", name, "--seconds", str(seconds)]
    folder = found / name
    folder.mkdir()
    path = {"PYTHONPATH": ":".join([str(Path.cwd()), *sys.path])}
    done = subprocess.run(command, cwd=folder, env=path, capture_output=True, text=True)
    told = [line for line in done.stderr.splitlines() if line.startswith(TOLD)]
    print(f"{name}: {'; '.join(told) or done.stderr[-300:]}", flush=True)
    (folder / "log").write_text(done.stderr, encoding="utf-8")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())

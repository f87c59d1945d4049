"""`python -m benchmarks.scale`: `headwater run` over many reports made of the shared texts; figures for each stage.

The reports are short ones: texts of the reuse set (all but those made of other texts), the beginning of each up to
`CHARS`, told `TELLINGS` times. Each telling after the first is another outlet's: a sentence is left out, numbers are
changed, a line is added, as a seeded draw has it. The 5,000 texts give 50,000 reports; what is repeated is not news, so
the figures measure work and memory, and not how well anything is found.
"""

import argparse
import gzip
import json
import os
import random
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from html import escape
from pathlib import Path

CHARS = 700  # of a text; the time of reading and annotating grows with it
TELLINGS = 10  # of a text
SEED = 20
SENTENCE = re.compile(r"(?<=[.!?])\s+")
NUMBER = re.compile(r"\b\d{2,}\b")
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:report:{at}>\r\nWARC-Target-URI: {url}\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
)
ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
PART = 5000  # reports of one file


def main() -> None:
    """Make a collection, run over it, and print what each stage did."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/reuse/derived-10k.jsonl.gz"))
    parser.add_argument("--reports", type=int, default=50_000)
    parser.add_argument("--form", choices=("warc", "parquet"), default="warc")
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, required=True, help="a folder for the collection and the tables")
    args = parser.parse_args()
    collection = args.out / f"{args.form}-{args.reports}"
    if not collection.exists():
        write(collection, args.form, telling(texts(args.data), args.reports))
    tables = args.out / f"tables-{args.form}-{args.reports}-{args.engine}"
    command = [sys.executable, "-m", "headwater", "run", str(collection), "--out", str(tables), "--json"]
    with subprocess.Popen(
        [*command, "--engine", args.engine, "--workers", str(args.workers)], stdout=subprocess.PIPE, text=True
    ) as process:
        peak = Peak(process.pid)
        found = json.loads(process.communicate()[0])
    show(found, peak.stop())


def texts(path: Path) -> list[str]:
    """The beginnings of the texts that are no derivation of another."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [" ".join(row["text"][:CHARS].split()) for row in rows if row["kind"] == "base"]


def telling(found: list[str], number: int) -> Iterator[tuple[str, str, str]]:
    """Outlet, title and text of so many reports."""
    draw = random.Random(SEED)
    distinct = -(-number // TELLINGS)
    for at in range(number):
        telling_of, text = divmod(at, distinct)
        sentences = SENTENCE.split(found[text % len(found)])
        if telling_of:
            if len(sentences) > 2:
                del sentences[draw.randrange(len(sentences))]
            sentences = [NUMBER.sub(lambda seen: str(int(seen[0]) + draw.randrange(3)), part) for part in sentences]
            sentences.append(f"Outlet {telling_of} looked at {draw.randrange(1000)} papers on the matter.")
        yield f"Outlet {telling_of} of {text % 97}", sentences[0][:80], " ".join(sentences)


def write(folder: Path, form: str, reports: Iterator[tuple[str, str, str]]) -> None:
    """Write a collection as web archives (each record gzipped) or as Parquet files."""
    beside = folder.with_name(f"{folder.name}.made")
    beside.mkdir(parents=True, exist_ok=True)
    for part, some in enumerate(batches(reports)):
        if form == "warc":
            with (beside / f"{part:04d}.warc.gz").open("wb") as file:
                for at, report in enumerate(some, part * PART):
                    file.write(gzip.compress(record(at, *report), compresslevel=1))
        else:
            write_parquet(beside / f"{part:04d}.parquet", some)
    beside.rename(folder)


def batches(reports: Iterator[tuple[str, str, str]]) -> Iterator[list[tuple[str, str, str]]]:
    """Reports by the file."""
    some: list[tuple[str, str, str]] = []
    for report in reports:
        some.append(report)
        if len(some) == PART:
            yield some
            some = []
    if some:
        yield some


def record(at: int, outlet: str, title: str, text: str) -> bytes:
    """A report as a record of a web archive."""
    head = f"<title>{escape(title)}</title><meta property='og:site_name' content='{outlet}'>"
    page = (
        f"<html><head>{head}</head><body><article><h1>{escape(title)}</h1><p>{escape(text)}</p></article></body></html>"
    )
    answer = (ANSWER + page).encode()
    url = f"https://report-{at}.example/{at}"
    return RECORD.format(at=at, url=url, size=len(answer)).encode() + answer + b"\r\n\r\n"


def write_parquet(path: Path, reports: list[tuple[str, str, str]]) -> None:
    """Reports as a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    outlets, titles, found = zip(*reports, strict=True)
    both = [f"{title}\n\n{text}" for title, text in zip(titles, found, strict=True)]
    pq.write_table(pa.table({"outlet": outlets, "title": titles, "text": both}), path)


class Peak:
    """The most memory that a process and all it started held at once, looked at twice a second."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._ended = pid, 0, threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def stop(self) -> float:
        """End looking; gives MB, what processes share counted once."""
        self._ended.set()
        self._watch.join()
        return self._most / 1024

    def _look(self) -> None:
        while not self._ended.wait(0.5):
            self._most = max(self._most, sum(_held(pid) for pid in _family(self._pid)))


def _family(pid: int) -> list[int]:
    found = [pid]
    for at in found:
        with suppress(OSError):  # it ended meanwhile
            for task in Path(f"/proc/{at}/task").glob("*/children"):
                found += [int(child) for child in task.read_text().split()]
    return found


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def show(found: dict, peak_mb: float) -> None:
    """Print the figures."""
    print(f"{found['kept']} reports, {found['stories']} stories, {found['wall_s']:.0f} s, peak memory {peak_mb:.0f} MB")
    print(f"quarantined {found['quarantined']}, repeated {found['repeated']}")
    for stage in found["stages"]:
        taken = stage["taken"] or found["kept"]
        rate = f"{taken / stage['cpu_s']:.1f}/CPU-s" if stage["cpu_s"] else ""
        print(f"{stage['stage']:10}{stage['shards']:6} shards {stage['cpu_s']:9.1f} CPU-s {rate}")


if __name__ == "__main__":
    main()

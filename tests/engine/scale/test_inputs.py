"""What a user names becomes files: folders, patterns, and an object store that answers as Amazon's does."""

import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
import urllib.parse
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="Daft, which opens object stores, is not installed")

from headwater.engine.scale.inputs import list_sources
from headwater.ingest import Limits
from tests.engine.scale.corpus import packed_apart, page, record, rows

ROOT = Path(__file__).resolve().parents[3]
LIMITS = Limits()


def names(named, limits=LIMITS):
    found, refused = list_sources(named, limits)
    return [source.name for source in found], [item.error.code for item in refused]


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "deep/c.html", ".hidden", "picture.png"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A report.", encoding="utf-8")
    return tmp_path / "in"


def test_a_folder_gives_its_files_in_order_and_a_pattern_those_it_fits(folder):
    assert names([str(folder)]) == (["a.txt", "b.txt", "deep/c.html"], [])
    assert names([f"{folder}/*.txt"]) == (["a.txt", "b.txt"], [])
    assert names([f"{folder}/**/*.html"]) == (["c.html"], [])


def test_a_file_named_twice_is_one_and_a_name_with_brackets_is_a_file(folder):
    (folder / "a[1].txt").write_text("A report.", encoding="utf-8")
    assert names([str(folder / "a[1].txt"), str(folder / "a[1].txt")]) == (["a[1].txt"], [])


def test_what_names_no_file_is_told_and_the_rest_is_taken(folder):
    named = [str(folder / "nothing.txt"), str(folder / "a.txt"), "https://coast.example/a.html"]
    assert names(named) == (["a.txt"], ["HW-READ-001", "HW-READ-022"])


def test_no_more_files_are_taken_than_the_limit_allows(folder):
    assert names([f"{folder}/*.txt"], Limits(max_files=2)) == (["a.txt", "b.txt"], [])
    assert names([f"{folder}/*.txt"], Limits(max_files=1))[1] == ["HW-READ-020"]


class Bucket(http.server.BaseHTTPRequestHandler):
    """As much of S3 as listing a bucket and reading ranges takes."""

    protocol_version = "HTTP/1.1"
    held: dict[str, bytes] = {}  # noqa: RUF012  the class that http.server makes instances of

    def log_message(self, *_):
        """Say nothing."""

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        asked = urllib.parse.parse_qs(address.query)
        key = urllib.parse.unquote(address.path).removeprefix("/bucket/")
        if "list-type" in asked:
            self._answer(200, self._listing(asked.get("prefix", [""])[0]))
        elif key not in self.held:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        elif "Range" in self.headers:
            start, end = self.headers["Range"].removeprefix("bytes=").split("-")
            self._answer(206, self.held[key][int(start) : int(end or 1 << 40) + 1])
        else:
            self._answer(200, self.held[key])

    def _listing(self, prefix):
        keys = [key for key in sorted(self.held) if key.startswith(prefix)]
        files = [f"<Contents><Key>{key}</Key><Size>{len(self.held[key])}</Size></Contents>" for key in keys]
        head = "<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated>"
        return f"{head}{''.join(files)}</ListBucketResult>".encode()

    def _answer(self, status, data):
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)


@pytest.fixture
def bucket():
    made = [page(f"Number {at}", row["text"]) for at, row in enumerate(rows(3))]
    archive = packed_apart([record(f"https://coast.example/{at}", body) for at, body in enumerate(made)])
    row = json.dumps(rows(5)[4]).encode()
    Bucket.held = {"crawl/a.warc.gz": archive, "crawl/b.jsonl.gz": gzip.compress(row + b"\n")}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


READ = """
import sys
from headwater.engine.scale.cutting import cut
from headwater.engine.scale.inputs import list_sources
from headwater.engine.scale.reading import read_piece
from headwater.ingest import Limits
found, refused = list_sources(sys.argv[1:], Limits())
for source in found:
    for piece in cut(source, 2, Limits()):
        for report in read_piece(piece, Limits()):
            print(report.name)
print([item.error.code for item in refused])
"""


@pytest.mark.enable_socket
def test_archives_and_rows_of_an_object_store_are_read_in_pieces(bucket):
    credentials = {"AWS_ACCESS_KEY_ID": "made", "AWS_SECRET_ACCESS_KEY": "up", "AWS_REGION": "us-east-1"}
    done = subprocess.run(
        [sys.executable, "-c", READ, "s3://bucket/crawl/", "s3://bucket/nothing.jsonl"],
        cwd=ROOT,
        env={**os.environ, **credentials, "AWS_ENDPOINT_URL": bucket},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    pages = [f"a.warc.gz:https://coast.example/{at}" for at in range(3)]
    assert done.stdout.splitlines() == [*pages, "row-4", "['HW-READ-001']"]

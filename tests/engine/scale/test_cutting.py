"""Files cut into pieces: read piece by piece they give what they give as a whole, and what is wrong is told."""

import gzip
import io
import json
import os
import zipfile
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from headwater.engine.scale.cutting import cut
from headwater.engine.scale.inputs import Source
from headwater.engine.scale.pieces import Piece
from headwater.engine.scale.reading import read_piece
from headwater.ingest import Limits, Refused, read_all
from headwater.model import Report
from tests.engine.scale.corpus import packed_apart, page, record, rows

LIMITS = Limits(max_file_mb=0.2, max_unpacked_mb=2)


def source(path):
    state = os.stat(path)
    return Source(str(path), path.name, state.st_size, state.st_mtime_ns)


def read(path, size, limits=LIMITS):
    """Pieces, reports, refusals and records without a page of a file cut to pieces of a size."""
    items = list(cut(source(path), size, limits))
    pieces = [item for item in items if isinstance(item, Piece)]
    found = [item for piece in pieces for item in read_piece(piece, limits)]
    refused = [(item.name, item.error.code) for item in [*items, *found] if isinstance(item, Refused)]
    return pieces, [item for item in found if isinstance(item, Report)], refused, found.count(None)


def pages(number):
    return [
        record(f"https://coast.example/{at}", page(f"Number {at}", row["text"])) for at, row in enumerate(rows(number))
    ]


PACKINGS = {"plain": b"".join, "one by one": packed_apart, "as one": lambda records: gzip.compress(b"".join(records))}


@pytest.mark.parametrize("packing", PACKINGS)
def test_an_archive_gives_the_same_pages_in_pieces_of_any_size(tmp_path, packing):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(PACKINGS[packing](pages(7)))
    whole = read(path, 100)[1]
    assert [report.url for report in whole] == [f"https://coast.example/{at}" for at in range(7)]
    for size in (1, 3, 7):
        pieces, reports, refused, _ = read(path, size)
        assert [piece.count for piece in pieces] == [size] * (7 // size) + ([7 % size] if 7 % size else [])
        assert reports == whole
        assert not refused


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_rows_are_the_same_in_pieces_of_any_size_and_keep_their_numbers(tmp_path, pack):
    path = tmp_path / "a.jsonl"
    made = [json.dumps({key: row[key] for key in ("text", "outlet")}).encode() for row in rows(7)]
    path.write_bytes(pack(b"\n".join([*made[:2], b"", b"no row", *made[2:]])))
    whole = read(path, 100)
    for size in (1, 2, 4):
        assert read(path, size)[1:] == whole[1:]
    assert [report.name for report in whole[1]][:3] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:5"]
    assert whole[2] == [(f"{path}:4", "HW-READ-016")]


def test_rows_of_parquet_are_those_of_json_lines(tmp_path):
    made = rows(7)
    pq.write_table(pa.Table.from_pylist(made), tmp_path / "a.parquet", row_group_size=3)
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, made)), encoding="utf-8")
    expected = read(tmp_path / "a.jsonl", 100)[1]
    for size in (1, 2, 5, 100):
        assert read(tmp_path / "a.parquet", size)[1] == expected


def test_the_hash_of_a_piece_follows_what_it_holds(tmp_path):
    path = tmp_path / "a.warc"
    before, made = pages(6), pages(6)
    made[4] = made[4].replace(b"Number 4", b"Number 9")
    path.write_bytes(b"".join(before))
    old = [piece.hash for piece in read(path, 2)[0]]
    path.write_bytes(b"".join(made))
    new = [piece.hash for piece in read(path, 2)[0]]
    assert (old[:2], old[2] == new[2]) == (new[:2], False)


def test_a_page_that_unpacks_without_end_is_set_aside_and_the_next_one_is_read(tmp_path):
    path = tmp_path / "a.warc"
    bomb = record("https://coast.example/bomb", gzip.compress(b"a" * 5_000_000), packing="gzip")
    large = record("https://coast.example/large", b"<html>" + b"a" * 300_000)
    broken = record("https://coast.example/broken", b"\x1f\x8bno gzip at all", packing="gzip")
    path.write_bytes(b"".join([bomb, large, broken, *pages(1)]))
    _, reports, refused, _ = read(path, 10)
    assert [report.url for report in reports] == ["https://coast.example/0"]
    assert [code for _, code in refused] == ["HW-READ-007", "HW-READ-006", "HW-READ-008"]


def test_records_without_a_page_are_counted_and_no_more(tmp_path):
    path = tmp_path / "a.warc"
    picture = record("https://coast.example/p.png", b"\x89PNG", kind="image/png")
    path.write_bytes(b"".join([picture, record("https://coast.example/gone", b"", status=404), *pages(2)]))
    _, reports, refused, without = read(path, 10)
    assert (len(reports), refused, without) == (2, [], 2)


def test_a_packed_page_is_read_as_it_was(tmp_path):
    path = tmp_path / "a.warc"
    body = page("Packed", rows(1)[0]["text"])
    path.write_bytes(record("https://coast.example/0", gzip.compress(body), packing="gzip"))
    packed = read(path, 10)[1]
    path.write_bytes(record("https://coast.example/0", body))
    assert packed == read(path, 10)[1]


@pytest.mark.parametrize(
    ("name", "data", "code", "kept"),
    [
        ("a.warc.gz", packed_apart(pages(3))[:-40], "HW-RUN-010", 2),
        ("a.warc", b"".join(pages(2)) + b"WARC/1.0\r\n" + b"x" * 100_000, "HW-RUN-010", 2),
        ("a.parquet", b"PAR1 and then nothing", "HW-RUN-010", 0),
        ("a.jsonl.gz", gzip.compress(b'{"text": "One report."}\n' * 4, mtime=0)[:-9], "HW-READ-008", 4),
        ("a.jsonl", b'{"text": "One report."}\n{"text": "' + b"a" * 11_000_000 + b'"}', "HW-READ-018", 1),
    ],
)
def test_what_stands_before_the_damage_is_read(tmp_path, name, data, code, kept):
    (tmp_path / name).write_bytes(data)
    _, reports, refused, _ = read(tmp_path / name, 2)
    assert len(reports) >= kept
    assert code in {found for _, found in refused}


def test_every_bound_holds_at_its_edge(tmp_path):
    rows_file = tmp_path / "a.jsonl"
    rows_file.write_text('{"text": "One."}\n' * 3, encoding="utf-8")
    assert not read(rows_file, 2, Limits(max_rows=3))[2]
    assert [code for _, code in read(rows_file, 2, Limits(max_rows=2))[2]] == ["HW-READ-019"]
    assert len(read(rows_file, 2, Limits(max_rows=2))[1]) == 2
    archive = tmp_path / "a.warc"
    archive.write_bytes(b"".join(pages(3)))
    assert [code for _, code in read(archive, 2, Limits(max_rows=2))[2]] == ["HW-READ-019"]
    table = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(rows(3)), table)
    assert [code for _, code in read(table, 2, Limits(max_rows=2))[2]] == ["HW-READ-019"]
    assert [code for _, code in read(table, 2, Limits(max_unpacked_mb=0.0001))[2]] == ["HW-READ-007"]


def test_rows_of_other_programs_are_read_from_parquet_as_from_json_lines(tmp_path):
    made = [{"maintext": row["text"], "authors": ["Ann Reed", "Bo Lind"], "url": row["name"]} for row in rows(3)]
    pq.write_table(pa.Table.from_pylist(made), tmp_path / "a.parquet")
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, made)), encoding="utf-8")
    expected = read(tmp_path / "a.jsonl", 100)[1]
    assert read(tmp_path / "a.parquet", 2)[1] == [
        replace(report, name=report.name.replace("jsonl", "parquet")) for report in expected
    ]
    assert expected[0].byline.value == "Ann Reed, Bo Lind"


@pytest.mark.parametrize("name", ["a.warc", "a.jsonl", "a.jsonl.zst", "a.json", "a.html", "a.eml", "a.wacz"])
def test_a_run_reads_a_file_as_tracing_in_one_process_does(tmp_path, name):
    data = json.dumps(rows(1)[0]).encode()
    archive = b"".join([*pages(2), record("https://coast.example/p.png", b"\x89PNG", kind="image/png")])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        zipped.writestr("archive/a.warc", archive)
    mail = b"Message-ID: <1@x>\r\nFrom: Coast Radio <a@coast.example>\r\nSubject: A bridge\r\n\r\n"
    written = {
        "a.warc": archive,
        "a.jsonl": data + b"\n[]\n" + data,
        "a.jsonl.zst": zstandard.compress(data + b"\n[]\n" + data),
        "a.json": b"[" + data + b", [], " + data + b"]",
        "a.html": page("A bridge", rows(1)[0]["text"]),
        "a.eml": mail + rows(1)[0]["text"].encode(),
        "a.wacz": packed.getvalue(),
    }
    (tmp_path / name).write_bytes(written[name])
    told = list(read_all([tmp_path / name], limits=LIMITS))
    found = [item for item in told if isinstance(item, Report)]
    refused = [(item.name, item.error.code) for item in told if isinstance(item, Refused)]
    assert read(tmp_path / name, 1)[1:3] == (found, refused)
    assert found


def test_a_file_larger_than_a_report_may_be_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"A report. " * 20_000)
    assert not read(tmp_path / "a.txt", 1)[2]
    (tmp_path / "a.txt").write_bytes(b"A report. " * 20_001)
    assert [code for _, code in read(tmp_path / "a.txt", 1)[2]] == ["HW-READ-006"]


def test_parquet_without_a_text_is_refused(tmp_path):
    pq.write_table(pa.table({"number": [1, 2]}), tmp_path / "a.parquet")
    assert [code for _, code in read(tmp_path / "a.parquet", 2)[2]] == ["HW-RUN-011"]

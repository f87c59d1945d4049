"""Bombs: bytes that unpack to very many, one by one or inside archives, mails and documents."""

import gzip
import io
import zipfile
import zlib

import brotli
import pytest
import zstandard

from tests.hostile.bounds import read_beside
from tests.ingest.formats.made import URL, make_mail, make_record, make_wacz, make_warc
from tests.ingest.pages import make_text

ZEROS = 300_000_000
FIVE_BLOCKS = 5  # of the page that stands in a record of its own, its title included


def gzip_zeros(count=ZEROS):
    """Zeros packed without having them all."""
    stream = zlib.compressobj(9, wbits=31)
    return b"".join(stream.compress(bytes(1 << 20)) for _ in range(count >> 20)) + stream.flush()


def zstd_zeros(count=ZEROS):
    packer = zstandard.ZstdCompressor(level=9).compressobj()
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(count >> 20)) + packer.flush()


def brotli_zeros(count=ZEROS):
    packer = brotli.Compressor(quality=5)
    return b"".join(packer.process(bytes(1 << 20)) for _ in range(count >> 20)) + packer.finish()


def gzip_record(length, *, headers=""):
    """A packed record whose page is `length` zeros."""
    head, _, _ = make_record(body=b"", headers=headers).partition(b"Content-Length: ")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    stream = zlib.compressobj(9, wbits=31)
    made = stream.compress(head + b"Content-Length: %d\r\n\r\n" % (len(answer) + length) + answer)
    return made + b"".join(stream.compress(bytes(1 << 20)) for _ in range(length >> 20)) + stream.flush()


BOMBS = {"gzip": gzip_zeros, "zstd": zstd_zeros, "brotli": brotli_zeros}
SUFFIXES = {"gzip": "gz", "zstd": "zst", "brotli": "br"}


@pytest.mark.parametrize("packing", BOMBS)
def test_a_bomb_is_refused_without_being_unpacked(tmp_path, packing):
    assert read_beside(tmp_path, f"a.html.{SUFFIXES[packing]}", BOMBS[packing]()) == ["HW-READ-007"]


@pytest.mark.parametrize("packed", [b"a" * ZEROS, b"\n" * ZEROS], ids=["one row", "empty rows"])
def test_a_gzip_bomb_of_rows_is_read_no_further_than_the_limits(tmp_path, packed):
    codes = read_beside(tmp_path, "a.jsonl.gz", gzip.compress(packed, 1))
    assert codes in (["HW-READ-018", "HW-READ-007"], ["HW-READ-019"], ["HW-READ-007"])


def test_a_zstd_frame_that_asks_for_much_memory_is_refused(tmp_path):
    frame = b"\x28\xb5\x2f\xfd\x00" + bytes([0xF8]) + b"\x01\x00\x00"  # a window of 2 TB, and an empty block
    assert read_beside(tmp_path, "a.zst", frame) == ["HW-READ-008"]


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip"])
def test_a_bomb_that_a_server_sent_costs_its_record_alone(tmp_path, packing):
    bomb = {"br": brotli_zeros, "zstd": zstd_zeros, "gzip": gzip_zeros}[packing]()
    record = make_record(body=bomb, headers=f"Content-Encoding: {packing}\r\n")
    assert read_beside(tmp_path, "a.warc.gz", make_warc(record, make_record(f"{URL}-b"))) == [
        "HW-READ-007",
        FIVE_BLOCKS,
    ]


def test_a_record_that_unpacks_to_much_costs_itself_alone(tmp_path):
    warc = gzip_record(40 << 20) + make_warc(make_record(f"{URL}-b"))
    assert read_beside(tmp_path, "a.warc.gz", warc) == ["HW-READ-006", FIVE_BLOCKS]


def test_a_web_archive_that_unpacks_without_end_is_read_up_to_that(tmp_path):
    warc = make_warc(make_record()) + gzip_record(1 << 30)
    assert read_beside(tmp_path, "a.warc.gz", warc) == [FIVE_BLOCKS, "HW-READ-027"]


def test_a_record_that_lies_about_its_length_is_told(tmp_path):
    record = make_record().replace(b"\r\n\r\nHTTP", b"0000\r\n\r\nHTTP", 1)
    assert read_beside(tmp_path, "a.warc", record) == ["HW-READ-028"]


def test_a_header_without_end_is_told(tmp_path):
    warc = b"WARC/1.1\r\n" + b"X-Gate: shut\r\n" * 500_000 + b"\r\n" + make_record()
    assert read_beside(tmp_path, "a.warc", warc) == ["HW-READ-028", FIVE_BLOCKS]


def test_a_zip_bomb_is_refused_without_being_unpacked(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made, made.open("archive/a.warc", "w") as member:
        member.write(make_record())
        member.write(make_record(f"{URL}-b", b"").replace(b"Content-Length: ", b"Content-Length: 1000000"))
        for _ in range(200):
            member.write(bytes(1 << 20))
    assert read_beside(tmp_path, "a.wacz", file.getvalue()) == [FIVE_BLOCKS, "HW-READ-027"]


def test_a_zip_file_of_very_many_files_is_refused(tmp_path):
    wacz = make_wacz(make_warc(make_record()), others=[(str(number), b"") for number in range(100_001)])
    assert read_beside(tmp_path, "a.wacz", wacz) == ["HW-READ-020"]


def test_parts_inside_parts_without_end_are_refused(tmp_path):
    mail = b"From: a@tide.example\r\nMIME-Version: 1.0\r\n"
    for number in range(3_000):
        mail += b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (number, number)
    assert read_beside(tmp_path, "a.eml", mail) == ["HW-READ-029"]


def test_a_mail_of_very_many_parts_is_refused(tmp_path):
    head = b'From: a@tide.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="g"\r\n\r\n'
    assert read_beside(tmp_path, "a.eml", head + b"--g\r\n\r\ngate\r\n" * 20_000) == ["HW-READ-029"]


@pytest.mark.parametrize("header", ["From", "Subject", "Date", "Content-Type"])
def test_a_header_of_5_mb_costs_little(tmp_path, header):
    mail = make_mail(text=make_text()).replace(
        b"To: ", f"{header}: {'=?utf-8?q?gate?= <(' * 250_000}\r\nTo: ".encode(), 1
    )
    assert len(read_beside(tmp_path, "a.eml", mail)) == 1


def test_an_attachment_that_is_a_bomb_is_no_report(tmp_path):
    mail = make_mail(text=make_text(), attached=[("application/gzip", "a.gz", gzip.compress(gzip_zeros()))])
    assert read_beside(tmp_path, "a.eml", mail) == [FIVE_BLOCKS]

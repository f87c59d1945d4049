"""Web archives: WARC, packed and plain, and WACZ."""

import brotli
import pytest
import zstandard

from headwater.ingest import Limits, Refused, read, read_all
from headwater.model import HeadwaterError
from tests.ingest.formats.made import URL, make_pdf, make_record, make_wacz, make_warc
from tests.ingest.pages import TITLE, make_page, make_text


def told(path, **limits):
    """The address of each report and the code of each refusal of a file, in order."""
    items = read_all([path], limits=Limits(**limits))
    return [item.error.code if isinstance(item, Refused) else item.url for item in items]


@pytest.fixture
def keep(tmp_path):
    """Write a file and give its path."""

    def keep(data, name="crawl"):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return keep


@pytest.mark.parametrize("packed", [True, False])
def test_every_page_of_a_web_archive_is_a_report_named_by_its_address(keep, packed):
    path = keep(make_warc(make_record(), make_record(f"{URL}-2"), packed=packed))
    reports = read(path)
    assert [report.name for report in reports] == [f"crawl:{URL}", f"crawl:{URL}-2"]
    assert [report.url for report in reports] == [URL, f"{URL}-2"]
    assert reports[0].text == make_text()


def test_what_is_no_page_is_left_out_without_a_word(keep):
    others = (
        make_record(f"{URL}.png", b"\x89PNG\r\n", type_="image/png"),
        make_record(f"{URL}-gone", status=404),
        make_record(f"{URL}-moved", status=301),
        make_record(f"{URL}-asked", b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        make_record(f"{URL}.json", b'{"a": 1}', type_="application/json"),
    )
    assert told(keep(make_warc(*others, make_record()))) == [URL]


def test_an_archive_without_pages_is_told(keep):
    assert told(keep(make_warc(make_record(type_="image/png")))) == ["HW-READ-030"]


@pytest.mark.parametrize("packing", ["br", "gzip", "zstd", "deflate"])
def test_pages_are_unpacked_as_the_server_packed_them(keep, packing):
    import gzip
    import zlib

    pack = {
        "br": brotli.compress,
        "gzip": gzip.compress,
        "zstd": zstandard.ZstdCompressor().compress,
        "deflate": zlib.compress,
    }
    record = make_record(body=pack[packing](make_page().encode()), headers=f"Content-Encoding: {packing}\r\n")
    assert told(keep(make_warc(record))) == [URL]


def test_a_page_sent_in_chunks_is_put_together(keep):
    page = make_page().encode()
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (page[:99], page[99:])) + b"0\r\n\r\n"
    (report,) = read(keep(make_warc(make_record(body=chunks, headers="Transfer-Encoding: chunked\r\n"))))
    assert report.text == make_text()


def test_the_encoding_that_the_server_declared_is_taken(keep):
    page = make_page(title="Schleuse für Fähren gesperrt").replace("<meta charset='utf-8'>", "").encode("cp1252")
    (report,) = read(keep(make_warc(make_record(body=page, type_="text/html; charset=windows-1252"))))
    assert report.text.startswith("Schleuse für Fähren gesperrt")


def test_texts_and_pdfs_of_an_archive_are_read(keep):
    pdf = make_pdf([(50, 780, 12, "The harbour office closed the northern lock on Tuesday.")])
    records = (
        make_record(f"{URL}-wet", make_text().encode(), type_="text/plain", kind="conversion"),
        make_record(f"{URL}.pdf", pdf, type_="application/pdf"),
    )
    assert told(keep(make_warc(*records)))[:1] == [f"{URL}-wet"]
    assert len(read(keep(make_warc(*records)))) == 2


def test_a_damaged_record_is_told_once_and_those_around_it_are_read(keep):
    damaged = make_warc(make_record(f"{URL}-b"))[:-40]
    path = keep(make_warc(make_record()) + damaged + make_warc(make_record(f"{URL}-c")))
    assert told(path) == [URL, "HW-READ-028", f"{URL}-c"]


def test_a_plain_archive_goes_on_behind_what_is_no_record(keep):
    path = keep(make_record() + b"no record at all\r\n\r\n" + make_record(f"{URL}-c"))
    assert told(path) == [URL, "HW-READ-028", f"{URL}-c"]


def test_records_beyond_the_limit_are_told_at_its_edge(keep):
    path = keep(make_warc(*(make_record(f"{URL}-{number}") for number in range(3))))
    assert told(path, max_records=3) == [f"{URL}-{number}" for number in range(3)]
    assert told(path, max_records=2) == [f"{URL}-0", f"{URL}-1", "HW-READ-026"]


def test_a_record_larger_than_a_file_may_be_is_told_and_the_next_is_read(keep):
    path = keep(make_warc(make_record(body=b"<html>" + b"a" * 3_000), make_record(f"{URL}-b")))
    assert told(path, max_file_mb=0.002) == ["HW-READ-006", f"{URL}-b"]


def test_a_wacz_file_is_read_archive_by_archive(keep):
    path = keep(make_wacz(make_warc(make_record()), make_warc(make_record(f"{URL}-b"))), "session.wacz")
    assert [report.name for report in read(path)] == [
        f"session.wacz:archive/data-0.warc.gz:{URL}",
        f"session.wacz:archive/data-1.warc.gz:{URL}-b",
    ]


def test_a_damaged_archive_in_a_wacz_file_costs_that_archive_alone(keep):
    damaged = make_warc(make_record())[:-90]
    path = keep(make_wacz(damaged, make_warc(make_record(f"{URL}-b"))))
    assert told(path) == ["HW-READ-028", f"{URL}-b"]


def test_another_zip_file_is_named_as_what_it_is(keep):
    with pytest.raises(HeadwaterError, match=r"HW-READ-009.*ZIP"):
        read(keep(make_wacz(others=[("word/document.xml", b"<w/>")]), "a.docx"))


def test_a_cut_zip_file_is_told(keep):
    with pytest.raises(HeadwaterError, match="HW-READ-028"):
        read(keep(make_wacz(make_warc(make_record()))[:-30], "a.wacz"))


def test_an_archive_may_come_as_bytes_or_on_standard_input():
    (report,) = read(make_warc(make_record()), name="a.warc.gz")
    assert report.title is not None
    assert report.title.value == TITLE

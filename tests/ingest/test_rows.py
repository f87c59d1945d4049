"""JSON Lines: one report a row, with what the user says about it."""

import gzip
import io
import json

import pytest

from headwater.ingest import Limits, Refused, read
from headwater.ingest.readers import understand
from headwater.ingest.rows import read_row, row_pieces
from headwater.model import HeadwaterError, How, Known
from tests.ingest.pages import PARAGRAPHS, TITLE, make_page, make_text


def row(**fields):
    return json.dumps(fields).encode()


def parts(piece):
    return understand(piece, Limits()).items


def rows(data, **limits):
    pieces = row_pieces(io.BytesIO(data), "a.jsonl", "a.jsonl", Limits(**limits))
    items = [item for piece in pieces for item in ([piece] if isinstance(piece, Refused) else parts(piece))]
    return [item.error.code if isinstance(item, Refused) else item.name for item in items]


def test_what_a_row_says_is_given_by_the_user():
    line = row(
        text=make_text(),
        outlet="The Tide",
        byline="Ann Lee",
        title=TITLE,
        published="2024-05-03",
        url="https://tide.example/a",
    )
    report = read_row(line, "a.jsonl:1", Limits())
    assert report.name == "a.jsonl:1"
    assert report.outlet == Known("The Tide", How.GIVEN)
    assert report.byline == Known("Ann Lee", How.GIVEN)
    assert report.title == Known(TITLE, How.GIVEN, (0, len(TITLE)))
    assert report.published is not None
    assert (report.published.value.iso, report.published.how) == ("2024-05-03", How.GIVEN)
    assert report.url == "https://tide.example/a"


def test_a_row_of_html_is_a_page():
    report = read_row(row(html=make_page(), id=7), "a.jsonl:1", Limits())
    assert report.name == "7"
    assert report.text == make_text()


def test_an_address_names_the_outlet_where_nothing_else_does():
    report = read_row(row(text=make_text(), url="https://www.tide.example/2024/05/03/gate"), "a", Limits())
    assert report.outlet == Known("tide.example", How.URL)
    assert report.published is not None
    assert report.published.how is How.URL


def test_a_date_that_is_none_stays_unknown():
    assert read_row(row(text=make_text(), published="soon"), "a", Limits()).published is None


def test_bad_rows_are_told_by_number_and_the_others_are_read():
    data = b"\n".join(
        [row(text=make_text(), id="one"), b"{oops", b"", b"[1]", row(id=3), row(text=""), row(text=make_text())]
    )
    assert rows(data) == ["one", "HW-READ-016", "HW-READ-016", "HW-READ-017", "HW-READ-005", "a.jsonl:7"]


def test_a_row_that_is_too_long_is_told_and_the_next_one_read():
    data = b"\n".join([row(text="x" * 30_000), row(text=make_text(), id="next")])
    assert rows(data, max_line_mb=0.01) == ["HW-READ-018", "next"]


def test_rows_beyond_the_limit_are_not_read():
    data = b"\n".join([row(text=make_text(), id=str(number)) for number in range(4)])
    assert rows(data, max_rows=4) == ["0", "1", "2", "3"]
    assert rows(data, max_rows=2) == ["0", "1", "HW-READ-019"]


def test_rows_nested_too_deep_are_told():
    assert rows(b'{"text": ' + b"[" * 200_000) == ["HW-READ-016"]


def test_packed_rows_are_read_as_far_as_they_may_unpack(tmp_path):
    data = b"\n".join([row(text=make_text(), id=str(number)) for number in range(5)])
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(data))
    assert len(read(path)) == 5
    cut = read(path, limits=Limits(max_unpacked_mb=len(data) * 0.7 / 1_000_000))
    assert len(cut) == 3


def test_a_json_file_may_be_one_object_or_a_list_of_them(tmp_path):
    path = tmp_path / "a.json"
    one = {"id": "one", "text": make_text()}
    path.write_text(json.dumps(one, indent=2), encoding="utf-8")
    assert [report.name for report in read(path)] == ["one"]
    path.write_text(json.dumps([one, {"id": "two", "text": PARAGRAPHS[0]}], indent=2), encoding="utf-8")
    assert [report.name for report in read(path)] == ["one", "two"]


def test_a_file_of_rows_is_refused_only_where_no_row_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{oops\n" + row(text=make_text()))
    assert len(read(path)) == 1
    path.write_bytes(b"{oops\n")
    with pytest.raises(HeadwaterError, match="HW-READ-016"):
        read(path)

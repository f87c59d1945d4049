"""Files, folders, rows and standard input: what is read, and how what cannot be read is told."""

import gzip
import io
import json
import os
import sys
import types

import pytest

from headwater.ingest import Limits, Refused, read, read_all, read_given
from headwater.model import HeadwaterError, Quarantine, Report, Usage
from tests.ingest.pages import PARAGRAPHS, TITLE, make_page, make_text

ROW = {"id": "n-1", "text": make_text(), "outlet": "The Tide", "published": "2024-05-03T10:00:00Z"}


def codes(items):
    return [item.error.code if isinstance(item, Refused) else item.name for item in items]


@pytest.fixture
def folder(tmp_path):
    """A folder with a good text, to which each test adds something bad."""
    (tmp_path / "good.txt").write_text(make_text(), encoding="utf-8")
    return tmp_path


def test_a_text_a_page_and_rows_are_told_apart_by_content_not_by_suffix(tmp_path):
    for name, content in {"a.txt": make_page(), "b.html": make_text(), "c.txt": json.dumps(ROW)}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    page, text, row = (read(tmp_path / name)[0] for name in ("a.txt", "b.html", "c.txt"))
    assert page.text == text.text == row.text == make_text()
    assert page.blocks[0].because.endswith("from the head of the page")
    assert row.name == "n-1"


@pytest.mark.parametrize("apart", [False, True])
def test_files_given_as_bytes_are_read_as_files_of_a_folder_are(folder, apart):
    (folder / "bad.txt").write_bytes(b"")
    (folder / "rows.jsonl").write_text(f"{json.dumps(ROW)}\n{{oops\n", encoding="utf-8")
    files = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    given = list(read_given(files, apart=apart))
    assert codes(given) == ["HW-READ-005", "good.txt", "n-1", "HW-READ-016"]
    assert [item for item in read_all([folder]) if isinstance(item, Report)] == [given[1], given[2]]


def test_a_text_about_html_is_plain_text():
    text = make_text(below='Write "<html><body>" at the beginning of the page, the office told the printers.')
    assert read(text.encode(), name="a.txt")[0].text == text


@pytest.mark.parametrize("content", [make_text(), make_page(), json.dumps(ROW)])
def test_gzip_is_unpacked(content):
    (report,) = read(gzip.compress(content.encode()), name="a.gz")
    assert report.text == make_text()


def test_a_report_is_called_by_its_file_or_as_asked(folder):
    assert read(folder / "good.txt")[0].name == "good.txt"
    assert read(folder / "good.txt", name="monday")[0].name == "monday"
    assert read(make_text().encode())[0].name == "-"


def test_the_files_of_a_folder_are_called_by_their_path_in_it(folder):
    (folder / "more").mkdir()
    (folder / "more" / "b.txt").write_text(make_text(), encoding="utf-8")
    assert [item.name for item in read_all([folder])] == ["good.txt", "more/b.txt"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "HW-READ-005"),
        ("blank.txt", b" \n\t\r\n", "HW-READ-005"),
        ("picture.jpg.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, "HW-READ-009"),
        ("packed.bin", bytes(range(256)) * 40, "HW-READ-009"),
        ("nul.txt", make_text().encode() + b"\x00", "HW-READ-010"),
        ("broken.txt", b"\xff\xfe" + make_text().encode("utf-16-le")[:-1] + b"\xd8\x00", "HW-READ-011"),
        ("login.html", make_page(paragraphs=("Log in", "Forgot?")).encode(), "HW-READ-014"),
        ("cut.txt.gz", gzip.compress(make_text().encode(), mtime=0)[:-20], "HW-READ-008"),
        ("bad.jsonl", b"{not json}\n", "HW-READ-016"),
        ("bare.jsonl", b'{"id": 1}\n', "HW-READ-017"),
        ("typed.jsonl", b'{"text": 5}\n', "HW-READ-021"),
        ("pretty.json", b'{"text":\n', "HW-READ-016"),
    ],
)
def test_a_bad_file_is_told_by_its_code_and_the_good_one_beside_it_is_read(folder, name, content, code):
    (folder / name).write_bytes(content)
    items = list(read_all([folder]))
    assert sorted(codes(items)) == sorted(["good.txt", code])
    (refused,) = [item for item in items if isinstance(item, Refused)]
    assert isinstance(refused.error, Quarantine)
    assert refused.name.startswith(str(folder / name))
    assert name in refused.error.message
    assert "; " in refused.error.message  # what happened; the next step
    with pytest.raises(HeadwaterError) as raised:
        read(folder / name)
    assert raised.value.code == code


def test_a_path_that_is_not_there_is_wrong_usage_and_stops_nothing(folder):
    items = list(read_all([folder / "missing.txt", folder / "good.txt", "a\0b", "x" * 5000]))
    assert codes(items) == ["HW-READ-001", "good.txt", "HW-READ-001", "HW-READ-003"]
    assert isinstance(items[0].error, Usage)
    with pytest.raises(Usage):
        read(folder / "missing.txt")


@pytest.mark.parametrize(
    ("named", "code"),
    [("https://example.org/bridge", "HW-READ-022"), ("", "HW-READ-001"), (".", "HW-READ-023")],
)
def test_what_is_no_file_is_told_by_what_it_is(named, code):
    with pytest.raises(Usage) as raised:
        read(named)
    assert raised.value.code == code


def test_an_address_stops_nothing(folder):
    (refused, _) = items = list(read_all(["http://example.org/bridge", folder / "good.txt"]))
    assert codes(items) == ["HW-READ-022", "good.txt"]
    assert refused.name == "http://example.org/bridge"


def test_a_folder_of_nothing_is_wrong_usage(folder):
    empty = folder / "empty"
    empty.mkdir()
    (empty / "style.css").write_text("p {}", encoding="utf-8")
    (empty / ".hidden.txt").write_text(make_text(), encoding="utf-8")
    assert codes(read_all([empty, folder])) == ["HW-READ-002", "good.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_and_not_waited_for(folder):
    os.mkfifo(folder / "pipe")
    assert codes(read_all([folder / "pipe", folder / "good.txt"])) == ["HW-READ-004", "good.txt"]


def test_a_file_beyond_the_limit_is_refused_without_being_read(folder, monkeypatch):
    with (folder / "large.txt").open("wb") as large:
        large.truncate(50_000_000)

    def forbidden(*_):
        raise AssertionError("the file was decoded")

    monkeypatch.setattr("headwater.ingest.readers.decode", forbidden)
    assert codes(read_all([folder / "large.txt"])) == ["HW-READ-006"]


def test_limits_hold_at_their_edge(folder):
    text = make_text()
    edge = Limits(max_file_mb=len(text.encode()) / 1_000_000)
    assert codes(read_all([folder], limits=edge)) == ["good.txt"]
    (folder / "good.txt").write_text(text + ".", encoding="utf-8")
    assert codes(read_all([folder], limits=edge)) == ["HW-READ-006"]


def test_a_gzip_beyond_the_limit_is_refused(folder):
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"the gate " * 1_000_000))
    assert codes(read_all([folder / "bomb.txt.gz"], limits=Limits(max_unpacked_mb=5))) == ["HW-READ-007"]
    assert codes(read_all([folder / "bomb.txt.gz"], limits=Limits(max_file_mb=5))) == ["HW-READ-006"]


def test_more_files_than_the_limit_are_told_and_the_first_ones_read(folder):
    for number in range(3):
        (folder / f"z{number}.txt").write_text(make_text(), encoding="utf-8")
    assert codes(read_all([folder], limits=Limits(max_files=2))) == ["good.txt", "z0.txt", "HW-READ-020"]


def test_a_file_in_another_encoding_is_read():
    text = make_text(below="Señor Núñez y el café no cerrarán hasta mañana, dijo el alcalde de la ciudad de Ávila.")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read(text.encode(encoding), name="a.txt")[0].text == text


def test_utf_8_under_an_old_declaration_is_read_as_utf_8():
    page = make_page(title="Grève à l'écluse").replace("utf-8", "iso-8859-1").encode()
    assert read(page, name="a.html")[0].text.startswith("Grève à l'écluse")


def standard_input(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(data)))


def test_standard_input_is_a_text_a_page_or_rows(monkeypatch):
    rows = (json.dumps(ROW) + "\n") * 2
    for content, names in ((make_text(), ["-"]), (make_page(), ["-"]), (rows, ["n-1", "n-1"])):
        standard_input(monkeypatch, content.encode())
        assert codes(read_all(["-"])) == names


def test_rows_on_standard_input_may_be_more_than_one_report(monkeypatch):
    rows = (json.dumps(ROW) + "\n").encode() * 20
    standard_input(monkeypatch, rows)
    items = list(read_all(["-"], limits=Limits(max_file_mb=len(rows) / 3_000_000)))
    assert codes(items) == ["n-1"] * 20
    assert len({item.text for item in items}) == 1


def test_an_empty_standard_input_is_told(monkeypatch):
    standard_input(monkeypatch, b"")
    assert codes(read_all(["-"])) == ["HW-READ-005"]


def test_a_fault_of_a_parser_is_that_of_the_page(folder, monkeypatch):
    (folder / "odd.html").write_text(make_page(), encoding="utf-8")

    def fails(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("headwater.ingest.page.extract_article", fails)
    assert codes(read_all([folder])) == ["good.txt", "HW-READ-015"]


def test_the_same_files_give_the_same_reports(folder):
    (folder / "page.html").write_text(make_page(), encoding="utf-8")
    assert list(read_all([folder])) == list(read_all([str(folder)]))
    assert all(isinstance(item, Report) for item in read_all([folder]))
    assert TITLE in read(folder / "page.html")[0].text
    assert PARAGRAPHS[0] in read(folder / "page.html")[0].text

"""Reading apart: what hangs, dies or takes all memory costs itself, and the rest is as if read in one process."""

import os
import resource
import signal
import zlib

import pytest

from headwater.ingest import Limits, Refused, read_all
from headwater.ingest.kinds import Kind
from headwater.ingest.pieces import Piece
from headwater.ingest.workers import FEW_BYTES, _Pool, understand_apart
from headwater.model import Quarantine, Report
from tests.ingest.formats.made import make_mail, make_pdf, make_record, make_warc
from tests.ingest.pages import PARAGRAPHS, TITLE, make_page, make_text

HEAVY = f"<html><body><p>{PARAGRAPHS[0] * 50_000}</p></body></html>"  # takes about 2 s
PADDED = make_page(below=f"<!-- {'gate' * FEW_BYTES} -->")  # so large that no page is read in this process


def told(items):
    """The name of each report and the code of each refusal, in order."""
    return [item.error.code if isinstance(item, Refused) else item.name for item in items]


@pytest.fixture
def folder(tmp_path):
    """A folder with pages before and after what each test puts between them."""
    (tmp_path / "a.html").write_text(PADDED, encoding="utf-8")
    for number in range(3):
        (tmp_path / f"z{number}.txt").write_text(make_text(below=f"Boat {number} leaves."), encoding="utf-8")
    return tmp_path


def test_order_and_reports_are_those_of_one_process(folder):
    (folder / "b.html").write_text(make_page(title="Second gate"), encoding="utf-8")
    (folder / "c.txt").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (folder / "d.warc.gz").write_bytes(make_warc(make_record(), make_record()[:-200]))
    (folder / "e.jsonl").write_text('{"text": "One."}\n{oops\n{"text": "Two."}\n', encoding="utf-8")
    (folder / "f.eml").write_bytes(make_mail(text=make_text(), attached=[("text/html", "a.html", PADDED.encode())]))
    here, apart = list(read_all([folder])), list(read_all([folder], apart=True))
    assert told(here) == told(apart)
    assert [item for item in here if isinstance(item, Report)] == [item for item in apart if isinstance(item, Report)]
    texts = [[str(item.error) for item in items if isinstance(item, Refused)] for items in (here, apart)]
    assert texts[0] == texts[1]


def test_a_page_that_takes_too_long_costs_itself(folder):
    (folder / "b.html").write_text(HEAVY, encoding="utf-8")
    items = read_all([folder], limits=Limits(max_seconds=0.5), apart=True)
    assert told(items) == ["a.html", "HW-READ-035", "z0.txt", "z1.txt", "z2.txt"]


def test_a_page_that_takes_too_much_memory_costs_itself(folder):
    (folder / "b.html").write_text(HEAVY, encoding="utf-8")
    first, bad, *rest = told(read_all([folder], limits=Limits(max_memory_mb=60), apart=True))
    assert (first, rest) == ("a.html", ["z0.txt", "z1.txt", "z2.txt"])
    assert bad in ("HW-READ-015", "HW-READ-036", "HW-READ-037")


def test_a_pdf_whose_page_unpacks_to_very_much_costs_itself(folder):
    drawn = zlib.compress(b"BT /F1 9 Tf 9 9 Td (gate) Tj ET " * 6_000_000, 9)
    stream = b"/Filter /FlateDecode /Length %d >>\nstream\n" % len(drawn) + drawn
    plain = make_pdf([(50, 700, 10, PARAGRAPHS[0])])
    at, end = plain.index(b"/Length"), plain.index(b"endstream")
    (folder / "b.pdf").write_bytes(plain[:at] + stream + plain[end:])
    first, bad, *rest = told(read_all([folder], limits=Limits(max_memory_mb=256, max_seconds=5), apart=True))
    assert (first, rest) == ("a.html", ["z0.txt", "z1.txt", "z2.txt"])
    assert bad in ("HW-READ-032", "HW-READ-034", "HW-READ-035", "HW-READ-036", "HW-READ-037")


def pieces(count):
    return [Piece(f"{at}.txt", make_text(below=f"Boat {at}.").encode(), Kind.TEXT, f"{at}.txt") for at in range(count)]


def test_a_worker_that_is_killed_costs_its_piece_and_another_takes_its_place():
    pool = _Pool(Limits(max_workers=1))

    def killing():
        for at, piece in enumerate(pieces(4)):
            if at == 2:  # the worker has been given the piece before this one
                os.kill(pool._workers[0].process.pid, signal.SIGKILL)
            yield piece

    items = [item for understood in pool.run(killing()) for item in understood.items]
    lost = [item for item in items if isinstance(item, Refused)]
    assert [item.name for item in items] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert all(item.error.code == "HW-READ-037" and item.name == "1.txt" for item in lost)


def test_a_worker_is_replaced_after_many_pieces(monkeypatch):
    monkeypatch.setattr("headwater.ingest.workers.LIFE", 2)
    found = _Pool(Limits(max_workers=1)).run(pieces(5))
    assert told(item for understood in found for item in understood.items) == [f"{at}.txt" for at in range(5)]


def test_whoever_stops_early_leaves_no_process_behind(folder):
    items = read_all([folder], apart=True)
    assert next(items).name == "a.html"
    items.close()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert usage.ru_nsignals == 0
    with pytest.raises(StopIteration):
        next(items)


def test_a_little_is_read_in_this_process(monkeypatch):
    def forbidden(*_):
        raise AssertionError("a worker was started")

    monkeypatch.setattr("headwater.ingest.workers._Pool", forbidden)
    (understood,) = understand_apart(pieces(1), Limits())
    assert understood.items[0].title.value == TITLE


def test_an_error_is_the_same_on_the_other_side_of_a_pipe():
    import pickle

    error = pickle.loads(pickle.dumps(Quarantine("HW-READ-005", "a: is empty; save it again")))
    assert (type(error), error.code, error.message) == (Quarantine, "HW-READ-005", "a: is empty; save it again")
    assert str(error) == "HW-READ-005 a: is empty; save it again"

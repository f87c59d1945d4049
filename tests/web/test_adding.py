"""What a reader gives is read, kept and traced, and the reader is told what came of it."""

import gzip
import json
import re
import threading
import time

import pytest

from headwater.model import HeadwaterError
from headwater.store import Store
from headwater.web.errors import Refusal
from headwater.web.jobs import Jobs, State, Told
from tests.cli.kept import fill_store
from tests.ingest.formats.made import make_mail, make_pdf
from tests.ingest.pages import PARAGRAPHS
from tests.ingest.test_language import GERMAN
from tests.web.clients import asked

PAPER = "Tide\n\n4 May 2031\n\nThe harbour will close in June, the mayor of Eastport told the Tide. Nobody asked why."
OTHER = "Gull\n\n5 May 2031\n\nThe harbour will close in June, the Tide reported, citing the mayor of Eastport."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.db"


def told(client, reply):
    """What came of a piece of work, as its stream tells it last."""
    assert reply.status_code == 200, reply.text
    assert reply.url.path.startswith("/work/")
    events = client.get(f"{reply.url.path}/events")
    assert events.headers["content-type"].startswith("text/event-stream")
    found = [json.loads(line[6:]) for line in events.text.splitlines() if line.startswith("data: ")]
    assert found[-1]["state"] in {"done", "failed"}
    assert client.get(f"{reply.url.path}.json").json() == {"format": "headwater.work", "version": 1, **found[-1]}
    return found[-1]


def test_a_pasted_text_becomes_a_story(path):
    with asked(path) as client:
        work = told(client, client.post("/add", data={"text": PAPER, "name": "paste.txt"}))
        assert work["sentences"][0] == "1 new report, 0 kept before, 0 refused"
        (story,) = work["stories"]
        assert client.get(f"/story/{story}").status_code == 200
        page = client.get(f"/work/{work['id']}").text
        assert f'href="/story/{story}"' in page
        again = told(client, client.post("/add", data={"text": PAPER, "name": "paste.txt"}))
        assert again["sentences"][0] == "0 new reports, 1 kept before, 0 refused"
        assert again["stories"] == [story]
    with Store.open(path, read_only=True) as store:
        (report,) = store.reports()
    assert report.name == "paste.txt"


def test_files_are_read_and_what_cannot_be_is_told_and_set_aside(path):
    rows = "\n".join(json.dumps({"text": text, "outlet": name}) for text, name in ((PAPER, "Tide"), (OTHER, "Gull")))
    files = [
        ("files", ("rows.jsonl.gz", gzip.compress(rows.encode()))),
        ("files", ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00")),
        ("files", ("../../etc/passwd", b"")),
    ]
    with asked(path) as client:
        work = told(client, client.post("/add", files=files))
        assert work["sentences"][0] == "2 new reports, 0 kept before, 2 refused"
        assert any("HW-READ-009" in sentence for sentence in work["sentences"])
        assert "picture.png" in client.get("/refused").text
        assert {row["code"] for row in client.get("/refused.json").json()["refused"]} == {"HW-READ-009", "HW-READ-005"}
        assert client.get("/stories.json").json()["stories"][0]["reports"]


def test_a_mail_with_a_pdf_is_read_in_a_process_of_its_own_and_a_page_that_hangs_stops_nothing(path):
    mail = make_mail(
        text=PAPER, attached=[("application/pdf", "release.pdf", make_pdf([(50, 700, 10, PARAGRAPHS[0])]))]
    )
    heavy = f"<html><body><p>{PARAGRAPHS[0] * 50_000}</p></body></html>"
    files = [("files", ("a.eml", mail)), ("files", ("b.html", heavy.encode())), ("files", ("c.txt", OTHER.encode()))]
    with asked(path, max_seconds=0.5) as client:
        work = told(client, client.post("/add", files=files))
    assert work["sentences"][0] == "3 new reports, 0 kept before, 1 refused"
    assert "HW-READ-035" in work["sentences"][1]
    with Store.open(path, read_only=True) as store:
        assert sorted(report.name for report in store.reports()) == ["a.eml", "a.eml:release.pdf", "c.txt"]


def test_a_text_in_another_language_is_kept_and_told_and_shown_as_not_traced(path):
    with asked(path) as client:
        work = told(client, client.post("/add", data={"text": GERMAN, "name": "paste.txt"}))
        assert (
            work["sentences"][1] == "paste.txt is not in English (its language: de); it is kept and shown, not traced"
        )
        (story,) = work["stories"]
        assert "not traced, its language is de" in client.get(f"/story/{story}").text
        (report,) = client.get(f"/story/{story}.json").json()["stories"][0]["reports"]
        assert "no claim is looked for in it" in client.get(f"/report/{report}").text


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "examples", "-", "ftp://a.example/b", "//a.example"]
)
def test_what_is_no_address_of_the_web_is_refused_before_anything_is_read(path, address):
    with asked(path) as client:
        reply = client.post("/add", data={"addresses": address}, headers={"accept": "application/json"})
    assert reply.status_code == 400
    assert reply.json()["error"]["code"] == "HW-SITE-003"


def test_nothing_given_is_named(path):
    with asked(path) as client:
        assert "HW-SITE-010" in client.post("/add", data={"text": "  "}).text
        assert "HW-SITE-010" in client.post("/add").text


def test_a_form_that_is_broken_is_named(path):
    headers = {"content-type": "multipart/form-data; boundary=a"}
    with asked(path) as client:
        assert client.post("/add", content=b"--b\r\nnonsense", headers=headers).status_code == 400
        assert (
            client.post(
                "/add", content=b"%ff=%00", headers={"content-type": "application/x-www-form-urlencoded"}
            ).status_code
            == 400
        )


def finished(jobs, job):
    until = time.monotonic() + 10
    while not jobs.find(job.id).ended:
        assert time.monotonic() < until
    return jobs.find(job.id)


def test_work_is_done_one_piece_after_another_and_no_more_waits_than_may():
    go, order, jobs = threading.Event(), [], Jobs(2)

    def work(name):
        def run(progress):
            go.wait(10)
            progress("reading", 1, 2)
            order.append(name)
            return Told((name,))

        return run

    first, second = jobs.start("first", work("one")), jobs.start("second", work("two"))
    with pytest.raises(Refusal, match="HW-SITE-011"):
        jobs.start("third", work("three"))
    go.set()
    assert finished(jobs, second).told == Told(("two",))
    assert finished(jobs, first).state is State.DONE
    assert order == ["one", "two"]
    jobs.close()


def test_work_that_fails_is_told_by_its_code_and_a_fault_by_ours():
    def refuses(progress):
        raise HeadwaterError("HW-STORE-010", "another process held the store")

    def breaks(progress):
        raise ZeroDivisionError

    jobs = Jobs(5)
    assert finished(jobs, jobs.start("one", refuses)).error == ("HW-STORE-010", "another process held the store")
    assert finished(jobs, jobs.start("two", breaks)).error[0] == "HW-SITE-012"
    jobs.close()


def test_a_page_of_work_under_way_loads_again_by_itself_where_there_is_no_script(path):
    go = threading.Event()
    with asked(path) as client:
        job = client.app.state.site.jobs.start("Waiting", lambda progress: (go.wait(10), Told())[1])
        page = client.get(f"/work/{job.id}").text
        go.set()
    assert re.search(r'<noscript><meta http-equiv="refresh" content="2"></noscript>', page)


def test_the_folder_of_a_run_is_served_and_nothing_is_added_to_it(tmp_path):
    fill_store(tmp_path / "headwater.db")
    before = (tmp_path / "headwater.db").read_bytes()
    with asked(tmp_path) as client:
        assert client.get("/stories.json").json()["total"] == 1
        work = told(client, client.post("/add", data={"text": PAPER, "name": "paste.txt"}))
    assert (work["state"], work["error"]["code"]) == ("failed", "HW-STORE-008")
    assert (tmp_path / "headwater.db").read_bytes() == before

"""`headwater read`: what was understood, and how it is known."""

import json
import re

import pytest
from click.testing import CliRunner

from headwater.cli.read import command
from tests.cli.terminals import on_a_terminal
from tests.ingest.formats.made import make_mail, make_record, make_warc
from tests.ingest.pages import TITLE, make_page, make_text
from tests.ingest.test_entries import LATEST


@pytest.fixture
def folder(tmp_path):
    """A page, a mail and an archive with a damaged record."""
    (tmp_path / "a.html").write_text(make_page(), encoding="utf-8")
    (tmp_path / "b.eml").write_bytes(make_mail(text=make_text()))
    (tmp_path / "c.warc.gz").write_bytes(make_warc(make_record()) + make_warc(make_record())[:-90])
    return tmp_path


def call(*arguments):
    """The status that the command returns, the records on its output, and what it says."""
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    return done.return_value, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_each_report_is_a_record_with_its_kind_and_the_damaged_one_is_told(folder):
    status, records, said = call(str(folder))
    assert status == 3
    assert [record["kind"] for record in records] == ["page", "mail", "page"]
    assert records[1]["title"] == {"value": TITLE, "how": "header of the mail", "span": [0, len(TITLE)], "by": None}
    assert said.startswith("HW-READ-028")
    assert said.count("\n") == 1


@pytest.mark.parametrize(("name", "status"), [("a.html", 0), ("none.html", 2), ("empty.txt", 1)])
def test_the_status_tells_how_it_went(folder, name, status):
    (folder / "empty.txt").touch()
    assert call(str(folder / name))[0] == status


def test_a_reader_sees_each_fact_with_how_it_is_known_and_each_line_with_its_role(folder):
    status, written = on_a_terminal(folder, "read", "b.eml", NO_COLOR="1")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", written).splitlines()
    assert status == 0
    assert lines[0].startswith("b.eml  mail · 5 lines · r-")
    assert any(line.startswith("outlet") and line.endswith("header of the mail") for line in lines)
    assert any(line.startswith("byline") and line.endswith("unknown") for line in lines)
    assert sum(line.startswith("body") for line in lines) == 4


def test_a_reader_sees_the_language_how_sure_the_text_is_and_the_entries_of_a_live_report(folder):
    (folder / "live.txt").write_text(LATEST, encoding="utf-8")
    for name, label, value, how in (
        ("live.txt", "language", "en", "words of the text"),
        ("live.txt", "entry", "3:10 p.m.", "2024-05-03, line of text"),
        ("live.txt", "entry", "1 p.m.", "2024-05-03, line of text"),
        ("a.html", "confidence", "1", "by trafilatura"),
    ):
        _, written = on_a_terminal(folder, "read", name, NO_COLOR="1")
        lines = re.sub(r"\x1b\[[0-9;]*m", "", written).splitlines()
        assert any(re.fullmatch(rf"{label} +{value}.*{how}.*", line) for line in lines), lines

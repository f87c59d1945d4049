"""Reports gathered from what a user names."""

from headwater.engine import collect
from headwater.ingest import Limits
from tests.ingest.pages import make_text
from tests.ingest.test_language import GERMAN


def write(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_report_that_is_met_twice_is_kept_once_and_told(tmp_path):
    write(tmp_path, a=make_text(), b=make_text())
    found = collect([tmp_path])
    assert [report.name for report in found.reports] == ["a.txt"]
    assert found.repeated == (("b.txt", "a.txt"),)
    assert found.refused == ()


def test_what_cannot_be_read_is_kept_beside_what_was(tmp_path):
    write(tmp_path, a="", b=make_text())
    found = collect([tmp_path, tmp_path / "missing.txt"])
    assert [report.name for report in found.reports] == ["b.txt"]
    assert [refused.error.code for refused in found.refused] == ["HW-READ-005", "HW-READ-001"]


def test_the_limits_are_those_given(tmp_path):
    write(tmp_path, a=make_text())
    (refused,) = collect([tmp_path], limits=Limits(max_file_mb=0.0001)).refused
    assert refused.error.code == "HW-READ-006"


def test_reports_in_another_language_are_named(tmp_path):
    write(tmp_path, a=GERMAN, b=make_text())
    found = collect([tmp_path])
    assert [report.name for report in found.foreign] == ["a.txt"]
    assert len(found.reports) == 2

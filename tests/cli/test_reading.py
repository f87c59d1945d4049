"""What a command tells of the reports it reads."""

from headwater.cli.reading import read_reports, status_of
from headwater.cli.status import DONE
from headwater.engine.settings import load_settings
from tests.ingest.pages import make_text
from tests.ingest.test_language import GERMAN


def test_a_report_in_another_language_is_named_and_read_all_the_same(tmp_path, capsys):
    (tmp_path / "english.txt").write_text(make_text(), encoding="utf-8")
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")
    collected = read_reports([str(tmp_path)], load_settings(folder=tmp_path))
    out, said = capsys.readouterr()
    assert (out, said.count("\n"), said.partition(" ")[0]) == ("", 1, "german.txt")
    assert (len(collected.reports), status_of(2, collected.refused)) == (2, DONE)

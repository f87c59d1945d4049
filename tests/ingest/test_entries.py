"""The dated entries of a live report."""

from headwater.ingest import read_text
from headwater.model import How, Role
from tests.ingest.pages import PARAGRAPHS

LATEST = "\n\n".join(
    (
        "The Latest: Lock gate of the harbour is closed",
        "OSTRAVA BAY, May 3, 2024 (AP) - The Latest on the closed lock (all times local):",
        "3:10 p.m.",
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        "1 p.m.",
        PARAGRAPHS[2],
    )
)


def test_lines_that_are_only_a_time_open_the_entries_of_a_live_report():
    report = read_text(LATEST, name="a")
    assert [entry.published.value.wording for entry in report.entries] == ["3:10 p.m.", "1 p.m."]
    assert [report.text[entry.start : entry.end] for entry in report.entries] == [
        f"3:10 p.m.\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}",
        f"1 p.m.\n\n{PARAGRAPHS[2]}",
    ]


def test_a_time_without_its_zone_dates_an_entry_to_the_day_of_the_report():
    first = read_text(LATEST, name="a").entries[0].published
    assert (first.value.iso, first.how) == ("2024-05-03", How.LINE)
    assert (first.value.end - first.value.start).days == 1


def test_without_a_day_times_date_nothing():
    assert read_text(LATEST.replace("May 3, 2024 ", ""), name="a").entries == ()


def test_one_time_makes_no_live_report():
    assert read_text(LATEST.replace("1 p.m.", "One more thing."), name="a").entries == ()


def test_what_a_report_says_of_itself_is_a_note_and_an_update_stays_body():
    note = "Correction: An earlier version of this report misstated the length of the crack in the gate."
    added = "UPDATE: The office now says that the crack is three metres long and cannot be welded from outside."
    report = read_text("\n\n".join(("Lock gate closed", *PARAGRAPHS, added, note)), name="a")
    assert [report.text[block.start : block.end] for block in report.roles(Role.NOTE)] == [note]
    (block,) = (block for block in report.roles(Role.BODY) if "three metres" in report.text[block.start : block.end])
    assert block.because == 'added later: reads "update:"'


def test_a_long_correction_is_a_note_too_and_a_version_of_something_else_is_none():
    note = "This story has been corrected to say that the gate is of steel. " * 9
    report = read_text(
        "\n\n".join((*PARAGRAPHS, note, "The original version of this gate was of oak and iron.")), name="a"
    )
    assert [report.text[block.start : block.end] for block in report.roles(Role.NOTE)] == [note.strip()]

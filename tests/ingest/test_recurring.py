"""Lines that recur within one outlet."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from headwater.engine import collect
from headwater.ingest import mark_recurring, read
from headwater.model import How, Known, Role
from tests.factory import make_report

LABEL = "Tap the bell for harbour alerts"
TOPICS = ("ferry", "mill", "tram", "quay", "lighthouse", "orchard")


def make_paragraph(topic, number=0):
    return (
        f"The {topic} on the north bank was closed for repairs number {number} after engineers had found that its old "
        f"beams no longer carried what the town asks of them, and nobody at the {topic} knew when it would open again."
    )


def make_text(topic, *labels):
    return "\n".join([make_paragraph(topic), *labels, make_paragraph(topic, 2)])


def make_group(topics, *labels, outlet="Bay Courier"):
    return [make_report(make_text(topic, *labels), outlet=outlet, name=topic) for topic in topics]


def roles(report):
    return {report.text[block.start : block.end]: block.role for block in report.blocks}


def marked(reports):
    """How many lines are no body any more."""
    return sum(role is not Role.BODY for report in mark_recurring(reports) for role in roles(report).values())


def test_a_short_line_that_most_reports_of_an_outlet_have_is_no_body():
    for report in mark_recurring(make_group(TOPICS[:3], LABEL)):
        assert [role for line, role in roles(report).items() if line != LABEL] == [Role.BODY, Role.BODY]
        assert roles(report)[LABEL] is Role.NAVIGATION


def test_two_reports_are_too_few():
    assert marked(make_group(TOPICS[:2], LABEL)) == 0


def test_half_of_the_reports_are_not_most():
    assert marked(make_group(TOPICS[:3], LABEL) + make_group(TOPICS[3:])) == 0
    assert marked(make_group(TOPICS[:3], LABEL) + make_group(TOPICS[3:5])) == 3


def test_lines_are_counted_within_one_outlet():
    outlets = ("Bay Courier", "Hill Times", "Tide Post", None)
    assert marked([report for outlet in outlets for report in make_group(TOPICS[:2], LABEL, outlet=outlet)]) == 0
    assert marked(make_group(TOPICS, LABEL, outlet=None)) == 0


def test_what_only_copies_and_versions_share_stays():
    versions = [make_report(f"{make_text('mill', LABEL)}\nUpdate {at}.", outlet="Bay Courier") for at in range(5)]
    assert marked(versions) == 0
    assert marked(versions + make_group(TOPICS[2:4])) == 0


def test_a_paragraph_stays_however_many_reports_have_it():
    shared = make_paragraph("weather")
    assert marked(make_group(TOPICS, shared)) == 0


def test_a_line_in_the_words_of_the_headline_stays():
    reports = [replace(report, title=Known(LABEL, How.GIVEN)) for report in make_group(TOPICS[:3], LABEL)]
    assert marked(reports) == 0
    assert marked(make_group(TOPICS[:2], LABEL) + reports[2:]) == 2


def test_a_report_keeps_some_body():
    assert marked([make_report(f"{LABEL}\n\n{' ' * at}", outlet="Bay Courier") for at in range(3)]) == 0


def test_nothing_but_roles_changes():
    reports = make_group(TOPICS, LABEL)
    for before, after in zip(reports, mark_recurring(reports), strict=True):
        assert (before.id, before.text, before.name) == (after.id, after.text, after.name)
        assert [(block.start, block.end) for block in before.blocks] == [(b.start, b.end) for b in after.blocks]


@given(st.permutations(range(5)))
def test_the_order_of_the_reports_does_not_matter(order):
    reports = make_group(TOPICS[:5], LABEL)
    expected = {report.name: report for report in mark_recurring(reports)}
    assert {report.name: report for report in mark_recurring([reports[at] for at in order])} == expected


def test_rows_of_a_file_and_files_of_a_folder_are_read_together(tmp_path):
    rows = [{"name": topic, "outlet": "Bay Courier", "text": make_text(topic, LABEL)} for topic in TOPICS[:3]]
    data = "\n".join(map(json.dumps, rows)).encode()
    assert [roles(report)[LABEL] for report in read(data)] == [Role.NAVIGATION] * 3
    for row in rows:
        (tmp_path / f"{row['name']}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert [roles(report)[LABEL] for report in collect([tmp_path]).reports] == [Role.NAVIGATION] * 3

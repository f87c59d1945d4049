"""The example story reads right, every report of it."""

from pathlib import Path

import pytest

from headwater.ingest import read_all
from headwater.model import Report, Role

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "secret-talks"
OUTLETS = {
    "1-harbour.html": ("Harbour News Agency", None, "2018-04-07"),
    "2-millbrook.html": ("Millbrook Courier", "Harbour News Agency", "2018-04-07"),
    "3-eastgate.txt": ("Eastgate Times", None, "2018-04-07"),
    "4-pennant.txt": (None, None, "2018-04-08"),
    "5-lowland.html": ("Lowland Gazette", None, "2018-04-08"),
    "6-coastline.txt": ("Coastline Post", None, "2018-04-09"),
    "7-ridge.txt": ("Ridge Observer", None, "2018-04-07"),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {item.name: item for item in read_all([FOLDER]) if isinstance(item, Report)}


def bodies(report: Report) -> list[str]:
    return [report.text[block.start : block.end] for block in report.roles(Role.BODY)]


def test_every_report_of_the_folder_is_read_but_its_read_me(reports):
    assert list(reports) == list(OUTLETS)


@pytest.mark.parametrize("name", OUTLETS)
def test_outlet_agency_and_day_are_known(reports, name):
    report = reports[name]
    outlet = report.outlet.value if report.outlet is not None else None
    agency = report.agency.value if report.agency is not None else None
    day = report.published.value.iso if report.published is not None else None
    assert (outlet, agency, day) == OUTLETS[name]
    assert report.title is not None


@pytest.mark.parametrize(("name", "count"), [("1-harbour.html", 5), ("2-millbrook.html", 4), ("5-lowland.html", 4)])
def test_a_page_is_its_headline_and_the_paragraphs_of_its_article(reports, name, count):
    assert len(bodies(reports[name])) == count
    assert [block.role for block in reports[name].blocks] == [Role.TITLE, *[Role.BODY] * count]


def test_menus_captions_and_lists_around_a_scraped_report_are_no_body(reports):
    report = reports["3-eastgate.txt"]
    assert len(bodies(report)) == 5
    roles = [block.role for block in report.blocks]
    assert roles[:5] == [Role.NAVIGATION, Role.TITLE, Role.NAVIGATION, Role.CAPTION, Role.CAPTION]
    assert roles[10:] == [Role.PROMOTION, *[Role.TEASER] * 4]


@pytest.mark.parametrize(("name", "count"), [("4-pennant.txt", 3), ("6-coastline.txt", 4), ("7-ridge.txt", 2)])
def test_a_plain_report_keeps_every_paragraph(reports, name, count):
    assert len(bodies(reports[name])) == count

"""What agencies deliver: NewsML-G2, NITF, ninjs."""

import json

import pytest

from headwater.ingest import read
from headwater.model import HeadwaterError, How
from tests.ingest.formats.made import make_html, make_newsml
from tests.ingest.pages import PARAGRAPHS, TITLE, make_text

NINJS = {
    "1": {
        "uri": "urn:1",
        "headline": TITLE,
        "byline": "Ann Lee",
        "body_xhtml": make_html(PARAGRAPHS),
        "versioncreated": "2024-05-03T10:00:00Z",
        "copyrightholder": "Harbour News Agency",
    },
    "1, text": {
        "uri": "urn:1",
        "headline": TITLE,
        "byline": "Ann Lee",
        "body_text": "\n\n".join(PARAGRAPHS),
        "versioncreated": "2024-05-03T10:00:00Z",
        "copyrightholder": "Harbour News Agency",
    },
    "2": {
        "uri": "urn:1",
        "headlines": [{"role": "main", "value": TITLE}],
        "by": "Ann Lee",
        "bodies": [{"role": "main", "contenttype": "text/html", "value": make_html(PARAGRAPHS)}],
        "versioncreated": "2024-05-03T10:00:00Z",
        "infosources": [{"name": "Harbour News Agency"}],
    },
}
NITF = (
    '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><docdata><date.issue norm="20240503T100000Z"/>'
    '<doc.copyright holder="Harbour News Agency"/></docdata></head><body><body.head><hedline><hl1>'
    f"{TITLE}</hl1></hedline><byline>Ann Lee</byline></body.head><body.content>{make_html(PARAGRAPHS)}</body.content>"
    "</body></nitf>"
)


def check(report, how=How.ITEM):
    assert report.text == make_text()
    assert (report.title.value, report.title.how) == (TITLE, how)
    assert (report.outlet.value, report.outlet.how) == ("Harbour News Agency", how)
    assert (report.byline.value, report.byline.how) == ("Ann Lee", how)


@pytest.mark.parametrize("item", NINJS.values(), ids=NINJS)
def test_ninjs_of_every_version_is_read(item):
    for data in (json.dumps(item), json.dumps(item, indent=2), json.dumps([item])):
        (report,) = read(data.encode(), name="a.txt")
        check(report)
        assert report.published.value.iso == "2024-05-03"


def test_newsml_is_read_item_by_item():
    (report,) = read(make_newsml(), name="a.xml")
    check(report)
    assert report.published.value.iso == "2024-05-03"
    assert [report.name for report in read(make_newsml(items=3), name="a.xml")] == ["a.xml:1", "a.xml:2", "a.xml:3"]


def test_nitf_is_read():
    (report,) = read(NITF.encode(), name="a.xml")
    check(report)


def test_newsml_of_pictures_is_told():
    with pytest.raises(HeadwaterError, match="HW-READ-005"):
        read(make_newsml(paragraphs=()).replace(TITLE.encode(), b""))


def test_broken_xml_is_told():
    with pytest.raises(HeadwaterError, match="HW-READ-025"):
        read(make_newsml()[:-20])

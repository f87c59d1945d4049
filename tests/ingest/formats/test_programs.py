"""Rows of JSON as other programs write them."""

import json

import pytest

from headwater.ingest import read
from headwater.ingest.formats.programs import program_of
from headwater.lexicon.row_fields import row_programs
from headwater.model import How
from tests.ingest.pages import PARAGRAPHS, TITLE, make_text

URL = "https://www.tide.example/gate"
BODY = "\n\n".join(PARAGRAPHS)
ROWS = {
    "news-please": {
        "authors": ["Ann Lee", "Bo Day"],
        "date_download": "2025-01-01 10:00:00",
        "date_publish": "2024-05-03 10:00:00",
        "maintext": BODY,
        "source_domain": "tide.example",
        "text": None,
        "title": TITLE,
        "url": URL,
    },
    "Fundus": {
        "title": TITLE,
        "authors": ["Ann Lee", "Bo Day"],
        "publishing_date": "2024-05-03 10:00:00+00:00",
        "body": {
            "summary": [PARAGRAPHS[0]],
            "sections": [{"headline": [], "paragraphs": list(PARAGRAPHS[1:])}],
        },
        "html": {"requested_url": "https://t.example/1", "responded_url": URL, "content": "<html>"},
    },
    "CCNews": {
        "requested_url": URL,
        "plain_text": BODY,
        "published_date": "2024-05-03T10:00:00",
        "title": TITLE,
        "author": "Ann Lee, Bo Day",
    },
    "cc_news": {
        "title": TITLE,
        "text": BODY,
        "domain": "www.tide.example",
        "date": "2024-05-03 10:00:00",
        "description": "",
        "url": URL,
        "image_url": "https://tide.example/a.png",
    },
    "trafilatura": {
        "title": TITLE,
        "author": "Ann Lee; Bo Day",
        "date": "2024-05-03",
        "fingerprint": "abc",
        "text": BODY,
        "source": URL,
    },
    "newspaper": {
        "url": URL,
        "title": TITLE,
        "authors": ["Ann Lee", "Bo Day"],
        "publish_date": "2024-05-03T10:00:00",
        "text": BODY,
    },
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_another_program_feeds_the_fields_of_a_report(name):
    data = json.dumps(ROWS[name]).encode()
    (report,) = read(data + b"\n", name="a.txt")
    assert program_of(ROWS[name]).name == name
    assert report.name == "a.txt:1"
    assert report.text == make_text()
    assert (report.title.value, report.title.how) == (TITLE, How.ITEM)
    assert name == "cc_news" or report.byline.value.replace(";", ",") == "Ann Lee, Bo Day"
    assert report.published.value.iso == "2024-05-03"
    assert report.url == URL


def test_our_own_keys_stand_above_the_marks_of_other_programs():
    row = {"text": BODY, "outlet": "The Tide", "date": "2001-01-01", "publish_date": "2001-01-01"}
    assert program_of(row).name == "headwater"
    (report,) = read(json.dumps(row).encode())
    assert report.outlet.how is How.GIVEN
    assert report.published is None


def test_keys_of_rows_of_a_crawl_that_tell_when_it_ran_are_no_day_of_publication():
    (report,) = read(json.dumps({"text": BODY, "url": URL, "timestamp": "2019-04-25T12:57:54Z", "dump": "a"}).encode())
    assert report.published is None


@pytest.mark.parametrize("value", [None, 5, {"a": {}}, [], [[]], [None, 7], {"value": [{"x": 1}]}])
def test_values_of_other_kinds_than_expected_are_unknown(value):
    (report,) = read(json.dumps(ROWS["news-please"] | {"authors": value, "title": value, "url": value}).encode())
    assert report.text == BODY
    assert report.url is None


def test_every_program_of_the_table_has_a_text_and_a_source():
    for program in row_programs().values():
        assert {field for _, field in program.keys} & {"text", "body"}, program.name

"""What kind of text a file holds."""

import pytest

from headwater.ingest.kinds import begins_as_rows, is_page, names_json, names_rows
from tests.ingest.pages import make_page, make_text


@pytest.mark.parametrize(
    "text",
    [
        make_page(),
        "\ufeff<!DOCTYPE HTML>",
        '<?xml version="1.0"?>\n<!-- saved -->\n<html>',
        "  <body>gate",
        "<head><title>Gate</title>",
    ],
)
def test_a_page_begins_as_one(text):
    assert is_page(text, "a.txt")


@pytest.mark.parametrize(
    "text", [make_text(), "<3 the gate", "The tag <html> opens a page.", "<htmlx>", "", "<!--" * 5000]
)
def test_plain_text_does_not(text):
    assert not is_page(text, "a.txt")


def test_a_part_of_a_page_is_one_where_its_name_says_so():
    assert is_page("<div><p>The gate is shut.</p></div>", "a.html.gz")
    assert not is_page("<div><p>The gate is shut.</p></div>", "a.txt")
    assert not is_page("The gate is shut.", "a.html")


@pytest.mark.parametrize("data", [b'{"text": "a"}\nbad', b'\xef\xbb\xbf\n {"html": ""}', b'{"text": 1}'])
def test_rows_begin_with_an_object_that_has_text_or_html(data):
    assert begins_as_rows(data)


@pytest.mark.parametrize("data", [b"", b"{", b'{"title": 1}', b"[1]", b"{{{ gate }}}", b'{"a": ' + b"[" * 99_999])
def test_other_bytes_are_no_rows(data):
    assert not begins_as_rows(data)


def test_names_may_say_what_a_file_holds():
    assert names_rows("a.JSONL.gz")
    assert names_rows("a.ndjson")
    assert names_json("a.json")
    assert not names_rows("a.json")

"""Pages that browsers and SingleFile saved."""

import pytest

from headwater.ingest import read
from headwater.ingest.formats.saved import saved_from
from tests.ingest.pages import make_page, make_text

URL = "https://tide.example/2024/05/03/gate"
SAVED = {
    "Chrome": make_page().replace("<html>", f"\n<!-- saved from url=({len(URL):04}){URL} -->\n<html>"),
    "SingleFile": make_page().replace(
        "<head>", f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sat May 04 2024\n--><head>"
    ),
    "before everything": f"<!-- saved from url=({len(URL):04}){URL} -->\n" + make_page(),
}


@pytest.mark.parametrize("page", SAVED.values(), ids=SAVED)
def test_a_saved_page_has_the_address_it_was_saved_from(page):
    (report,) = read(page.encode(), name="a.txt")
    assert report.url == URL
    assert report.outlet.value == "tide.example"
    assert report.text == make_text()


def test_the_address_that_a_page_gives_itself_stands_above():
    page = SAVED["Chrome"].replace("<head>", '<head><meta property="og:url" content="https://bay.example/2024/a">')
    assert read(page.encode())[0].url == "https://bay.example/2024/a"


def test_pictures_inside_a_saved_page_cost_nothing():
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 200_000}">'
    (report,) = read(make_page(above=picture).encode())
    assert report.text == make_text()


@pytest.mark.parametrize("text", ["", "<!-- saved from url=(0014)about:internet -->", "<!-- saved from url=" * 999])
def test_other_comments_give_none(text):
    assert saved_from(text) is None

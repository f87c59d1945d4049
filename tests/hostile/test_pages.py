"""Pages made to cost time or memory."""

import gzip
import json

import pytest

from tests.hostile.bounds import read_bounded
from tests.ingest.pages import PARAGRAPHS, make_page

ARTICLE = make_page()


def page(inside):
    return f"<html><body>{inside}<p>{PARAGRAPHS[0]}</p></body></html>"


REFUSED = {
    "nested tags": ("<div>" * 100_000, "HW-READ-012"),
    "nested links that never end": ("<a href='x" * 100_000, "HW-READ-012"),
    "many tags": ("<b>a</b>" * 60_000, "HW-READ-013"),
    "an attribute of 5 MB": (f"<p class='{'a ' * 2_500_000}'>Gate</p>", "HW-READ-014"),
    "open comments": ("<!--" * 200_000, "HW-READ-014"),
    "scripts that never end": ("<script>" * 100_000, "HW-READ-014"),
    "brackets": ("<" * 1_000_000, "HW-READ-014"),
}
READ = {
    "signed paragraphs": page("<p class=byline>By Ann Lee, AP</p>" * 7_000),
    "more signed paragraphs than any page has": page("<p class=byline>By Ann Lee, AP</p>" * 20_000),
    "many links": page("<a href='/2024/05/03/gate'>gate</a> " * 20_000),
    "many authors": ARTICLE.replace("<nav>", "<meta name=author content='By Ann Lee, AP'>" * 15_000 + "<nav>"),
    "deep JSON-LD": ARTICLE.replace("<nav>", f"<script type='application/ld+json'>{'[' * 300_000}</script><nav>"),
    "wide JSON-LD": ARTICLE.replace(
        "<nav>", f"<script type='application/ld+json'>{json.dumps([{}] * 90_000)}</script><nav>"
    ),
    "a title of bars": ARTICLE.replace("<title>", f"<title>{'a | ' * 200_000}"),
    "a heading of no-break spaces": ARTICLE.replace("<h1>", f"<h1>{chr(0xA0) * 300_000}"),
    "tables in tables": page("<table><tr><td>" * 80),
    "bylines in bylines": page("<div class=byline>" * 200 + "a" * 200 + "</div>" * 200),
    "entities": page(f"<p>{'&amp;' * 500_000}.</p>"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_without_an_article_is_refused_in_little_time(tmp_path, name):
    inside, code = REFUSED[name]
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{inside}", encoding="utf-8")
    assert read_bounded(path, seconds=6) == [code]


@pytest.mark.parametrize("name", READ)
def test_a_strange_page_is_read_in_bounded_time_and_memory(tmp_path, name):
    path = tmp_path / "a.html"
    path.write_text(READ[name], encoding="utf-8")
    (blocks,) = read_bounded(path, seconds=20)
    assert isinstance(blocks, int)


def test_the_largest_page_the_limits_allow_is_read_in_bounded_memory(tmp_path):
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(page(f"<p>{PARAGRAPHS[0] * 85_000}</p>").encode()))
    (blocks,) = read_bounded(path, seconds=20, megabytes=2_000)
    assert isinstance(blocks, int)


def test_a_packed_page_beyond_the_limits_is_refused(tmp_path):
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(page(f"<p>{PARAGRAPHS[0] * 400_000}</p>").encode()))
    assert read_bounded(path, seconds=5) == ["HW-READ-006"]


def test_a_gzip_bomb_is_refused_without_being_unpacked(tmp_path):
    bomb = gzip.compress(gzip.compress(b"\0" * 100_000_000, 9))
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.decompress(bomb))
    assert read_bounded(path, seconds=5) == ["HW-READ-007"]


@pytest.mark.parametrize("packed", [b"a" * 300_000_000, b"\n" * 300_000_000])
def test_a_gzip_bomb_of_rows_is_refused_without_being_unpacked(tmp_path, packed):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(packed, 1))
    codes = read_bounded(path, seconds=15)
    assert codes in (["HW-READ-018", "HW-READ-007"], ["HW-READ-019"], ["HW-READ-007"])

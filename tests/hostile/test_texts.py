"""Texts made to cost time: long runs of what the rules look for."""

import pytest

from tests.hostile.bounds import read_beside, read_bounded
from tests.ingest.pages import PARAGRAPHS, TITLE

WIDE = " " * 200_000
TEXTS = {
    "a line of spaces": f"a{WIDE}b",
    "a headline of spaces": f"Crack in lock gate{WIDE}stops the ferries | Times",
    "the headline of spaces twice": f"Crack in lock gate{WIDE}stops the ferries | Times\n" * 2,
    "a path of spaces": f"Home{WIDE}> Times > World > ",
    "a byline of spaces": f"By Ann{WIDE}Lee",
    "a copyright of spaces": f"© {WIDE}2024 Times",
    "a credit of spaces": f"(Photo{WIDE}a)",
    "a dateline of spaces": f"OSLO{WIDE}- {PARAGRAPHS[0]}",
    "a date of spaces": f"Updated{WIDE}3 May 2024",
    "arrows": "a > " * 100_000,
    "brackets": "(" * 300_000,
    "capitals": "Aa " * 100_000,
    "a word of 1 MB": "gate" * 250_000,
    "direction controls": "\u202e" * 100_000 + "gate" + "\u2066" * 100_000,
    "digits": "1" * 300_000,
    "dates": "3 May " * 50_000,
    "commas": "Ann, " * 60_000,
    "dashes": "A - " * 80_000,
    "hosts": "go to a.b " * 50_000,
    "originals": "This story originally appeared in A" + " A" * 100_000,
    "lines of names": "Ann Lee\n" * 50_000,
    "lines of bylines": "By Ann Lee, AP\n" * 20_000,
    "lines of and": ("By Ann" + " and Bo" * 11 + " !\n") * 3_000,
    "lines of copyrights": ("© " * 190 + "\n") * 3_000,
    "lines of paths": ("Home > " * 55 + "\n") * 3_000,
    "lines of credits": ("(Photo by Ann " + "/ " * 100 + "\n") * 3_000,
    "one line again and again": f"{PARAGRAPHS[0]}\n" * 20_000,
    "a text broken at a fixed width": "the gate is shut and the ferries leave from the fish market\nand " * 20_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_strange_text_is_read_in_bounded_time(tmp_path, name):
    (blocks,) = read_beside(tmp_path, "a.txt", "\n\n".join([TITLE, TEXTS[name], *PARAGRAPHS, TEXTS[name]]))
    assert isinstance(blocks, int)


def test_the_largest_text_the_limits_allow_is_read_in_bounded_time(tmp_path):
    assert read_beside(tmp_path, "a.txt", f"{PARAGRAPHS[0]}\n" * 90_000) == [90_000]


def test_a_text_beyond_the_limits_is_refused_without_being_read(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as large:
        large.truncate(50_000_000)
    assert read_bounded(path, seconds=1) == ["HW-READ-006"]

"""What a line is by its own look."""

import pytest

from headwater.ingest.lines import split_lines
from headwater.ingest.marks import mark, names_outlet
from headwater.model import Role
from tests.ingest.pages import PARAGRAPHS, TITLE


def role(line):
    seen = mark(split_lines(line)[0])
    return seen.role if seen is not None else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("***", Role.NAVIGATION),
        ("Home > World > Europe >", Role.NAVIGATION),
        ("https://example.org/2024/05/03/gate", Role.NAVIGATION),
        ("example.org/gate", Role.NAVIGATION),
        ("jQuery(document).ready(run);", Role.NAVIGATION),
        ("Published: , Updated:", Role.NAVIGATION),
        ("Skip to content", Role.NAVIGATION),
        ("3 May 2024", Role.DATELINE),
        ("Updated 3 May 2024 at 9 a.m. BST", Role.DATELINE),
        ("By Ann Lee", Role.BYLINE),
        ("Ann Lee, Associated Press", Role.BYLINE),
        ("ann.lee@tide.example", Role.BYLINE),
        ("— Ann Lee (@annlee) 3 May 2024", Role.BYLINE),
        ("(Reporting by Ann Lee; editing by Bo Ek)", Role.BYLINE),
        ("The Associated Press contributed to this report.", Role.BYLINE),
        ("(Ann Lee/Getty Images)", Role.CAPTION),
        ("(Ann Lee/Example Times)", Role.CAPTION),
        ("Ann Lee | AFP | Getty Images", Role.CAPTION),
        ("Divers leave the water at the gate on Tuesday. Video: Reuters", Role.CAPTION),
        ("The mayor, left, and the chief diver look at the gate.", Role.CAPTION),
        ("Sign up for the evening letter!", Role.PROMOTION),
        ("Most read", Role.TEASER),
        ("Read more: What the gate costs", Role.TEASER),
    ],
)
def test_a_line_shows_what_it_is(line, expected):
    assert role(line) is expected


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        *PARAGRAPHS,
        "A video posted by the divers on Wednesday showed the crack, and the office asked for advice.",
        "By Friday the gate will be open, the office said, and the ferries will run as they did before the storm.",
        "From May on, the ferries run every hour.",
    ],
)
def test_running_text_could_be_anything(line):
    assert role(line) is None


def test_names_and_a_known_outlet_are_a_byline():
    assert names_outlet("Ann Lee and Bo Ek, Associated Press")
    assert names_outlet("Reuters")
    assert not names_outlet("Ann Lee")
    assert not names_outlet("the gate, Associated Press")

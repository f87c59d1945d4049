"""Who signs, and for whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "names", "bodies"),
    [
        ("By Ann Lee", "Ann Lee", []),
        ("By Ann Lee and Bo Ek", "Ann Lee and Bo Ek", []),
        ("By Ann Lee, Bo Ek and Cy Day", "Ann Lee, Bo Ek and Cy Day", []),
        ("By Ann Lee, Associated Press", "Ann Lee", ["Associated Press"]),
        ("By ANN LEE Associated Press", "ANN LEE", ["Associated Press"]),
        ("By ANN LEE AP Business Writer", "ANN LEE", ["AP"]),
        ("By Reuters", None, ["Reuters"]),
        ("By Harbour News Agency", None, ["Harbour News Agency"]),
        ("By Ann Lee Washington Post", "Ann Lee", ["Washington Post"]),
        ("Ann Lee | CNN", "Ann Lee", ["CNN"]),
        ("Ann Lee and Bo Ek , USA TODAY Published 3 May 2024", "Ann Lee and Bo Ek", ["USA TODAY"]),
        ("The Associated Press — By ANN LEE - AP Writer", "ANN LEE", ["The Associated Press", "AP"]),
        ("Agence France Presse, Reuters", None, ["Agence France Presse", "Reuters"]),
        ("By Ann Lee for the Example Gazette", "Ann Lee", ["the Example Gazette"]),
        ("Coastline Post | World | 9 April 2018", None, ["Coastline Post"]),
        ("Posted 3 May 2024", None, []),
        ("Ann Lee", None, []),
        ("", None, []),
    ],
)
def test_a_byline_names_people_and_the_body_behind_them(line, names, bodies):
    signed = read_byline(line)
    assert (line[slice(*signed.names)] if signed.names is not None else None) == names
    assert [line[slice(*body)] for body in signed.bodies] == bodies


@given(st.text(max_size=200))
def test_offsets_are_inside_the_line(line):
    signed = read_byline(line)
    for start, end in (*signed.bodies, *([signed.names] if signed.names is not None else [])):
        assert 0 <= start < end <= len(line)

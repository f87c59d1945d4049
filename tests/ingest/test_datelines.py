"""The words before the first sentence of a report."""

import pytest

from headwater.ingest.datelines import find_dateline, is_place_line


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("OSLO (Reuters) - ", "Reuters"),
        ("OSLO, Norway, May 3 (AP) — ", "Associated Press"),
        ("(AFP) - ", "Agence France-Presse"),
        ("Near Oslo, Norway (CNN) -- ", "CNN"),
        ("OSLO — ", None),
        ("NEW YORK, N.Y. – ", None),
        ("OSLO, May 3 - ", None),
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(dateline, agency):
    found = find_dateline(f"{dateline}The gate is shut.")
    assert found is not None
    assert found.end == len(dateline)
    assert (found.agency.name if found.agency is not None else None) == agency
    if found.agency_span is not None:
        assert dateline[slice(*found.agency_span)] in ("Reuters", "AP", "AFP", "CNN")


@pytest.mark.parametrize(
    "paragraph",
    [
        "The gate is shut.",
        "BREAKING - The gate is shut.",
        "(Ann Lee) - The gate.",
        "A - B",
        "Oslo - The gate.",
        "",
        "(",
        "OSLO",
    ],
)
def test_other_openings_are_no_dateline(paragraph):
    assert find_dateline(paragraph) is None


def test_a_city_is_no_agency_though_an_agency_has_its_name():
    found = find_dateline("SANA, Yemen — The gate is shut.")
    assert found is not None
    assert found.agency is None


def test_a_place_in_capitals_may_stand_alone():
    assert is_place_line("OSLO, Norway")
    assert not is_place_line("Oslo is shut")

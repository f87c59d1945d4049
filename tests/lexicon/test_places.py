"""Places under several names."""

import pytest

from headwater.lexicon.places import place_of


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ulan Bator", "Ulaanbaatar"),
        ("Kiev", "Kyiv"),
        ("Bombay", "Mumbai"),
        ("Peking", "Beijing"),
        ("Ulan-Bator", "Ulaan Baatar"),
    ],
)
def test_two_names_of_one_place_are_one(one, two):
    assert place_of(one) == place_of(two) is not None


@pytest.mark.parametrize("name", ["Springfield", "Lund", "Headwater", ""])
def test_a_name_that_is_unknown_or_could_be_anywhere_is_no_place(name):
    assert place_of(name) is None

"""Countries are found by their names and adjectives."""

import pytest

from headwater.lexicon.countries import countries_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("South Korean officials met the French minister", {"South Korea", "France"}),
        ("The U.S. and Niger, not Nigeria's neighbour", {"United States", "Niger", "Nigeria"}),
        ("she told us about polish and china", set()),
        ("Guinea-Bissau votes", {"Guinea-Bissau"}),
    ],
)
def test_a_country_is_found_by_name_and_adjective(text, found):
    assert countries_in(text) == found

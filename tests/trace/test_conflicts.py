"""Claims that cannot both be right as worded."""

import pytest

from headwater.model import Claim
from headwater.trace import find_conflicts
from tests.trace.test_origins import report, says


def claim(text, number):
    where = report(str(number))
    item = says(where)
    span = type(item.span)(item.report, 0, len(text), text)
    return Claim(
        f"c-{number}", text, (type(item)(item.id, item.report, span, item.stance, item.modality, (), None),), ()
    )


def test_the_same_words_around_another_number_clash():
    one = claim("The fire on the quay burned 12 boats on Monday", 1)
    two = claim("The fire on the quay burned fifteen boats on Monday", 2)
    (found,) = find_conflicts([one, two])
    assert found.label == "number: 12 / 15"
    assert (found.a, found.b) == ("c-1", "c-2")


@pytest.mark.parametrize(
    "other",
    [
        "The fire on the quay burned 12 boats on Monday",
        "The fire on the quay burned boats on Monday",
        "The harbour master sold 15 tickets for the ferry",
    ],
)
def test_the_same_number_no_number_and_other_words_do_not(other):
    assert find_conflicts([claim("The fire on the quay burned 12 boats on Monday", 1), claim(other, 2)]) == ()

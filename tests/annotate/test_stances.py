"""Whether a source affirms, denies or doubts; every sentence is written for these tests."""

import pytest

from headwater.annotate import Parser
from headwater.model import Stance
from tests.annotate.reading import about


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The mayor said the report about the bridge was false.", Stance.DENIES),
        ("The mayor said the report about the bridge was not false.", Stance.AFFIRMS),
        ("“The story of the bridge is completely untrue,” the mayor said.", Stance.DENIES),
        ("The mayor said it was unlikely that the bridge would fall.", Stance.DOUBTS),
        ("The mayor said he was not aware of any crack in the bridge.", Stance.DOUBTS),
        ("The mayor said there was no evidence of a crack in the bridge.", Stance.DOUBTS),
        ("The army said it could not confirm that the bridge had fallen.", Stance.DOUBTS),
        ("The mayor said the bridge was closed after a false alarm.", Stance.AFFIRMS),
        ("The mayor said the bridge was new.", Stance.AFFIRMS),
    ],
)
def test_the_words_of_the_content_give_the_stance(sentence: str, stance: Stance, parser: Parser) -> None:
    assert about(sentence, "bridge", parser).stance == stance

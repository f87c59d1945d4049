"""What a source is called: the name beside its title or kind, and the body whose utterance speaks."""

import pytest

from headwater.annotate import Parser
from headwater.model import SourceType
from tests.annotate.reading import about

BODY, PERSON, DOCUMENT = SourceType.ORGANISATION, SourceType.PERSON, SourceType.DOCUMENT


@pytest.mark.parametrize(
    ("mention", "name", "kind"),
    [
        ("The group Harbour Watch", "Harbour Watch", BODY),
        ("The website Harbour Watch", "Harbour Watch", SourceType.OUTLET),
        ("Head of the Coast Guard's Rescue Office Ann Reed", "Ann Reed", PERSON),
        ("A Harbour Board message", "Harbour Board", BODY),
        ("Data from the Energy Information Administration", "Energy Information Administration", BODY),
        ("A statement issued by the foreign ministry", "foreign ministry", BODY),
        ("A letter from the foreign ministry", "A letter from the foreign ministry", DOCUMENT),
        ("A spokesman for the defense ministry", "defense ministry", BODY),
    ],
)
def test_a_source_goes_by_the_name_of_whoever_speaks(mention: str, name: str, kind: SourceType, parser: Parser) -> None:
    found = about(f"{mention} said that the bridge was unsafe.", "unsafe", parser).chain[-1].source
    assert (found.name, found.type) == (name, kind)

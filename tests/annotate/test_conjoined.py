"""Those who say something together: two sources of one content are two attributions."""

import pytest

from headwater.annotate import Parser
from headwater.annotate.conjoined import JOINED
from headwater.model import Attribution
from tests.annotate.reading import attributions, chain, said


def telling(text: str, parser: Parser) -> list[Attribution]:
    """The attributions of what is unsafe."""
    return [item for item in attributions(text, parser) if "unsafe" in said(item)]


@pytest.mark.parametrize(
    ("subject", "chains"),
    [
        ("Alan Stone and Mary Reed", [["Alan Stone"], ["Mary Reed"]]),
        ("CNN and Reuters", [["CNN"], ["Reuters"]]),
        ("WCVB and NBC News", [["WCVB"], ["NBC News"]]),
        ("The mayor and the company", [["The mayor"], ["the company"]]),
        ("Engineers and builders", [["Engineers"]]),
        ("Alan Stone and Mary Reed of the Tribune", [["Alan Stone"]]),
    ],
)
def test_each_who_says_it_has_an_attribution(subject: str, chains: list[list[str]], parser: Parser) -> None:
    found = telling(f"{subject} said that the bridge was unsafe.", parser)
    assert [chain(item) for item in found] == chains
    assert [item.rule for item in found] == ["subject", *[JOINED] * (len(chains) - 1)]


def test_the_two_differ_in_id_and_source_alone(parser: Parser) -> None:
    first, second = telling("Alan Stone and Mary Reed told CNN that the bridge was unsafe.", parser)
    assert first.id != second.id
    assert (first.cue, first.content, first.within) == (second.cue, second.content, second.within)
    assert [chain(first), chain(second)] == [["CNN", "Alan Stone"], ["CNN", "Mary Reed"]]
    assert first.source is not None
    assert first.source.mention.quote == "Alan Stone and Mary Reed"
    assert second.source is not None
    assert second.source.mention.quote == "Mary Reed"


def test_a_joint_statement_is_one(parser: Parser) -> None:
    text = "Alan Stone and Mary Reed said in a joint statement that the bridge was unsafe."
    assert [chain(item) for item in telling(text, parser)] == [["Alan Stone"]]

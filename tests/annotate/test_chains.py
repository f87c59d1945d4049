"""Chains run from the report outward, and each link has a type and a rule."""

import pytest

from headwater.annotate import Parser
from headwater.model import SourceType, Stance
from tests.annotate.reading import about, chain


def test_the_first_link_is_the_one_the_report_leans_on(parser: Parser) -> None:
    found = about("The bridge is unsafe, several officials told CNN.", "bridge", parser)
    assert [(link.source.name, link.source.type, link.rule) for link in found.chain] == [
        ("CNN", SourceType.OUTLET, "addressee"),
        ("several officials", SourceType.UNNAMED, "subject"),
    ]


def test_the_grammatical_source_is_the_last_link_of_its_own_cue(parser: Parser) -> None:
    found = about("The bridge is unsafe, several officials told CNN.", "bridge", parser)
    assert found.source is not None
    assert found.source.mention.quote == "several officials"


def test_nobody_stands_in_a_chain_twice(parser: Parser) -> None:
    found = about("Reuters reported that the mayor told Reuters the bridge was unsafe.", "unsafe", parser)
    assert chain(found) == ["Reuters", "the mayor"]


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("Ann Reed", SourceType.PERSON),
        ("Mayor Ann Reed", SourceType.PERSON),
        ("The finance minister", SourceType.PERSON),
        ("The Guardian", SourceType.OUTLET),
        ("The ministry", SourceType.ORGANISATION),
        ("Several officials", SourceType.UNNAMED),
        ("An official", SourceType.UNNAMED),
        ("Witnesses", SourceType.UNNAMED),
        ("A police report", SourceType.DOCUMENT),
        ("The lawsuit", SourceType.DOCUMENT),
    ],
)
def test_a_source_has_a_type(mention: str, kind: SourceType, parser: Parser) -> None:
    found = about(f"{mention} said that the bridge was unsafe.", "bridge", parser)
    assert found.source is not None
    assert (found.source.type, found.source.mention.quote) == (kind, mention)


def test_an_outlet_has_its_known_name(parser: Parser) -> None:
    found = about("The A.P. reported that the bridge was unsafe.", "bridge", parser)
    assert found.source is not None
    assert found.source.name == "Associated Press"


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The mayor denied that the bridge was unsafe.", Stance.DENIES),
        ("The mayor did not deny that the bridge was unsafe.", Stance.AFFIRMS),
        ("Engineers doubt that the bridge was unsafe.", Stance.DOUBTS),
        ("The mayor confirmed that the bridge was unsafe.", Stance.AFFIRMS),
    ],
)
def test_the_cue_gives_the_stance(sentence: str, stance: Stance, parser: Parser) -> None:
    assert about(sentence, "the bridge was unsafe", parser).stance == stance

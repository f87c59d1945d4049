"""Pronouns and descriptions: whom they stand for, and where the report names that one."""

import pytest

from headwater.annotate import Parser
from headwater.annotate.people import person_name
from headwater.model import SourceType
from tests.annotate.reading import about, attributions, chain, said


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ann Reed runs the port. She said that the bridge was unsafe.", "Ann Reed", SourceType.PERSON),
        (
            "Mr Alan Stone met Mrs Ann Reed. She said that the bridge was unsafe.",
            "Ann Reed",
            SourceType.PERSON,
        ),
        (
            "The Guardian reported that the mayor had left. The newspaper said that the bridge was unsafe.",
            "Guardian",
            SourceType.OUTLET,
        ),
        (
            "An official said that the mayor had left. The official said that the bridge was unsafe.",
            "An official",
            SourceType.UNNAMED,
        ),
        (
            "Several engineers said that the mayor had left. They said that the bridge was unsafe.",
            "Several engineers",
            SourceType.UNNAMED,
        ),
        (
            "The report came from Ann Reed, who said that the bridge was unsafe.",
            "Ann Reed",
            SourceType.PERSON,
        ),
    ],
)
def test_a_source_goes_by_the_name_of_whom_it_stands_for(
    text: str, name: str, kind: SourceType, parser: Parser
) -> None:
    source = about(text, "unsafe", parser).chain[-1].source
    assert (source.name, source.type) == (name, kind)


def test_the_source_stays_as_written_and_the_chain_shows_the_name(parser: Parser) -> None:
    found = about("Ann Reed runs the port. She said that the bridge was unsafe.", "unsafe", parser)
    assert found.source is not None
    assert found.source.mention.quote == "She"
    assert found.source.name == "Ann Reed"
    assert found.chain[-1].source.mention.quote == "Ann Reed"


def test_a_pronoun_does_not_stand_for_somebody_inside_a_quotation(parser: Parser) -> None:
    text = "Ann Reed said: “Mary Stone told me nothing.” She said that the bridge was unsafe."
    assert about(text, "unsafe", parser).chain[-1].source.name == "Ann Reed"


def test_the_report_is_no_source_of_its_own(parser: Parser) -> None:
    text = "We reported on Monday that the bridge was unsafe."
    assert all(item.chain == () for item in attributions(text, parser))


def test_a_named_description_is_not_resolved(parser: Parser) -> None:
    text = "The French ministry said little. The German ministry said that the bridge was unsafe."
    assert about(text, "unsafe", parser).chain[-1].source.name == "The German ministry"


@pytest.mark.parametrize("addressee", ["told the newspaper", "said in an interview with the magazine"])
def test_the_newspaper_is_the_outlet_named_before(addressee: str, parser: Parser) -> None:
    text = f"The Guardian reported that the mayor had left. Two engineers {addressee} that the bridge was unsafe."
    names = [link.source.name for link in about(text, "unsafe", parser).chain]
    assert names == ["Guardian", "Two engineers"]


def test_the_newspaper_of_nobody_is_no_link(parser: Parser) -> None:
    assert chain(about("Two engineers told the newspaper that it was unsafe.", "unsafe", parser)) == ["Two engineers"]


def test_a_later_last_name_is_the_same_person(parser: Parser) -> None:
    text = "Alan Stone runs the port. The bridge is unsafe, Stone said."
    assert about(text, "unsafe", parser).chain[-1].source.name == "Alan Stone"


def test_wanting_is_no_saying(parser: Parser) -> None:
    (found,) = [
        item for item in attributions("The company wants to close the bridge.", parser) if "close" in said(item)
    ]
    assert (found.rule, found.chain) == ("attitude", ())


def test_a_name_is_never_empty():
    assert person_name("Mr. Ann Reed's") == "Ann Reed"
    assert person_name(".") == "."

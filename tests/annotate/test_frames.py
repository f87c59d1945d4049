"""What a report says once of a speaker or of the report it digests holds in its other sentences."""

import pytest

from headwater.annotate import Parser
from tests.annotate.reading import about, attributions, chain, said


def test_a_speaker_goes_through_his_outlet_in_every_sentence(parser: Parser) -> None:
    text = "Ann Reed told CNN that the bridge was unsafe. The council knew of it for years, Reed said."
    found = about(text, "knew of it", parser)
    assert chain(found) == ["CNN", "Reed"]
    assert [link.rule for link in found.chain] == ["speaker", "subject"]


def test_a_speaker_with_two_outlets_is_left_alone(parser: Parser) -> None:
    text = (
        "Ann Reed told CNN that the bridge was unsafe. Ann Reed told Reuters that it was old. "
        "The council knew of it for years, Reed said."
    )
    assert chain(about(text, "knew of it", parser)) == ["Reed"]


@pytest.mark.parametrize("credit", ["Via Engadget", "Source: Engadget", "[via Engadget]", "[Engadget]"])
def test_a_credit_at_the_end_covers_what_stands_above(credit: str, parser: Parser) -> None:
    text = f"The new phone has two screens and a pen.\nIt will be sold in June, a person at the firm said.\n{credit}"
    assert chain(about(text, "sold in June", parser)) == ["Engadget", "a person at the firm"]
    own = about(text, "two screens", parser)
    assert (chain(own), own.rule) == (["Engadget"], "frame")


def test_a_credit_says_who_hedges_and_wishes_come_from(parser: Parser) -> None:
    text = "The firm plans to sell the phone in June.\nThe phone was reportedly sold in June by the firm.\nVia Engadget"
    assert chain(about(text, "by the firm", parser)) == ["Engadget"]
    (whole,) = [item for item in attributions(text, parser) if item.rule == "frame"]
    assert said(whole) == "The firm plans to sell the phone in June."


def test_a_credit_above_covers_what_follows(parser: Parser) -> None:
    text = "The town waits for news of the phone.\nFrom Engadget:\nThe new phone has two screens and a pen."
    assert chain(about(text, "two screens", parser)) == ["Engadget"]
    assert not [item for item in attributions(text, parser) if "waits" in said(item)]


def test_the_rest_of_a_paragraph_goes_on_with_its_outlet(parser: Parser) -> None:
    text = "The Guardian reported that the bridge was unsafe. It was built of sand and old wood.\nThe town has a port."
    assert chain(about(text, "sand", parser)) == ["The Guardian"]
    assert not [item for item in attributions(text, parser) if "port" in said(item)]


def test_a_quotation_goes_on_in_the_next_paragraph(parser: Parser) -> None:
    text = "“The bridge is unsafe,” Ann Reed told CNN.\n“We will close it in June.”\nThe town has a port."
    found = about(text, "close it", parser)
    assert (chain(found), found.rule) == (["CNN", "Ann Reed"], "goes on")

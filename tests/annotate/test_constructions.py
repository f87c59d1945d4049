"""Who says what, a construction at a time; every sentence is written for these tests."""

import pytest

from headwater.annotate import Parser, annotate
from headwater.model import Role, SourceType
from tests.annotate.reading import about, attributions, chain, said
from tests.factory import make_report

CONSTRUCTIONS = [
    # a verb and its clause
    ("The mayor said that the bridge would close in June.", ["The mayor"], "that the bridge would close in June"),
    ("The bridge will close in June, the mayor said.", ["the mayor"], "The bridge will close in June"),
    ("The bridge is unsafe, say engineers.", ["engineers"], "The bridge is unsafe"),
    ("The plan, the mayor said, is to close the bridge.", ["the mayor"], "The plan … is to close the bridge"),
    ("As the mayor said, the bridge is unsafe.", ["the mayor"], "the bridge is unsafe"),
    ("The mayor denied taking money from the builders.", ["The mayor"], "taking money from the builders"),
    ("The company wants to close the bridge.", [], "to close the bridge"),
    (
        "Ann Reed, an engineer who built bridges before, denied on Monday that the bridge had moved.",
        ["Ann Reed"],
        "that the bridge had moved",
    ),
    ("Sources told CNN Lund, the old port, has been sold.", ["CNN", "Sources"], "Lund, the old port, has been sold"),
    ("The ministry did not say that the bridge would close.", [], "that the bridge would close"),
    ("Neither city has said where the bridge will stand.", [], "where the bridge will stand"),
    # phrases
    ("According to the ministry, the bridge will close.", ["the ministry"], "the bridge will close"),
    ("The bridge will close, according to two engineers.", ["two engineers"], "The bridge will close"),
    ("The bridge will close in June, per the ministry.", ["the ministry"], "The bridge will close in June"),
    # told to, quoted by, citing
    ("The bridge will close, the mayor told Reuters.", ["Reuters", "the mayor"], "The bridge will close"),
    ("Two engineers told CNN that the bridge was unsafe.", ["CNN", "Two engineers"], "that the bridge was unsafe"),
    ("Two engineers told CNN the bridge was unsafe.", ["CNN", "Two engineers"], "the bridge was unsafe"),
    (
        "The Guardian reported that the bridge would close, citing city officials.",
        ["The Guardian", "city officials"],
        "that the bridge would close",
    ),
    (
        "The mayor, quoting a report by engineers, said the bridge was unsafe.",
        ["The mayor", "a report by engineers"],
        "the bridge was unsafe",
    ),
    (
        "The bridge is unsafe, The Guardian said, citing an engineer with knowledge of the matter.",
        ["The Guardian", "an engineer with knowledge of the matter"],
        "The bridge is unsafe",
    ),
    (
        "A letter from the builders seen by Reuters said that the bridge was unsafe.",
        ["Reuters", "A letter from the builders seen by Reuters"],
        "that the bridge was unsafe",
    ),
    (
        "Ann Reed told CNN that she learned of the closing from port officials.",
        ["CNN", "Ann Reed", "port officials"],
        "that she learned of the closing from port officials",
    ),
    (
        "Ann Reed said that she was informed of the closing by the ministry.",
        ["Ann Reed", "the ministry"],
        "that she was informed of the closing by the ministry",
    ),
    (
        "The mayor was quoted by Reuters as saying that the bridge was unsafe.",
        ["Reuters", "The mayor"],
        "that the bridge was unsafe",
    ),
    (
        "In an interview with the BBC, the mayor said the bridge was unsafe.",
        ["the BBC", "the mayor"],
        "the bridge was unsafe",
    ),
    (
        "The ministry said in a statement to Reuters that the bridge was unsafe.",
        ["Reuters", "The ministry"],
        "that the bridge was unsafe",
    ),
    (
        "Officials who spoke to the New York Times said the bridge was unsafe.",
        ["the New York Times", "Officials"],
        "the bridge was unsafe",
    ),
    (
        "The bridge could close this week, an aide told news website Engadget.",
        ["Engadget", "an aide"],
        "The bridge could close this week",
    ),
    (
        "The Guardian's Ann Reed said the bridge would close.",
        ["The Guardian", "The Guardian's Ann Reed"],
        "the bridge would close",
    ),
    # closings that the parser takes for something else
    (
        "The bridge will close this week, a person familiar with the matter told Reuters.",
        ["Reuters", "a person familiar with the matter"],
        "The bridge will close this week",
    ),
    (
        "Divers brought up the last bell from the wreck near the old lighthouse on Sunday night, reported Channel 4.",
        ["Channel 4"],
        "Divers brought up the last bell from the wreck near the old lighthouse on Sunday night",
    ),
    # passives
    ("The closing was first reported by Reuters.", ["Reuters"], "The closing"),
    ("The bridge was described by engineers as unsafe.", ["engineers"], "The bridge"),
    ("The bridge is said to be unsafe.", [], "The bridge … to be unsafe"),
    # nouns
    ("The claim by engineers that the bridge is unsafe was wrong.", ["engineers"], "that the bridge is unsafe"),
    # labels
    ("Mayor: Bridge will close in June", ["Mayor"], "Bridge will close in June"),
    ("Bridge will close in June - sources", ["sources"], "Bridge will close in June"),
    # quotations
    (
        "“The bridge is unsafe,” the mayor said. “We will close it in June.”",
        ["the mayor"],
        "“The bridge is unsafe,” … “We will close it in June.”",
    ),
    (
        "The mayor said: “The bridge is unsafe.\n“It has been for years.\n“We will close it.”",
        ["The mayor"],
        "“The bridge is unsafe.\n“It has been for years.\n“We will close it.”",
    ),
    ("'The bridge is unsafe. It is old,' the mayor said.", ["the mayor"], "'The bridge is unsafe. It is old,'"),
    # nested
    (
        "CNN reported that several officials said the bridge was unsafe.",
        ["CNN", "several officials"],
        "the bridge was unsafe",
    ),
    (
        "CNN cited sources saying that the bridge had been closed.",
        ["CNN", "sources"],
        "that the bridge had been closed",
    ),
]


@pytest.mark.parametrize(("sentence", "sources", "content"), CONSTRUCTIONS, ids=[row[0][:60] for row in CONSTRUCTIONS])
def test_a_construction_is_read(sentence: str, sources: list[str], content: str, parser: Parser) -> None:
    found = [(chain(item), said(item)) for item in attributions(sentence, parser)]
    assert (sources, content) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The shares cost $15 per share, and each visitor gets two per day.",
        "Everything went according to plan.",
        "The so-called “quiet revolution” began in the spring.",
        "Her second novel, “The Long Field”, was printed in Leeds.",
        "The bridge was built of stone in 1890 and has three arches.",
    ],
)
def test_what_only_looks_like_an_attribution_is_none(sentence: str, parser: Parser) -> None:
    assert not [item for item in attributions(sentence, parser) if item.source is not None]


def test_hedges_have_no_source(parser: Parser) -> None:
    for sentence in ("The bridge is reportedly unsafe.", "The bridge was allegedly sold.", "It is said to be unsafe."):
        assert all(item.chain == () for item in attributions(sentence, parser))


def test_an_attribution_inside_another_knows_it(parser: Parser) -> None:
    text = "CNN reported that several officials said the bridge was unsafe."
    outer, inner = attributions(text, parser)
    assert outer.within is None
    assert inner.within == outer.id


def test_a_quotation_left_open_ends_with_its_paragraph(parser: Parser) -> None:
    text = "The mayor said: “The bridge is unsafe.\nTraffic was light on Monday."
    assert "Traffic" not in said(about(text, "bridge", parser))


def test_menus_and_teasers_attribute_nothing(parser: Parser) -> None:
    words = "The mayor said the bridge was unsafe."
    assert annotate(make_report(words, role=Role.TEASER), parser).attributions == ()
    assert annotate(make_report(words, role=Role.CAPTION), parser).attributions != ()


def test_a_person_and_the_body_they_speak_for_are_told_apart(parser: Parser) -> None:
    named = about("Ann Reed, a spokeswoman for the harbour board, said the bridge was unsafe.", "bridge", parser)
    unnamed = about("A spokesman for Harbour House said the bridge was unsafe.", "bridge", parser)
    assert (named.chain[-1].source.name, named.chain[-1].source.type) == ("Ann Reed", SourceType.PERSON)
    assert unnamed.chain[-1].source.type == SourceType.ORGANISATION


def test_an_apostrophe_is_no_quotation_mark(parser: Parser) -> None:
    text = "The mayor said the boats' owners were late. 'Tis the council's bridge, and the boats' too."
    assert said(about(text, "owners", parser)) == "the boats' owners were late"


def test_what_a_comma_or_a_colon_at_the_end_of_a_paragraph_leads_to_is_quoted(parser: Parser):
    text = "Of the bridge, engineer Bo Ek explained,\n\n“Wide bridges move in the wind. This one moves more than most.”"
    found = about(text, "moves more than most", parser)
    assert chain(found) == ["engineer Bo Ek"]


def test_single_marks_carry_a_quotation_into_the_next_paragraph(parser: Parser):
    text = "Bo Ek said: 'Wide bridges move in the wind.\n\n'This one moves more than most.'\n\nThe town has three."
    found = about(text, "moves more than most", parser)
    assert chain(found) == ["Bo Ek"]
    assert "three" not in said(found)


def test_a_speaker_may_be_described_at_length_behind_a_quotation(parser: Parser):
    who = "Ann Reed of the Fund for Ferries in the North, a charity that runs the only lighthouse in the bay of Lund,"
    text = f"“The bridge moved again. Nobody believed it would,” {who} said on Monday."
    assert "Ann Reed" in chain(about(text, "Nobody believed", parser))[0]

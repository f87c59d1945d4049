"""How many a source is, in what capacity it speaks, and whether it is a post."""

import pytest

from headwater.annotate import Parser
from headwater.model import Source, SourceType, Span, Standing
from headwater.store.codec import from_plain, to_plain
from tests.annotate.reading import about


def source(text: str, parser: Parser, words: str = "unsafe") -> Source:
    """The one at the end of the chain of what holds `words`."""
    return about(text, words, parser).chain[-1].source


@pytest.mark.parametrize(
    ("mention", "number"),
    [
        ("Several officials", "Several"),
        ("Five engineers", "Five"),
        ("At least three engineers", "At least three"),
        ("Dozens of residents", "Dozens"),
        ("Two of the engineers", "Two"),
        ("Both engineers", "Both"),
        ("Engineers", None),
        ("An official", None),
        ("Ann Reed", None),
    ],
)
def test_a_source_is_as_many_as_its_mention_says(mention: str, number: str | None, parser: Parser) -> None:
    assert source(f"{mention} said that the bridge was unsafe.", parser).number == number


@pytest.mark.parametrize(
    ("mention", "standing"),
    [
        ("Reuters", Standing.AGENCY),
        ("CNN", Standing.OUTLET),
        ("Several officials", Standing.UNNAMED),
        ("Witnesses", Standing.FIRST_HAND),
        ("The foreign ministry", Standing.OFFICIAL),
        ("A police spokesman", Standing.OFFICIAL),
        ("A company spokeswoman", Standing.FIRST_HAND),
        ("Harbour Ltd", Standing.FIRST_HAND),
        ("China", Standing.OFFICIAL),
        ("The mayor", Standing.OFFICIAL),
        ("Her father", Standing.FIRST_HAND),
        ("Ann Reed", Standing.UNKNOWN),
        ("A police report", Standing.OFFICIAL),
    ],
)
def test_a_source_speaks_in_the_capacity_its_words_tell(mention: str, standing: Standing, parser: Parser) -> None:
    assert source(f"{mention} said that the bridge was unsafe.", parser).standing is standing


def test_standing_is_told_where_somebody_is_introduced(parser: Parser) -> None:
    text = "Mayor Ann Reed left the port. The bridge was unsafe, Reed said."
    assert source(text, parser).standing is Standing.OFFICIAL


def test_a_credit_has_a_standing_too(parser: Parser) -> None:
    text = "The new phone has two screens and a pen.\nSource: Reuters"
    assert source(text, parser, "two screens").standing is Standing.AGENCY


@pytest.mark.parametrize("mention", ["A tweet by the mayor", "Two posts on Facebook"])
def test_a_post_is_no_document(mention: str, parser: Parser) -> None:
    assert source(f"{mention} said that the bridge was unsafe.", parser).type is SourceType.POST


def test_one_of_the_sources_is_a_source(parser: Parser) -> None:
    found = source("One of the sources said that the bridge was unsafe.", parser)
    assert (found.type, found.number) == (SourceType.UNNAMED, "One")


def test_a_record_from_before_is_read_with_neither() -> None:
    source = Source("the mayor", SourceType.PERSON, Span.of("r-1", "the mayor", 0, 9))
    plain = to_plain(source)
    assert isinstance(plain, dict)
    old = {key: value for key, value in plain.items() if key not in {"number", "standing"}}
    assert from_plain(Source, old) == source

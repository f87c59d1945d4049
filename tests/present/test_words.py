"""The words that every presentation shares."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Independence
from headwater.present.words import (
    chain_names,
    counted,
    excerpt,
    heading,
    headline,
    interval,
    printable,
    unquoted,
    wording,
)
from tests.store.traces import harbour_trace

TEXTS = st.text(st.characters(exclude_categories=[]), max_size=80)


@pytest.mark.parametrize(("number", "words"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports")])
def test_a_count_agrees_with_its_noun(number, words):
    assert counted(number, "report") == words


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((0, 0), "0 independent origins"),
        ((1, 1), "1 independent origin"),
        ((1, 3), "1..3 independent origins"),
        ((2, 2), "2 independent origins"),
    ],
)
def test_an_interval_is_one_number_where_its_bounds_meet(bounds, words):
    assert interval(Independence(*bounds, (), ())) == words


def test_a_claim_that_was_not_traced_has_no_number():
    assert interval(None) == "not traced"


def test_a_story_is_headed_by_its_leading_claim():
    assert headline(harbour_trace().stories[0]) == "2 reports · 1 independent origin"


def test_a_chain_reads_from_its_end_to_the_report():
    said, bare = (claim.assertions[0] for claim in harbour_trace().stories[0].claims)
    assert chain_names(said, "The Tide") == ("the mayor", "The Tide")
    bare = type(bare)(bare.id, bare.report, bare.span, bare.stance, bare.modality, (), None)
    assert chain_names(bare, "The Tide") == ("no source given", "The Tide")


def test_an_outlet_that_was_told_itself_stands_in_its_chain_once():
    said = harbour_trace().stories[0].claims[0].assertions[0]
    (mayor,) = said.chain
    itself = replace(mayor, source=replace(mayor.source, name="The Tide"))
    assert chain_names(replace(said, chain=(itself, mayor)), "The Tide") == ("the mayor", "The Tide")


@given(TEXTS)
def test_what_is_printed_is_one_line_that_steers_nothing(text):
    shown = printable(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in shown)
    shown.encode()


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\u202eb", "a\u2066b", "a\u200bb", "a\x00b", "a\rb\nc\u2028d"])
def test_escapes_and_direction_marks_are_not_printed(text):
    assert set(printable(text)).isdisjoint("\x1b\u202e\u2066\u200b\x00\r\n\u2028")


@given(TEXTS, st.integers(1, 30))
def test_an_excerpt_keeps_within_its_width(text, width):
    assert len(excerpt(text, width)) <= width + 1


def test_an_excerpt_is_cut_at_a_word_and_says_so():
    assert excerpt("the harbour will close", 14) == "the harbour…"
    assert excerpt("the harbour", 14) == "the harbour"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  • the harbour closes", "The harbour closes"),
        ("– the harbour closes.", "The harbour closes."),
        ("iPhone sales fell", "iPhone sales fell"),
        ("“There were letters,”", "There were letters"),
        ('"There were letters.', "There were letters."),
        ("“No,” she said, “never”", "“No,” she said, “never”"),
        ("the harbour closes ,", "The harbour closes"),
        ("“”", "“”"),
        ("12 ships came", "12 ships came"),
        ("•", "•"),
        ("", ""),
    ],
)
def test_a_heading_begins_like_a_sentence(text, shown):
    assert heading(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“the harbour closes”", "the harbour closes"),
        ('"the harbour closes,"', "the harbour closes,"),
        ("‘the harbour closes’", "the harbour closes"),
        ("“the harbour", "the harbour"),
        ("the harbour”", "the harbour"),
        ("the fishermen’s boats", "the fishermen’s boats"),
        ("the boats of the fishermen’", "the boats of the fishermen’"),
        ("he is “very” sure", "he is “very” sure"),
        ("he is “very”", "he is “very”"),
        ("“very” sure he is", "“very” sure he is"),
    ],
)
def test_quotation_marks_around_words_are_left_to_who_shows_them(text, shown):
    assert unquoted(text) == shown


def test_the_same_words_are_the_same_whatever_ends_them():
    assert wording("The harbour closes.") == wording("the  harbour closes") == wording(" • “the harbour closes")

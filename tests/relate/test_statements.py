"""What a report states, and in whose voice."""

import pytest

from headwater.model import Role
from headwater.relate import statements
from headwater.relate.statements import one_spelling
from tests.relate.reading import read_by_hand


def stated(text, **options):
    found = statements(read_by_hand(text, name="a", **options))
    return [(item.span.quote, bool(item.chain)) for statement in found for item in statement.assertions]


def test_a_sentence_nobody_is_quoted_for_is_in_the_reports_own_voice():
    assert stated("the bridge opened on Monday.") == [("the bridge opened on Monday.", False)]


def test_what_somebody_said_is_stated_without_the_words_that_say_so():
    text = "Reed said that the bridge opened on Monday."
    assert stated(text, said={"that the bridge opened on Monday": "Reed"}) == [("the bridge opened on Monday", True)]


def test_two_sources_in_one_sentence_are_two_assertions():
    text = "the bridge opened on Monday, Reed said, and the ferry closed on Friday, Lund said."
    said = {"the bridge opened on Monday": "Reed", "the ferry closed on Friday": "Lund"}
    assert [quote for quote, _ in stated(text, said=said)] == list(said)


def test_what_somebody_calls_for_needs_no_verb():
    text = "Reed called for safer bridges over the old harbour."
    assert stated(text, said={"for safer bridges over the old harbour": "Reed"}) == [
        ("for safer bridges over the old harbour", True)
    ]


def test_each_assertion_of_a_sentence_is_a_piece_with_names_and_numbers_of_its_own():
    text = "the bridge opened in Lund, Reed said, and 12 ferries closed in Oslo, Lund said."
    (found,) = statements(
        read_by_hand(text, name="a", said={"the bridge opened in Lund": "Reed", "12 ferries closed in Oslo": "Lund"})
    )
    assert [(piece.text, piece.names, piece.numbers) for piece in found.pieces] == [
        ("the bridge opened in Lund", {"lund"}, set()),
        ("12 ferries closed in Oslo", {"oslo"}, {"12"}),
    ]


@pytest.mark.parametrize(
    ("british", "american"), [("organisation", "organization"), ("labour", "labor"), ("analyse", "analyze")]
)
def test_two_spellings_are_one_lemma(british, american):
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize(
    "text", ["who closed the bridge on Monday?", "she said so.", "bridge ferry harbour town Monday"]
)
def test_questions_bare_cues_and_words_without_a_verb_state_nothing(text):
    assert stated(text) == []


def test_a_caption_counts_only_where_it_quotes_somebody():
    text = "the bridge opened on Monday, Reed said."
    assert stated(text, role=Role.CAPTION) == []
    assert stated(text, role=Role.CAPTION, said={"the bridge opened on Monday": "Reed"}) != []


@pytest.mark.parametrize("role", [Role.NAVIGATION, Role.PROMOTION, Role.TEASER, Role.BYLINE, Role.DATELINE])
def test_nothing_outside_body_and_captions_is_stated(role):
    assert stated("the bridge opened on Monday.", role=role) == []


def test_numbers_are_digits_however_they_are_written():
    (found,) = statements(read_by_hand("the fire killed twelve of 1,400 sheep in Lund.", name="a"))
    assert "12" in found.numbers
    assert found.names == {"lund"}


def test_every_assertion_is_true_to_its_text():
    text = "Reed said that, the bridge opened on Monday.\nthe ferry closed on Friday."
    annotated = read_by_hand(text, name="a", said={"that, the bridge opened on Monday": "Reed"})
    for statement in statements(annotated):
        assert text[statement.span[0] : statement.span[1]] == statement.text
        for item in statement.assertions:
            assert text[item.span.start : item.span.end] == item.span.quote

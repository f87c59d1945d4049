import time

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Span
from headwater.web.drawing import compare_wordings
from tests.present.hostile import EVERYTHING

SAID = ["the", "talks", "“12”", "15", "May,", "in", "\n", "•", "Reed's", EVERYTHING]
words = st.lists(st.sampled_from(SAID)).map(" ".join)


def spans(one, two, at=7):
    return tuple(Span.of("r-1", "x" * at + text + "y", at, at + len(text)) for text in (one, two))


def different(pieces):
    return [piece.text for piece in pieces if piece.is_different]


@settings(deadline=None)
@given(words | st.text(), words | st.text())
def test_the_pieces_of_a_side_are_its_quote_at_its_offsets(one, two):
    pair = spans(one, two)
    for span, pieces in zip(pair, compare_wordings(*pair), strict=True):
        assert "".join(piece.text for piece in pieces) == span.quote
        text = "x" * 7 + span.quote + "y"
        assert all(piece.start < piece.end and text[piece.start : piece.end] == piece.text for piece in pieces)


@settings(deadline=None)
@given(words)
def test_a_wording_does_not_differ_from_itself_in_other_case_and_spacing(text):
    shouted = text.replace(" ", "  ").upper() if text.upper().casefold() == text.casefold() else text
    one, two = compare_wordings(*spans(text, shouted))
    assert different(one) == different(two) == []


def test_the_words_that_differ_are_marked_on_both_sides():
    one, two = compare_wordings(
        *spans("Talks are planned for next month in Oslo.", "Talks could happen as soon as next month, in oslo")
    )
    assert different(one) == ["are planned for"]
    assert different(two) == ["could happen as soon as"]


def test_numbers_are_words_and_marks_between_common_words_are_no_difference():
    one, two = compare_wordings(*spans("“12,500 people” marched", "15,000 people marched…"))
    assert (different(one), different(two)) == (["12,500"], ["15,000"])


def test_long_wordings_are_compared_by_how_they_begin_and_end():
    middle = [" ".join(f"{word}{at}" for at in range(20_000)) for word in ("tide", "ebb")]
    start = time.process_time()
    one, two = compare_wordings(*spans(f"At noon {middle[0]} it was over", f"At noon {middle[1]} it was over"))
    assert (different(one), different(two)) == ([middle[0]], [middle[1]])
    assert time.process_time() - start < 1

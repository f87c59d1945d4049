from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.present.words import printable
from headwater.web.drawing.fitting import fit, text_width
from tests.present.hostile import EVERYTHING


@settings(deadline=None)
@given(st.text() | st.just(EVERYTHING), st.integers(40, 300), st.integers(1, 3))
def test_lines_are_never_wider_than_their_room_and_lose_nothing_without_an_ellipsis(text, width, most):
    lines = fit(text, width, 14, most_lines=most)
    assert 1 <= len(lines) <= most
    assert all(text_width(line, 14) <= width + 0.01 for line in lines)
    shown, whole = "".join(lines).replace(" ", ""), printable(text).replace(" ", "")
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_words_are_kept_whole_where_a_line_holds_them():
    assert fit("several administration officials", 160, 14, most_lines=3) == ("several", "administration", "officials")


def test_a_word_wider_than_a_line_is_cut():
    assert fit("w" * 12, 100, 20, most_lines=4) == ("wwwww", "wwwww", "ww")


def test_marks_that_stand_over_a_letter_take_no_room():
    assert text_width("é", 10) == text_width("e\u0301", 10) == text_width("e", 10)

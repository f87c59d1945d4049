"""A text into its lines."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.lines import split_lines, words_key
from tests.ingest.pages import PARAGRAPHS


def wrapped(paragraph, width=60):
    lines, line = [], ""
    for word in paragraph.split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@given(st.text())
def test_lines_cover_every_visible_character_in_order(text):
    at = 0
    for line in split_lines(text):
        assert not text[at : line.start].strip()
        assert line.text == text[line.start : line.end]
        assert line.text.strip() == line.text != ""
        at = line.end
    assert not text[at:].strip()


def test_a_paragraph_broken_at_a_fixed_width_is_one_line():
    text = "\n\n".join(map(wrapped, PARAGRAPHS))
    assert [" ".join(line.text.split()) for line in split_lines(text)] == list(PARAGRAPHS)


def test_lines_that_are_paragraphs_stay_apart():
    assert [line.text for line in split_lines("\n".join(PARAGRAPHS))] == list(PARAGRAPHS)


def test_running_text_is_a_sentence_of_some_length_or_a_long_line():
    sentence, label, short, long = split_lines(
        f"{PARAGRAPHS[0]}\nMost read in the region\nShut down.\n{'and then the gate was shut ' * 6}"
    )
    assert [line.is_prose for line in (sentence, label, short, long)] == [True, False, False, True]
    assert [line.is_sentence for line in (sentence, label, short, long)] == [True, False, True, False]


def test_scripts_without_spaces_have_words_too():
    (line,) = split_lines("港の水門は火曜日に閉鎖されたと港務局が発表した。")
    assert line.is_prose


def test_keys_ignore_case_and_punctuation():
    assert words_key("“Gate” is shut!") == words_key("gate is SHUT")

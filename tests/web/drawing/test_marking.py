from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Passage, Reuse
from headwater.web.drawing import Mark, copied_marks, mark_text
from tests.factory import make_report

texts = st.text(st.characters(exclude_categories=[]), max_size=60)


@st.composite
def marked(draw):
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    names = st.sampled_from(["cue", "content", "copied"])
    return text, draw(
        st.lists(st.builds(lambda pair, name, key: Mark(*pair, name, key), ends, names, st.sampled_from("ab")))
    )


@settings(deadline=None)
@given(marked())
def test_segments_are_the_text_and_each_has_the_marks_over_it(case):
    text, marks = case
    segments = mark_text(text, marks)
    assert "".join(segment.text for segment in segments) == text
    assert all(one.end == two.start for one, two in pairwise(segments))
    for segment in segments:
        assert segment.start < segment.end
        assert text[segment.start : segment.end] == segment.text
        over = {mark for mark in marks if max(mark.start, segment.start) < min(mark.end, segment.end)}
        assert set(segment.marks) == over
        assert len(segment.marks) == len(over)
        assert all(mark.start <= segment.start and segment.end <= mark.end for mark in segment.marks)


@pytest.mark.parametrize("mark", [Mark(-1, 2, "cue"), Mark(2, 6, "cue")])
def test_a_mark_of_another_text_is_refused(mark):
    with pytest.raises(ValueError, match="outside of a text of 5 characters"):
        mark_text("Tides", [mark])


def test_the_outer_mark_comes_first():
    (segment, _, _) = mark_text("abcdef", [Mark(0, 2, "cue"), Mark(0, 4, "content")])
    assert [mark.name for mark in segment.marks] == ["content", "cue"]


def test_a_report_is_marked_where_it_shares_words_with_another():
    report = make_report("The harbour closes, the mayor said.", outlet="Tide")
    other = make_report("The harbour closes.", outlet="Post")
    first, second = sorted((report.id, other.id))
    reuse = Reuse(first, second, 1.0, (Passage(0, 18, 0, 18),))
    marks = [Mark(20, 29, "source"), *copied_marks(report.id, [reuse])]
    found = {segment.text: {mark.name for mark in segment.marks} for segment in mark_text(report.text, marks)}
    assert found == {"The harbour closes": {"copied"}, ", ": set(), "the mayor": {"source"}, " said.": set()}
    (there,) = copied_marks(other.id, [reuse])
    assert (there.start, there.end, there.key) == (0, 18, f"{report.id}-1")
    assert list(copied_marks("r-none", [reuse])) == []

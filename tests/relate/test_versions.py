"""Two versions of a page compared: what was added, cut and changed, and which way a change leans."""

import pytest

from headwater.annotate import annotate_all, load_parser
from headwater.relate import Edit, Shift, compare_versions
from headwater.relate.versions import ALIKE, _partners
from tests.factory import make_report

FIRST = "Ferries stop at Ostrava Bay."
LAST = "The market stays open all week for those who come by land."


@pytest.fixture(scope="module")
def parser():
    return load_parser()


@pytest.fixture(scope="module")
def compare(parser):
    def compare(before, after):
        pages = [make_report("\n".join(filter(None, (FIRST, middle, LAST)))) for middle in (before, after)]
        return compare_versions(*annotate_all(pages, parser))

    return compare


def weights(change):
    return [(weight.shift, weight.before, weight.after) for weight in change.weights]


def test_the_same_words_are_no_change(compare):
    assert compare("The captain was drunk.", "The captain  was drunk .") == ()


def test_a_sentence_that_only_moved_is_no_change(parser):
    one, other = f"{FIRST}\n{LAST}", f"{LAST}\n{FIRST}"
    assert compare_versions(*annotate_all([make_report(one), make_report(other)], parser)) == ()


def test_a_sentence_that_came_is_added_and_one_that_went_is_cut(compare):
    (added,) = compare("", "Relatives waited at the fish market.")
    assert (added.edit, added.before, added.after.quote) == (Edit.ADDED, None, "Relatives waited at the fish market.")
    (cut,) = compare("Relatives waited at the fish market.", "")
    assert (cut.edit, cut.before.quote, cut.after) == (Edit.CUT, "Relatives waited at the fish market.", None)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The captain was drunk.", "The captain was reportedly drunk.", [(Shift.HEDGED, "", "reportedly")]),
        ("The captain was allegedly drunk.", "The captain was drunk.", [(Shift.FIRMER, "allegedly", "")]),
        ("The mayor will resign on Friday.", "The mayor might resign on Friday.", [(Shift.HEDGED, "", "might")]),
        ("The mayor could resign on Friday.", "The mayor may resign on Friday.", []),
        ("The ferry sank on 6 June near the bay.", "The ferry sank on 6 May near the bay.", []),
        (
            "The storm killed 12 people on Tuesday.",
            "The storm killed 15 people on Tuesday.",
            [(Shift.NUMBER, "12", "15")],
        ),
        ("It killed three people on Tuesday.", "It killed 3 people on Tuesday.", []),
        ("It killed three people on Tuesday.", "It killed five people on Tuesday.", [(Shift.NUMBER, "3", "5")]),
        (
            "The ferry had been inspected in March.",
            "The ferry had been inspected in March, the ministry said.",
            [(Shift.ATTRIBUTED, "", "the ministry")],
        ),
        (
            "The ferry was late, according to the police.",
            "The ferry was late.",
            [(Shift.UNATTRIBUTED, "the police", "")],
        ),
        ("The mayor opened the new bridge.", "The mayor opened the old bridge.", []),
    ],
)
def test_a_changed_sentence_tells_which_way_it_leans(compare, before, after, expected):
    (change,) = compare(before, after)
    assert (change.edit, change.before.quote, change.after.quote) == (Edit.CHANGED, before, after)
    assert weights(change) == expected


def test_every_span_is_in_its_version(parser):
    old, new = (
        make_report(f"{FIRST}\nThe captain was drunk."),
        make_report(f"{FIRST}\nThe captain was possibly drunk.\n{LAST}"),
    )
    reports = {report.id: report for report in (old, new)}
    changes = compare_versions(*annotate_all([old, new], parser))
    spans = [span for change in changes for span in (change.before, change.after) if span is not None]
    assert len(spans) == 3
    assert all(reports[span.report].text[span.start : span.end] == span.quote for span in spans)


def test_sentences_are_one_as_long_as_half_of_their_words_are_shared():
    assert ALIKE == 0.5
    assert _partners([["a", "b", "c", "d"]], [["a", "b", "x", "y"]]) == {0: 0}
    assert _partners([["a", "b", "c", "d"]], [["a", "x", "y", "z"]]) == {}


def test_of_several_the_most_alike_are_paired_and_each_once():
    before = [["a", "b", "c"], ["a", "b", "d"]]
    assert _partners(before, [["a", "b", "d", "e"], ["a", "b", "c", "e"]]) == {0: 1, 1: 0}
    assert _partners(before[:1], [["a", "b", "c", "e"], ["a", "b", "c"]]) == {1: 0}

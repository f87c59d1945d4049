"""A look at raw HTML before it is parsed."""

import pytest

from headwater.ingest import Limits
from headwater.ingest.depth import check_tags, empty_long_attributes
from headwater.model import Quarantine

LIMITS = Limits(max_depth=5, max_tags=20, max_attribute_kb=1)


def test_depth_is_refused_from_its_edge_on():
    check_tags("<div>" * 5, "a", LIMITS)
    with pytest.raises(Quarantine, match="HW-READ-012"):
        check_tags("<div>" * 6, "a", LIMITS)


def test_tags_are_refused_from_their_edge_on():
    check_tags("<b></b>" * 10, "a", LIMITS)
    with pytest.raises(Quarantine, match="HW-READ-013"):
        check_tags("<b></b>" * 11, "a", LIMITS)


def test_tags_that_do_not_nest_count_too():
    check_tags("<br>" * 20, "a", LIMITS)
    with pytest.raises(Quarantine, match="HW-READ-013"):
        check_tags("<br>" * 21, "a", LIMITS)


def test_comments_are_no_tags():
    check_tags("<!-- one --><!-- <b> -->" * 30 + "<br>" * 20, "a", LIMITS)


@pytest.mark.parametrize(
    "html", ["<br>" * 9, "<p>One" * 9, "<svg/>" * 9, "<!-- <div> -->" * 9, "<script>'<div>'</script>" * 9]
)
def test_what_does_not_nest_adds_no_depth(html):
    check_tags(html, "a", Limits(max_depth=2))


def test_a_long_attribute_is_emptied_and_a_short_one_kept():
    html = f'<img alt="gate" src="{"a" * 999}"><img src="{"a" * 1000}"><img src=\'{"a" * 1000}\'>'
    assert empty_long_attributes(html, LIMITS) == f'<img alt="gate" src="{"a" * 999}"><img src=""><img src="">'


@pytest.mark.parametrize("before", ["", "<p>" * 700, '<a title="b">' * 90])
@pytest.mark.parametrize("after", ["", '<a title="b">' * 90])
def test_a_long_attribute_is_found_wherever_it_stands(before, after):
    html = f'{before}<img src="{"a" * 1000}">{after}'
    assert empty_long_attributes(html, LIMITS) == f'{before}<img src="">{after}'

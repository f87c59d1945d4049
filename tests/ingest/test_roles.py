"""What belongs to a report and what to its page."""

from headwater.ingest.lines import split_lines
from headwater.ingest.roles import assign_roles
from headwater.model import Role
from tests.ingest.pages import PARAGRAPHS, TITLE

MENU = ["Home", "World", "Sport", "Weather", "Jobs", "Log in"]
TEASERS = ["Most read", "1 World Five things to know about locks", "2 Sport Harbour side draw at home again"]


def roles(*lines, title=None):
    return [(one.line.text, one.role) for one in assign_roles(split_lines("\n".join(lines)), title)[0]]


def of(role, *lines, title=None):
    return [text for text, found in roles(*lines, title=title) if found is role]


def test_menu_and_teasers_around_an_article_are_no_body():
    page = (*MENU, TITLE, *PARAGRAPHS, *TEASERS)
    assert of(Role.BODY, *page) == list(PARAGRAPHS)
    assert of(Role.TITLE, *page) == [TITLE]
    assert set(of(Role.NAVIGATION, *page)) == set(MENU)
    assert of(Role.TEASER, *page) == TEASERS


def test_the_title_of_the_window_repeats_the_headline():
    page = (f"{TITLE} | Example Times", *MENU, TITLE, *PARAGRAPHS)
    assert of(Role.TITLE, *page) == [TITLE]
    assert f"{TITLE} | Example Times" in of(Role.NAVIGATION, *page)


def test_a_headline_behind_the_label_of_its_section_repeats_it():
    page = (TITLE, f"World {TITLE}", *PARAGRAPHS)
    assert of(Role.TITLE, *page) == [TITLE]
    assert of(Role.NAVIGATION, *page) == [f"World {TITLE}"]


def test_headings_between_paragraphs_are_body():
    page = (TITLE, *PARAGRAPHS[:2], "A crack that grew", *PARAGRAPHS[2:])
    assert "A crack that grew" in of(Role.BODY, *page)


def test_key_points_and_a_standfirst_under_the_headline_are_body():
    points = ["• The lock is shut for a month", "• Ferries leave from the fish market"]
    assert of(Role.BODY, TITLE, *points, *PARAGRAPHS) == [*points, *PARAGRAPHS]


def test_words_before_a_photo_credit_are_its_caption():
    page = (TITLE, PARAGRAPHS[0], "divers at the gate", "(Ann Lee/Getty Images)", *PARAGRAPHS[1:])
    assert of(Role.CAPTION, *page) == ["divers at the gate", "(Ann Lee/Getty Images)"]


def test_headlines_in_a_box_inside_the_article_are_teasers():
    box = ["Related stories", "What the gate costs the town", "Who paid for the last one"]
    assert of(Role.TEASER, TITLE, *PARAGRAPHS[:2], *box, *PARAGRAPHS[2:]) == box


def test_an_article_begins_at_its_dateline_though_a_box_follows_it():
    filed = f"OSTRAVA BAY — {PARAGRAPHS[0].rstrip('.')}"
    page = (filed, "Read more: What the gate costs | The Tide", "Follow us: @tide on Twitter", *PARAGRAPHS[1:])
    assert of(Role.BODY, *page) == [filed, *PARAGRAPHS[1:]]


def test_a_given_headline_is_the_line_with_its_words():
    assert of(Role.TITLE, "Another line of some words", TITLE, *PARAGRAPHS, title=TITLE.upper()) == [TITLE]


def test_a_text_without_running_text_is_read_all_the_same():
    assert len(roles("One", "Two", "Three")) == 3
    assert roles(PARAGRAPHS[0]) == [(PARAGRAPHS[0], Role.BODY)]


def test_every_role_says_why():
    page = (*MENU, TITLE, *PARAGRAPHS, *TEASERS)
    assert all(one.because for one in assign_roles(split_lines("\n".join(page)))[0])

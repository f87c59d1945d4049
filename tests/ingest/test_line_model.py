"""The learned model of lines."""

import numpy as np

from headwater.ingest import read_text
from headwater.ingest.line_features import line_features
from headwater.ingest.line_model import probabilities
from headwater.ingest.lines import split_lines
from headwater.ingest.marks import mark
from headwater.ingest.roles import roles_by_rule
from headwater.lexicon.line_weights import line_weights
from headwater.model import Role
from tests.ingest.pages import PARAGRAPHS, TITLE, make_text

MENU = "Home\n\nWorld\n\nBusiness\n\nHarbour\n\nWeather\n\nShop\n\nAbout us\n\nContact"
SCRAPED = make_text(above=f"{TITLE} | Example Times\n\n{MENU}", below=f"Most read\n\n{MENU}")


def features(text):
    lines = split_lines(text)
    marks = [mark(line) for line in lines]
    return line_features(roles_by_rule(lines, marks)[0], marks)


def test_the_weights_are_those_of_the_features():
    assert set(line_weights().weights) == set(features(SCRAPED))


def test_running_text_is_surer_to_be_body_than_a_menu():
    found = dict(zip([line.text for line in split_lines(SCRAPED)], probabilities(features(SCRAPED)), strict=True))
    assert min(found[paragraph] for paragraph in PARAGRAPHS) > max(found[label] for label in ("World", "Shop"))


def test_every_feature_is_a_number_for_one_line_and_for_many():
    for text in ("Gate", SCRAPED, "\n".join(["…"] * 3)):
        assert all(np.isfinite(values).all() for values in features(text).values())


def test_a_scraped_text_says_how_sure_its_body_is_and_a_clean_one_has_nothing_to_compare():
    scraped, clean = read_text(SCRAPED, name="a"), read_text(make_text(), name="b")
    assert scraped.confidence is not None
    assert 0.5 < scraped.confidence.score <= 1
    assert clean.confidence is None


def test_the_title_is_found_by_the_title_of_the_window_in_other_words():
    shown = "Crack in the lock gate stops all ferries to the islands"
    text = SCRAPED.replace(f"\n\n{TITLE}\n\n", f"\n\n{shown}\n\n")
    assert [text[block.start : block.end] for block in read_text(text, name="a").roles(Role.TITLE)] == [shown]


def test_a_repeated_label_of_a_menu_is_no_title():
    text = SCRAPED.replace("Weather", "Open the site menu").replace(f"\n\n{TITLE}\n\n", "\n\n")
    report = read_text(text, name="a")
    assert report.title is not None
    assert report.title.value == f"{TITLE} | Example Times"

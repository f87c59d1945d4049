"""Names of outlets and agencies, listed or not."""

import pytest

from headwater.ingest.mastheads import is_agency_name, is_body, is_known_name, is_outlet_name, same_outlet


@pytest.mark.parametrize(
    "name", ["Business Insider", "cnn.com", "The Guardian", "Example Gazette", "Example News Agency"]
)
def test_a_listed_name_a_host_and_a_masthead_name_an_outlet(name):
    assert is_outlet_name(name)


@pytest.mark.parametrize(
    "name", ["World", "Syria", "Ann Lee", "Next Post", "Gazette", "example.org", "", "the gate is shut", "Times " * 30]
)
def test_other_labels_name_none(name):
    assert not is_outlet_name(name)


def test_an_agency_shows_by_its_name_or_is_listed():
    assert is_agency_name("AP")
    assert is_agency_name("Harbour News Agency")
    assert not is_agency_name("CNN")
    assert not is_agency_name("Central Intelligence Agency")


def test_a_post_at_an_agency_is_a_body():
    assert is_body("AP Business Writer")
    assert not is_body("Business Writer")


def test_a_short_form_is_not_the_name_in_the_list():
    assert is_known_name("Business Insider")
    assert not is_known_name("Insider")


def test_names_and_hosts_of_one_outlet_are_the_same():
    assert same_outlet("AP", "The Associated Press")
    assert same_outlet("www.cnn.com", "CNN")
    assert same_outlet("Example Gazette", "The example gazette")
    assert not same_outlet("Example Gazette", "Example Times")

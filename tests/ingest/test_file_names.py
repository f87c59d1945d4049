"""What the name of a file and an address say."""

import pytest

from headwater.ingest.file_names import facts_of_name, facts_of_url
from headwater.model import How, Known


@pytest.mark.parametrize(
    ("name", "outlet", "day"),
    [
        ("2018-04-07-cnn-secret-talks.txt", "CNN", "2018-04-07"),
        ("in/2018-04-07-new-york-times-talks.html", "New York Times", "2018-04-07"),
        ("2018-04-07_ap_talks.txt", "Associated Press", "2018-04-07"),
        ("20180407.txt", None, "2018-04-07"),
        ("2018-04-07-insider-talks.txt", None, "2018-04-07"),
        ("2018-04-07-talks-cnn.txt", None, "2018-04-07"),
        ("cnn-talks.txt", None, None),
        ("2018-02-31-talks.txt", None, None),
        ("report-12018-04-075.txt", None, None),
    ],
)
def test_a_files_name_has_a_day_and_right_behind_it_an_outlet(name, outlet, day):
    facts = facts_of_name(name)
    assert facts.outlet == (Known(outlet, How.FILE_NAME) if outlet is not None else None)
    assert (facts.published.value.iso if facts.published is not None else None) == day


@pytest.mark.parametrize(
    ("url", "outlet", "day"),
    [
        ("https://www.reuters.com/world/gate", "Reuters", None),
        ("https://edition.cnn.com/2018/04/07/gate.html", "CNN", "2018-04-07"),
        ("https://www.tide.example/2018/apr/07/gate", "tide.example", "2018-04-07"),
        ("https://web.archive.org/web/2018/x", None, None),
        ("https://ann.medium.com/gate", None, None),
        ("http://127.0.0.1/2018/04/07/", None, "2018-04-07"),
    ],
)
def test_an_address_has_who_publishes_there_and_perhaps_a_day(url, outlet, day):
    facts = facts_of_url(url)
    assert (facts.outlet.value if facts.outlet is not None else None) == outlet
    assert (facts.published.value.iso if facts.published is not None else None) == day
    assert facts.url == url


@pytest.mark.parametrize("url", [None, "", "gate", "ftp://cnn.com/a", "http://[::1", "javascript:alert(1)"])
def test_what_is_no_address_of_a_page_says_nothing(url):
    assert facts_of_url(url).outlet is None
    assert facts_of_url(url).url is None

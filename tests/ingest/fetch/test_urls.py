"""Addresses of the web in one spelling; odd ones are refused by name, and secrets in them are never shown."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.addresses import shown
from headwater.ingest.fetch.urls import MAX_CHARS, Reach, normal_url, page_key, parse_url, without_tracking
from headwater.model import Quarantine
from tests.factory import outcome

WEB = Reach(frozenset({80, 443}))
REFUSED = {
    "ftp://courier.example/a": "HW-FETCH-001",
    "file:///etc/passwd": "HW-FETCH-001",
    "javascript:alert(1)": "HW-FETCH-001",
    "data:text/html,hello": "HW-FETCH-001",
    "gopher://127.0.0.1:6379/_INFO": "HW-FETCH-001",
    "http:/courier.example": "HW-FETCH-001",
    "http://": "HW-FETCH-001",
    "http://./": "HW-FETCH-001",
    "http://..": "HW-FETCH-001",
    "http://courier.example../": "HW-FETCH-001",
    "//courier.example/a": "HW-FETCH-001",
    "http://courier.example\\@127.0.0.1/": "HW-FETCH-001",
    "http://courier.example/a\r\nHost: inside": "HW-FETCH-001",
    "http://courier.example/a b": "HW-FETCH-001",
    "http://cour\u00adier.example/": "HW-FETCH-001",
    "http://\uff11\uff12\uff17.0.0.1/": "HW-FETCH-001",
    "http://0177.0.0.1/": "HW-FETCH-001",
    "http://256.1.1.1/": "HW-FETCH-001",
    "http://[::1/": "HW-FETCH-001",
    "http://courier.example:99999999/": "HW-FETCH-002",
    "http://courier.example:22/": "HW-FETCH-002",
    "http://courier.example:8080/": "HW-FETCH-002",
    "https://courier.example:0/": "HW-FETCH-002",
    "http://127.1/": "HW-FETCH-003",
    "http://127.0.1/": "HW-FETCH-003",
    "http://2130706433/": "HW-FETCH-003",
    "http://0x7f000001/": "HW-FETCH-003",
    "http://0x7f.1/": "HW-FETCH-003",
    "http://017700000001/": "HW-FETCH-003",
    "http://127.0.0.0x1/": "HW-FETCH-003",
    "http://1.2.3.4.5/": "HW-FETCH-003",
    "http://localhost/": "HW-FETCH-003",
    "http://LOCALHOST./": "HW-FETCH-003",
    "http://a.localhost/": "HW-FETCH-003",
    "http://printer.local/": "HW-FETCH-003",
    "http://metadata.google.internal/": "HW-FETCH-003",
    "http://intranet/": "HW-FETCH-003",
    "http://courier/": "HW-FETCH-003",
    "http://courier..example/": "HW-FETCH-003",
    "http://courier%2eexample/": "HW-FETCH-003",
    "http://-courier.example/": "HW-FETCH-003",
    "http://[fe80::1%25eth0]/": "HW-FETCH-003",
    "http://editor:secret@courier.example/": "HW-FETCH-004",
    "http://courier.example@127.0.0.1/": "HW-FETCH-004",
    "http://127.0.0.1/": "HW-FETCH-005",
    "http://127.0.0.1./": "HW-FETCH-005",
    "http://[::1]/": "HW-FETCH-005",
    "http://[::ffff:127.0.0.1]/": "HW-FETCH-005",
    "http://[::ffff:7f00:1]/": "HW-FETCH-005",
    "http://127\u3002" + "0.0.1/": "HW-FETCH-005",
    "http://169.254.169.254/latest/meta-data/": "HW-FETCH-005",
    "http://0.0.0.0/": "HW-FETCH-005",
}


def refusal(address, reach=WEB):
    with pytest.raises(Quarantine) as caught:
        parse_url(address, reach)
    assert "secret" not in caught.value.message
    assert caught.value.message.isprintable()
    return caught.value.code


@pytest.mark.parametrize(("address", "code"), REFUSED.items(), ids=[ascii(address) for address in REFUSED])
def test_an_address_that_hides_something_is_refused_by_name(address, code):
    assert refusal(address) == code


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("HTTP://Courier.EXAMPLE:80/A?b=C#d", "http://courier.example/A?b=C"),
        (" https://courier.example.:443/a\n", "https://courier.example/a"),
        ("https://b\u00fccher.example/\u00fc", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://courier\u3002example/", "https://courier.example/"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://courier.example/a/../b", "https://courier.example/b"),
    ],
)
def test_an_address_is_asked_in_one_spelling(address, same):
    assert str(parse_url(address, WEB)) == same


def test_ports_are_those_of_the_setting():
    reach = Reach(frozenset({8443}))
    assert parse_url("https://courier.example:8443/", reach).port == 8443
    assert refusal("https://courier.example/", reach) == "HW-FETCH-002"


def test_an_address_may_be_as_long_as_a_browser_takes_and_no_longer():
    start = "https://courier.example/"
    assert parse_url(start + "a" * (MAX_CHARS - len(start)), WEB)
    assert refusal(start + "a" * (MAX_CHARS - len(start) + 1)) == "HW-FETCH-001"


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://[", "//"]))
def test_any_text_is_an_address_in_one_spelling_or_refused(text, start):
    url = outcome(lambda: normal_url(start + text))
    if url not in ("HW-FETCH-001", "HW-FETCH-004"):
        assert normal_url(str(url)) == url
        assert url.scheme in ("http", "https")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("utm_source=feed&utm_medium=rss", ""),
        ("id=7&fbclid=x&page=2", "id=7&page=2"),
        ("utm=1&source=2", "utm=1&source=2"),
        ("a=1&a=2&b=%20c", "a=1&a=2&b=%20c"),
    ],
)
def test_what_only_says_how_a_reader_came_is_left_out(query, kept):
    url = without_tracking(httpx.URL(f"https://courier.example/a?{query}"))
    assert str(url) == f"https://courier.example/a{'?' + kept if kept else ''}"


def test_two_addresses_of_one_page_have_one_key_that_tells_nothing_of_them():
    plain, tracked = (httpx.URL(f"https://courier.example/a{rest}") for rest in ("?token=s3", "?token=s3&gclid=9"))
    assert page_key(plain) == page_key(tracked)
    assert "s3" not in page_key(plain)
    assert page_key(plain) != page_key(httpx.URL("https://courier.example/a?token=s4"))


@pytest.mark.parametrize(
    ("address", "for_eyes"),
    [
        ("https://me:s3cret@courier.example/a", "https://***@courier.example/a"),
        ("https://courier.example/feed?token=s3cret&page=2", "https://courier.example/feed?token=***&page=2"),
        (
            "https://courier.example/feed?page=2&Access_Token=s3cret",
            "https://courier.example/feed?page=2&Access_Token=***",
        ),
        (
            "https://x.example/o?X-Amz-Signature=s3cret&X-Amz-Date=1",
            "https://x.example/o?X-Amz-Signature=***&X-Amz-Date=1",
        ),
        ("https://x.example/o?PHPSESSID=s3cret", "https://x.example/o?PHPSESSID=***"),
        ("https://x.example/o?q=eyJhbGciOiJI.eyJzdWIi.s3cret", "https://x.example/o?q=***"),
        ("https://x.example/#access_token=s3cret", "https://x.example/#access_token=***"),
        ("https://courier.example/a?keyword=harbour&id=5", "https://courier.example/a?keyword=harbour&id=5"),
        ("https://courier.example/author/a@b.example", "https://courier.example/author/a@b.example"),
    ],
)
def test_secrets_of_an_address_are_not_shown(address, for_eyes):
    assert shown(address) == for_eyes

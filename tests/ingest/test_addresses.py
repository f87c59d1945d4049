"""Addresses without secrets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest import read
from headwater.ingest.addresses import shown, without_secrets
from tests.ingest.pages import make_page


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://tide.example/a?id=7&page=2", "https://tide.example/a?id=7&page=2"),
        ("https://ann:pw@tide.example:8443/a", "https://tide.example:8443/a"),
        ("https://tide.example/a?id=7&access_token=x", "https://tide.example/a?id=7"),
        ("https://tide.example/a?X-Amz-Signature=x&X-Amz-Credential=y", "https://tide.example/a"),
        ("https://tide.example/a?api_key=x&q=a%20b", "https://tide.example/a?q=a+b"),
        ("https://tide.example/a;jsessionid=8F2?PHPSESSID=1", "https://tide.example/a"),
        ("https://tide.example/a?mc_eid=1&author=lee&keyword=4&sid=5", "https://tide.example/a?author=lee&keyword=4"),
        ("https://tide.example/a#access_token=x", "https://tide.example/a"),
        ("https://tide.example/a#part-2", "https://tide.example/a#part-2"),
        ("https://[::1", ""),
    ],
)
def test_secrets_go_and_the_rest_stays(url, kept):
    assert without_secrets(url) == kept


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text):
    once = without_secrets(f"https://{text}")
    assert without_secrets(once) == once


@pytest.mark.parametrize(
    "name",
    [
        "token",
        "X-Amz-Signature",
        "AWSAccessKeyId",
        "PHPSESSID",
        "sid",
        "api_key",
        "id_token",
        "otp",
        "mc_eid",
        "userpassword",
    ],
)
def test_what_is_masked_for_eyes_is_left_out_of_records(name):
    address = f"https://tide.example/a?id=7&{name}=s3cret"
    assert shown(address) == f"https://tide.example/a?id=7&{name}=***"
    assert without_secrets(address) == "https://tide.example/a?id=7"


def test_no_report_has_a_secret_in_its_address():
    head = '<link rel="canonical" href="https://ann:pw@tide.example/gate?token=abc&id=7">'
    (report,) = read(make_page(head=head).encode())
    assert report.url == "https://tide.example/gate?id=7"

"""Records written as plain values come back as they were."""

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Assertion, Dated, How, Known, Report, Span, When
from headwater.store.codec import from_json, from_plain, to_json, to_plain
from headwater.store.records import Refusal
from tests.store.traces import harbour_trace, texts, traces

MOMENTS = st.datetimes(timezones=st.just(UTC))
WHENS = st.builds(When, MOMENTS, MOMENTS, texts)


@given(traces())
def test_every_record_of_a_trace_comes_back_equal(trace):
    assert from_json(type(trace), to_json(trace)) == trace


@given(st.builds(Known, WHENS, st.sampled_from(How), st.none() | st.tuples(st.integers(), st.integers())))
def test_a_known_date_comes_back_with_its_type(known):
    assert from_plain(Known[When], to_plain(known)) == known


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_comes_back_to_the_last_bit(number):
    assert from_json(float, to_json(number)) == number


def test_the_same_record_is_always_the_same_ascii_bytes():
    trace = harbour_trace()
    assert to_json(trace) == to_json(from_json(type(trace), to_json(trace)))
    assert to_json(Span("r", 0, 1, "é\x00\ud800")) == r'{"end":1,"quote":"\u00e9\u0000\ud800","report":"r","start":0}'


def test_a_field_that_did_not_exist_yet_takes_its_default():
    report = harbour_trace().reports[0]
    plain = to_plain(report)
    assert isinstance(plain, dict)
    del plain["url"]
    assert from_plain(Report, plain) == report


@given(st.lists(st.builds(Dated, st.integers(), st.integers(), texts, st.none() | WHENS, st.booleans())))
def test_the_dates_of_an_assertion_come_back_and_may_be_absent(dates):
    assertion = replace(harbour_trace().stories[0].claims[0].assertions[0], dates=tuple(dates))
    plain = to_plain(assertion)
    assert isinstance(plain, dict)
    assert from_plain(Assertion, plain) == assertion
    del plain["dates"]
    assert from_plain(Assertion, plain) == replace(assertion, dates=())


@pytest.mark.parametrize(
    "plain", [None, 1, [], {"report": "r"}, {"report": "r", "start": "0", "end": 1, "quote": "a"}, {"of": 1}]
)
def test_what_is_not_the_record_is_an_error(plain):
    with pytest.raises(ValueError, match=r"found where|not a Span"):
        from_plain(Span, plain)


def test_an_unknown_word_for_an_enum_is_an_error():
    plain = to_plain(harbour_trace().stories[0].claims[0].assertions[0])
    assert isinstance(plain, dict)
    with pytest.raises(ValueError, match="sometimes"):
        from_plain(Assertion, {**plain, "stance": "sometimes"})


def test_what_no_record_holds_cannot_be_written():
    with pytest.raises(TypeError, match="set"):
        to_plain({1, 2})


def test_a_date_that_is_not_one_is_an_error():
    with pytest.raises(ValueError, match="isoformat"):
        from_plain(Refusal, {"name": "a", "code": "b", "message": "c", "refused_at": "yesterday"})

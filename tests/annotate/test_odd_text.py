"""Random and hostile text: no exception, true spans, time that grows no faster than the text."""

import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.annotate import Parser, annotate
from headwater.model import Annotated, Span
from tests.factory import make_report

MARKS = [*"“”\"'‘’.,:—-؟\u200f\u202e😀", "$15", "\ud83d", "e\u0301", "👩\u200d👧"]
SPACES = ["\n", " ", "\r\n", "\t", "\u2028", "\u00a0", "\u0000"]
WORDS = (
    "He said|CNN reported|told Reuters|, citing|that|according to|per|officials|denied|(Reuters)|Ann Reed|she|its|“He"
)
CLAUSES = ["the bridge is unsafe", "the bridge will close in June", "it was so"]
PIECES = st.sampled_from([*MARKS, *SPACES, *WORDS.split("|"), *CLAUSES])
HOSTILE = [
    "",
    "word",
    ". . . .",
    "“" * 500,
    '"' * 501,
    "((((((((((" * 60,
    "He said “" * 80,
    "\u200f\u202eHe said\u200f that\u202e the bridge is unsafe",
    "Reuters\n\n\n: :\n—\n- sources\n",
    "\ud800\udfff half “a pair\ud800 he said",
    "said said said that that said " * 40,
    "CNN reported that Reuters reported that " * 60,
]


def spans_in(value: object) -> Iterator[Span]:
    """Every span of a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def check(annotated: Annotated) -> None:
    text = annotated.report.text
    for span in spans_in(annotated.attributions):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote
    ids = {item.id for item in annotated.attributions}
    for item in annotated.attributions:
        assert item.content
        assert item.cue
        assert item.within is None or (item.within in ids and item.within != item.id)
        assert (item.source is None) <= (not item.chain or item.within is not None or item.rule == "frame")
    for sentence in annotated.sentences:
        assert text[sentence.start : sentence.end].strip()
        assert all(sentence.start <= word.start < word.end <= sentence.end for word in sentence.words)
        assert [sentence.start, *(end for _, end in sentence.clauses)] == [
            *(start for start, _ in sentence.clauses),
            sentence.end,
        ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(PIECES, max_size=40), glue=st.sampled_from([" ", "", "\n"]))
def test_random_mixtures_of_cues_and_marks(parts: list[str], glue: str, parser: Parser) -> None:
    check(annotate(make_report(glue.join(parts)), parser))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=300))
def test_random_characters(text: str, parser: Parser) -> None:
    check(annotate(make_report(text), parser))


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:20]) for text in HOSTILE])
def test_hostile_text(text: str, parser: Parser) -> None:
    check(annotate(make_report(text), parser))


@pytest.mark.parametrize("unit", ["a", "\U0001f600", "“", "\u202e"])
def test_a_line_of_a_megabyte_is_bounded(unit: str, parser: Parser) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    started = time.process_time()
    check(annotate(make_report(text), parser))
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "unit", ["He said, “the bridge is closed,” and ", "CNN said that officials told Reuters that "]
)
def test_time_grows_with_the_length(unit: str, parser: Parser) -> None:
    def seconds(size: int) -> float:
        report = make_report((unit * (size // len(unit) + 1))[:size])
        started = time.process_time()
        check(annotate(report, parser))
        return time.process_time() - started

    seconds(2_000)
    assert seconds(80_000) < 4 * 2.5 * max(seconds(20_000), 0.1)

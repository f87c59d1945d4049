"""Whatever a file holds, reading it gives reports or refusals that somebody foresaw, and nothing else."""

import json
import os
import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.ingest import Limits, Refused, links
from headwater.ingest.pieces import Piece
from headwater.ingest.readers import understand
from headwater.ingest.sources import pieces_of_bytes, told
from headwater.model import HeadwaterError, Report
from tests.ingest.formats.samples import SAMPLES

LIMITS = Limits(max_unpacked_mb=5)
EXAMPLES = int(os.environ.get("HEADWATER_FUZZ_EXAMPLES", "30"))  # of each kind; `make fuzz` asks for many more
UNFORESEEN = re.compile(r"cannot be (?:read|parsed as HTML) \(\w+\)")  # the bare name of an exception for a reason
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=9), inside, max_size=4),
    max_leaves=9,
)
KEYS = ("text", "html", "maintext", "body", "bodies", "uri", "authors", "title", "published", "url", "items", "version")


def check_read(data: bytes, name: str) -> None:
    """Read bytes as the file of a name; every span has to stand in its text, and no fault may go unforeseen."""
    for piece in told(pieces_of_bytes(data, name, LIMITS), name, name):
        for item in understand(piece, LIMITS).items if isinstance(piece, Piece) else (piece,):
            if isinstance(item, Refused):
                if UNFORESEEN.search(item.error.message):
                    raise AssertionError(str(item.error)) from item.error
                assert "; " in item.error.message
            else:
                check_report(item)
    with suppress(HeadwaterError):
        links(data, name=name, limits=LIMITS)


def check_report(report: Report) -> None:
    """The blocks of a report stand in its text in order, and its facts say where their words are."""
    ends = [0, *(block.end for block in report.blocks)]
    assert all(end <= block.start < block.end for end, block in zip(ends, report.blocks, strict=False))
    assert ends[-1] <= len(report.text)
    assert report.text.encode()
    for fact in (report.title, report.byline, report.outlet, report.agency):
        assert fact is None or fact.span is None or 0 <= fact.span[0] < fact.span[1] <= len(report.text)


@st.composite
def damaged(draw, sample):
    """A sample with some of its bytes changed, taken out, doubled or put in."""
    data = bytearray(sample)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        put = draw(
            st.binary(max_size=20) | st.sampled_from([b"", bytes(data[at : at + length]) * 3, b"\0", b"<", b"\r\n"])
        )
        data[at : at + length] = put
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_file_gives_reports_or_refusals(name, data):
    check_read(data.draw(damaged(SAMPLES[name])), name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_of_each_kind_is_read(name):
    check_read(SAMPLES[name], name)


@settings(max_examples=10 * EXAMPLES, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a", "a.jsonl", "a.json", "a.html", "a.br"]))
def test_any_bytes_give_reports_or_refusals(data, name):
    check_read(data, name)


@settings(max_examples=10 * EXAMPLES, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6))
def test_any_json_gives_reports_or_refusals(row):
    check_read(json.dumps(row).encode(), "a.json")

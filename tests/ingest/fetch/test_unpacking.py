"""Packed answers are unpacked to a bound and no further, and what is not packed as it says is refused."""

import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetch.unpacking import unpack_body
from headwater.ingest.limits import Limits
from headwater.model import HeadwaterError, Quarantine, Retry
from tests.factory import outcome
from tests.ingest.fetch.servers import answer_of, make_fetcher

MOST = Limits(max_unpacked_mb=0.01)


def bare_deflate(data):
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}
WAYS = [*PACKERS.items(), ("deflate", bare_deflate)]


def refusal(body, codings):
    with pytest.raises(HeadwaterError) as caught:
        unpack_body(body, codings, "a", MOST)
    return type(caught.value), caught.value.code


@pytest.mark.parametrize(("coding", "pack"), WAYS)
@given(data=st.binary(max_size=2_000))
def test_a_packed_body_comes_out_as_it_went_in(coding, pack, data):
    assert unpack_body(pack(data), coding, "a", MOST) == data


@pytest.mark.parametrize(("coding", "pack"), WAYS)
def test_a_body_may_unpack_to_the_limit_and_no_further(coding, pack):
    assert len(unpack_body(pack(b"x" * 10_000), coding, "a", MOST)) == 10_000
    assert refusal(pack(b"x" * 10_001), coding) == (Quarantine, "HW-FETCH-012")


@pytest.mark.parametrize(("coding", "pack"), WAYS)
def test_a_bomb_takes_hardly_more_memory_than_the_limit(coding, pack):
    bomb = pack(b"\0" * 20_000_000)
    tracemalloc.start()
    assert refusal(bomb, coding) == (Quarantine, "HW-FETCH-012")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_zstandard_frame_that_asks_for_a_huge_window_is_refused():
    parameters = zstandard.ZstdCompressionParameters(window_log=27, compression_level=1)
    packed = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    body = packed.compress(b"x" * 99) + packed.flush()
    assert refusal(body, "zstd") == (Retry, "HW-FETCH-013")


@pytest.mark.parametrize(("coding", "pack"), WAYS)
@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_packed_body_that_is_cut_off_is_tried_again_later(coding, pack, kept):
    packed = pack(bytes(range(256)) * 9)
    assert refusal(packed[: int(len(packed) * kept)], coding) == (Retry, "HW-FETCH-013")


@given(data=st.binary(min_size=1, max_size=200), coding=st.sampled_from(sorted(PACKERS)))
def test_any_bytes_unpack_or_are_refused(data, coding):
    told = outcome(lambda: unpack_body(data, coding, "a", MOST))
    assert told in ("HW-FETCH-012", "HW-FETCH-013") or len(told) <= 10_000


def test_several_gzip_files_in_a_row_are_one_body():
    assert unpack_body(gzip.compress(b"a") + gzip.compress(b"b"), "gzip", "a", MOST) == b"ab"


def test_a_body_may_be_packed_twice_and_not_thrice():
    twice = gzip.compress(brotli.compress(b"a"))
    assert unpack_body(twice, "br, gzip", "a", MOST) == b"a"
    assert refusal(gzip.compress(twice), "br, gzip, gzip") == (Retry, "HW-FETCH-013")


@pytest.mark.parametrize("codings", ["", "identity", " , ", "Identity"])
def test_a_body_that_is_not_packed_stays_as_it_is(codings):
    assert unpack_body(b"a", codings, "a", MOST) == b"a"


def test_a_packing_that_nobody_asked_for_is_refused():
    assert refusal(b"a", "compress") == (Retry, "HW-FETCH-013")


def test_a_page_comes_unpacked_and_a_bomb_is_refused(server):
    server.answers["/a"] = answer_of(brotli.compress(b"late ferry"), content_encoding="br")
    server.answers["/b"] = answer_of(gzip.compress(b"\0" * 100_000), content_encoding="gzip")
    fetcher = make_fetcher(server, limits=MOST)
    assert fetcher.fetch(server.url("/a")).body == b"late ferry"
    with pytest.raises(Quarantine, match="HW-FETCH-012"):
        fetcher.fetch(server.url("/b"))

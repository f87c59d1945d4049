"""The body of an answer unpacked, to a bounded size: gzip, deflate, Brotli and Zstandard."""

import zlib
from collections.abc import Callable

import brotli
import zstandard

from headwater.ingest.fetch import refusals
from headwater.ingest.limits import Limits

MAX_CODINGS = 2  # a body packed twice is a mistake that servers make; one packed more often is none
GZIP, ZLIB, BARE = 31, 15, -15  # what zlib calls them
WINDOW = 8 * 1024 * 1024  # RFC 9659: what everybody who reads Zstandard over HTTP must be able to hold


def unpack_body(body: bytes, codings: str, name: str, limits: Limits) -> bytes:
    """Return a body as it was before it was packed.

    Args:
        body: The bytes that came.
        codings: The header Content-Encoding; empty for none.
        name: The address as shown.
        limits: How much it may unpack to.

    Raises:
        Quarantine: It unpacks to more.
        Retry: It is not packed as the header says, or in a way nobody asked for.
    """
    given = [coding.strip().lower() for coding in codings.split(",")]
    packed = [coding for coding in given if coding not in ("", "identity")]
    if len(packed) > MAX_CODINGS or not all(coding in UNPACKERS for coding in packed):
        raise refusals.broken_packing(name, ", ".join(packed)[:80])
    for coding in reversed(packed) if body else ():
        try:
            body = UNPACKERS[coding](body, limits.max_unpacked_bytes + 1)
        except (zlib.error, brotli.error, zstandard.ZstdError, EOFError) as error:
            raise refusals.broken_packing(name, coding) from error
        if len(body) > limits.max_unpacked_bytes:
            raise refusals.unpacks_too_large(name, limits.max_unpacked_mb)
    return body


def _gzip(body: bytes, most: int) -> bytes:
    parts, rest = [], body
    while rest and most > 0:  # a file may be several, one behind the other
        one = zlib.decompressobj(GZIP)
        parts.append(one.decompress(rest, most))
        most -= len(parts[-1])
        if not one.eof and most > 0:
            raise EOFError
        rest = one.unused_data.lstrip(b"\0")
    return b"".join(parts)


def _deflate(body: bytes, most: int) -> bytes:
    try:
        return _inflated(body, most, ZLIB)
    except zlib.error:  # many servers send it without the head that the standard asks for
        return _inflated(body, most, BARE)


def _inflated(body: bytes, most: int, kind: int) -> bytes:
    one = zlib.decompressobj(kind)
    unpacked = one.decompress(body, most)
    if not one.eof and len(unpacked) < most:
        raise EOFError
    return unpacked


def _brotli(body: bytes, most: int) -> bytes:
    one = brotli.Decompressor()
    parts = [one.process(body, output_buffer_limit=most)]
    most -= len(parts[0])
    while most > 0 and not one.is_finished():
        part = one.process(b"", output_buffer_limit=most)
        if not part:
            raise EOFError
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _zstd(body: bytes, most: int) -> bytes:
    reader = zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(body, read_across_frames=True)
    unpacked = reader.read(most)
    while body and len(unpacked) < most:  # the reader says nothing of a frame that is cut off
        frame = zstandard.ZstdDecompressor(max_window_size=WINDOW).decompressobj()
        frame.decompress(body)
        if not frame.eof:
            raise EOFError
        body = frame.unused_data
    return unpacked


UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
ACCEPTED = "gzip, deflate, br, zstd"

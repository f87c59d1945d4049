"""Packed bytes unpacked no further than a bound: gzip, zstd, brotli."""

import zlib
from collections.abc import Callable, Iterator

from headwater.ingest import refusals
from headwater.ingest.limits import Limits

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
STEP = 1 << 16  # bytes unpacked at once
MAX_ZSTD_WINDOW = 1 << 27  # bytes; a frame may ask for 2 TB of memory. RFC 8878 asks decoders for 8 MB, zstd grants 128

Unpacker = Callable[[bytes, int], Iterator[bytes]]
"""What gives the parts of packed bytes, each of at most so many bytes."""


def packing_of(data: bytes, name: str = "") -> str:
    """Return how bytes are packed: "gzip", "zstd", "br" or ""; brotli, which has no mark, by its suffix."""
    if data.startswith(GZIP):
        return "gzip"
    if data.startswith(ZSTD):
        return "zstd"
    return "br" if name.lower().endswith(".br") else ""


def unpack_as(packing: str, data: bytes, name: str, limits: Limits) -> bytes:
    """Return packed bytes as they were.

    Args:
        packing: "gzip", "x-gzip", "deflate", "zstd" or "br", the names that HTTP has for them; others change nothing.
        data: The packed bytes.
        name: What to call them in an error.
        limits: How much they may unpack to.

    Raises:
        Quarantine: They are damaged, or unpack to more than the limits allow.
    """
    unpacker = UNPACKERS.get(packing)
    if unpacker is None:
        return data
    parts, count = [], 0
    try:
        for part in unpacker(data, STEP):
            count += len(part)
            if count > limits.max_unpacked_bytes:
                raise refusals.unpacks_too_large(name, limits.max_unpacked_mb)
            parts.append(part)
    except _damage() as error:
        raise refusals.broken_packing(name, PLAIN_NAMES[packing]) from error
    return b"".join(parts)


def peek(data: bytes, size: int) -> bytes:
    """Return the first bytes of what some bytes unpack to; fewer where they are cut off or damaged."""
    unpacker = UNPACKERS.get(packing_of(data))
    if unpacker is None:
        return data[:size]
    found = b""
    try:
        for part in unpacker(data, size):
            found += part
            if len(found) >= size:
                break
    except _damage():
        pass
    return found[:size]


def _damage() -> tuple[type[Exception], ...]:
    import brotli
    import zstandard

    return (zlib.error, EOFError, zstandard.ZstdError, brotli.error)


def _gunzip(data: bytes, step: int) -> Iterator[bytes]:
    while data:
        stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        yield from _inflate(stream, data, step)
        data = stream.unused_data.lstrip(b"\0")  # tapes pad the end with zeros


def _deflate(data: bytes, step: int) -> Iterator[bytes]:
    try:  # half of the servers leave the header out
        yield from _inflate(zlib.decompressobj(), data, step)
    except zlib.error:
        yield from _inflate(zlib.decompressobj(wbits=-zlib.MAX_WBITS), data, step)


def _inflate(stream: "zlib._Decompress", data: bytes, step: int) -> Iterator[bytes]:
    while data and not stream.eof:
        yield stream.decompress(data, step)
        data = stream.unconsumed_tail
    if not stream.eof:
        raise EOFError


def _unzstd(data: bytes, step: int) -> Iterator[bytes]:
    import zstandard

    reader = zstandard.ZstdDecompressor(max_window_size=MAX_ZSTD_WINDOW).stream_reader(data, read_across_frames=True)
    while part := reader.read(step):
        yield part


def _unbrotli(data: bytes, step: int) -> Iterator[bytes]:
    import brotli

    stream = brotli.Decompressor()
    part = stream.process(data, output_buffer_limit=step)
    while part or not stream.can_accept_more_data():
        yield part
        part = stream.process(b"", output_buffer_limit=step)
    if not stream.is_finished():
        raise EOFError


UNPACKERS: dict[str, Unpacker] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
    "zstd": _unzstd,
    "br": _unbrotli,
}
PLAIN_NAMES = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "zstd": "zstd", "br": "brotli"}

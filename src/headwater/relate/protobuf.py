"""The wire format of Protocol Buffers, as far as rewriting an ONNX graph needs it.

The `onnx` package could do this too, at 18 MB and a protobuf of its own choice for the sake of 36 nodes. The format is
that of protobuf.dev/programming-guides/encoding: a message is a row of fields: a number, a wire type and a value.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5  # wire types; groups (3, 4) do not occur in ONNX
_FIXED = {FIXED64: 8, FIXED32: 4}

Value: TypeAlias = int | bytes


class Field(NamedTuple):
    """A field of a message: its number, and its value, which is bytes unless it is a varint or of a fixed width."""

    number: int
    wire: int
    value: Value


def read_fields(message: bytes) -> Iterator[Field]:
    """Give the fields of a message in order.

    Raises:
        ValueError: It is no message, or is cut short.
    """
    at = 0
    while at < len(message):
        key, at = _read_varint(message, at)
        number, wire = key >> 3, key & 7
        if wire == VARINT:
            value, at = _read_varint(message, at)
            yield Field(number, wire, value)
            continue
        if wire == BYTES:
            size, at = _read_varint(message, at)
        elif wire in _FIXED:
            size = _FIXED[wire]
        else:
            raise ValueError(f"wire type {wire} at byte {at}")
        if at + size > len(message):
            raise ValueError(f"{size} bytes announced at byte {at}, {len(message) - at} left")
        yield Field(number, wire, message[at : at + size])
        at += size


def write_fields(fields: Iterable[Field]) -> bytes:
    """Return the message that has these fields, in their order."""
    parts = bytearray()
    for number, wire, value in fields:
        parts += _varint(number << 3 | wire)
        if isinstance(value, int):
            parts += _varint(value)
        else:
            parts += _varint(len(value)) if wire == BYTES else b""
            parts += value
    return bytes(parts)


def text(number: int, value: str) -> Field:
    """Return a field of text."""
    return Field(number, BYTES, value.encode())


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(message) and shift < 70:  # ten bytes hold any 64-bit number
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
    raise ValueError(f"no number ends at byte {at}")


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    parts.append(value)
    return bytes(parts)

"""Records as plain values and back: what JSON can hold of frozen dataclasses, enums, dates, tuples and `Known[T]`.

The types of the fields say how a plain value is read, so a record needs no code of its own here. A field that is absent
takes its default: a record written before the field existed can still be read.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
Read = Callable[[Plain], object]


def to_plain(value: object) -> Plain:
    """Return a record as plain values.

    Raises:
        TypeError: It holds a value of a kind that no record should hold.
    """
    if isinstance(value, Enum):
        return cast(Plain, value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"a record cannot hold {type(value).__name__}")


def from_plain(kind: type[T], plain: Plain) -> T:
    """Return the record of type `kind` that `to_plain` made `plain` of.

    Raises:
        ValueError: `plain` is not a record of that type.
    """
    return cast(T, _reader(cast(Hashable, kind))(plain))


def to_json(value: object) -> str:
    """Return a record as canonical JSON: sorted keys, no blanks, ASCII only, so that any text survives any database."""
    return json.dumps(to_plain(value), sort_keys=True, separators=(",", ":"), allow_nan=False)


def from_json(kind: type[T], text: str) -> T:
    """Return the record of type `kind` that `to_json` made `text` of.

    Raises:
        ValueError: `text` is not JSON, or not a record of that type.
    """
    return from_plain(kind, json.loads(text))


@cache
def _reader(kind: Any) -> Read:
    base = get_origin(kind) or kind
    if base in (Union, UnionType):
        return _optional(get_args(kind))
    if base is tuple:
        return _tuple(get_args(kind))
    if base is datetime:
        return lambda plain: datetime.fromisoformat(_checked(str, plain))
    if isinstance(base, type) and issubclass(base, Enum):
        return base
    if is_dataclass(base):
        return _record(base, get_args(kind))
    return lambda plain: _checked(base, plain)


def _checked(kind: type[T], plain: Plain) -> T:
    # A float field that was given a whole number is written without a point; the two are equal.
    if type(plain) is kind or (kind is float and type(plain) is int):
        return cast(T, plain)
    raise ValueError(f"{type(plain).__name__} found where {kind.__name__} belongs")


def _optional(arms: tuple[Any, ...]) -> Read:
    (arm,) = (arm for arm in arms if arm is not NoneType)
    read = _reader(arm)
    return lambda plain: None if plain is None else read(plain)


def _tuple(parts: tuple[Any, ...]) -> Read:
    if parts[-1] is Ellipsis:
        read = _reader(parts[0])
        return lambda plain: tuple([read(part) for part in _checked(list, plain)])
    reads = [_reader(part) for part in parts]
    return lambda plain: tuple([read(part) for read, part in zip(reads, _checked(list, plain), strict=True)])


def _record(kind: Any, arguments: tuple[Any, ...]) -> Read:
    bound = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=False))
    reads = {name: _reader(bound.get(hint, hint)) for name, hint in get_type_hints(kind).items()}

    def read(plain: Plain) -> object:
        given = _checked(dict, plain)
        try:
            return kind(**{name: reads[name](value) for name, value in given.items()})
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a {kind.__name__}: {error}") from error

    return read

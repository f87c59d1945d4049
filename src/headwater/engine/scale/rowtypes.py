"""Records as rows of Arrow tables and back: a struct for a record, a list for a tuple, the value for an enum."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from headwater.store.codec import Plain, from_plain

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
Row = Mapping[str, object]


def columns_of(kind: type) -> Iterator["pa.Field"]:
    """Yield the column of every field of a record; those that may be unknown are nullable."""
    hints = get_type_hints(kind)
    return (column(field.name, hints[field.name]) for field in fields(kind))


def column(name: str, hint: Any, bound: Mapping[Any, Any] | None = None) -> "pa.Field":
    """Return the column of values of a type.

    Args:
        name: What to call it.
        hint: The type, `None` among it where a value may be unknown.
        bound: What the type variables in it stand for.
    """
    import pyarrow as pa

    arms = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    (arm,) = (arm for arm in arms if arm is not NoneType)
    return pa.field(name, _type((bound or {}).get(arm, arm)), nullable=NoneType in arms)


def to_value(value: object) -> object:
    """Return a record, or what stands in one, as a value of an Arrow column."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_value(part) for part in value]
    if is_dataclass(value):
        return {field.name: to_value(getattr(value, field.name)) for field in fields(value)}
    return value


def from_row(kind: type[T], row: Row) -> T:
    """Return the record of type `kind` that a row is; fields it does not have take their defaults."""
    return from_plain(kind, _plain(row))


def _type(hint: Any) -> "pa.DataType":
    import pyarrow as pa

    base, arguments = get_origin(hint) or hint, get_args(hint)
    if base is tuple:
        return pa.list_(column("item", arguments[0]))
    if is_dataclass(base):
        bound = dict(zip(getattr(base, "__parameters__", ()), arguments, strict=False))
        hints = get_type_hints(base)
        return pa.struct([column(field.name, hints[field.name], bound) for field in fields(base)])
    if issubclass(base, str):
        return pa.string()
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), datetime: pa.timestamp("us", "UTC")}[base]


def _plain(value: object) -> Plain:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return cast(Plain, value)

"""JSON Lines: one report a row, with what the user says about it."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.ingest import refusals
from headwater.ingest.dates import find_day, from_stamp
from headwater.ingest.facts import Facts
from headwater.ingest.files import Lines
from headwater.ingest.jsonld import tidy
from headwater.ingest.limits import Limits
from headwater.ingest.page import read_page
from headwater.ingest.text import read_text
from headwater.model import HeadwaterError, How, Known, Report, When

IDS = ("id", "name")
SAID = ("outlet", "title", "byline")
KINDS = {"NoneType": "null", "bool": "true or false", "int": "a number", "float": "a number", "str": "a string"}
FIELDS = ("text", "html", "id", "name", "url", "outlet", "title", "byline", "published")


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be read.

    Attributes:
        name: A path, or a file and the number of its row.
        error: Why; a `Usage`, `Retry` or `Quarantine`.
    """

    name: str
    error: HeadwaterError


def read_rows(file: Lines, name: str, limits: Limits) -> Iterator[Report | Refused]:
    """Yield the report of each row; what is wrong with a row is yielded in its place, and stops nothing.

    Args:
        file: What gives the rows.
        name: What to call the file.
        limits: Bounds on the length and number of rows.
    """
    for number, line in enumerate(_lines(file, limits), 1):
        row_name = f"{name}:{number}"
        if number > limits.max_rows:
            yield Refused(name, refusals.too_many_rows(name, limits.max_rows))
            return
        if line is not None and not line.strip():
            continue
        try:
            if line is None:
                raise refusals.long_row(row_name, limits.max_line_mb)
            yield read_row(line, row_name, limits)
        except HeadwaterError as error:
            yield Refused(row_name, error)


def read_row(line: bytes, name: str, limits: Limits) -> Report:
    """Return the report of one row: a JSON object with `text` or `html`, and perhaps what is known about it.

    Raises:
        Quarantine: It is no such object, or its text or page cannot be read.
    """
    fields = _fields(line, name)
    named = fields.get("name") or fields.get("id") or name
    given = _given(fields)
    if fields.get("html"):
        return read_page(fields["html"], name=named, url=given.url, limits=limits, given=given)
    if "text" not in fields:
        raise refusals.no_text(name)
    return read_text(fields["text"], name=named, given=given)


def json_as_rows(data: bytes, name: str) -> bytes:
    """Return a JSON file, one object or a list of them, as JSON Lines.

    Raises:
        Quarantine: It is no JSON.
    """
    value = _parsed(data, name)
    return b"\n".join(json.dumps(item).encode() for item in (value if isinstance(value, list) else [value]))


def _parsed(data: bytes, name: str) -> object:
    try:
        value: object = json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise refusals.invalid_json(name, "nested too deep") from None
    except UnicodeError:
        raise refusals.invalid_json(name, "not UTF-8") from None
    except ValueError as error:
        raise refusals.invalid_json(name, str(error)) from error
    return value


def _lines(file: Lines, limits: Limits) -> Iterator[bytes | None]:
    """Yield the lines of a file; None for one that is too long, which is skipped."""
    while line := file.readline(limits.max_line_bytes + 1):
        if len(line.rstrip(b"\r\n")) <= limits.max_line_bytes:
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = file.readline(io.DEFAULT_BUFFER_SIZE)


def _fields(line: bytes, name: str) -> dict[str, str]:
    row = _parsed(line, name)
    if not isinstance(row, dict):
        raise refusals.invalid_json(name, KINDS.get(type(row).__name__, "a list"))
    fields = {}
    for field in FIELDS:
        value = row.get(field)
        if field in IDS and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise refusals.wrong_field(name, field)
        if value is not None:
            fields[field] = value
    return fields


def _given(fields: dict[str, str]) -> Facts:
    """Return what a row says about its report, as given by the user; a date that is none stays unknown."""
    said = {field: Known(tidy(fields[field]), How.GIVEN) for field in SAID if tidy(fields.get(field))}
    stamp = fields.get("published", "")
    when = from_stamp(stamp) or next(iter(find_day(stamp) or ()), None)
    return Facts(
        outlet=said.get("outlet"),
        title=said.get("title"),
        byline=said.get("byline"),
        published=Known(when, How.GIVEN) if isinstance(when, When) else None,
        url=fields.get("url") or None,
    )

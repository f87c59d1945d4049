"""JSON Lines: one report a row, with what the user says about it."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from headwater.ingest import refusals
from headwater.ingest.dates import find_day, from_stamp
from headwater.ingest.facts import Facts
from headwater.ingest.limits import Limits
from headwater.ingest.page import read_page
from headwater.ingest.text import read_text
from headwater.model import HeadwaterError, How, Known, Report, When

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


def read_rows(file: IO[bytes], name: str, limits: Limits) -> Iterator[Report | Refused]:
    """Yield the report of each row; what is wrong with a row is yielded in its place, and stops nothing.

    Args:
        file: The rows, opened for reading bytes.
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


def _lines(file: IO[bytes], limits: Limits) -> Iterator[bytes | None]:
    """Yield the lines of a file; None for one that is too long, which is skipped."""
    while line := file.readline(limits.max_line_bytes + 1):
        if len(line.rstrip(b"\r\n")) <= limits.max_line_bytes:
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = file.readline(io.DEFAULT_BUFFER_SIZE)


def _fields(line: bytes, name: str) -> dict[str, str]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except RecursionError:
        raise refusals.invalid_json(name, "nested too deep") from None
    except UnicodeError:
        raise refusals.invalid_json(name, "not UTF-8") from None
    except ValueError as error:
        raise refusals.invalid_json(name, str(error)) from error
    if not isinstance(row, dict):
        raise refusals.invalid_json(name, f"a {type(row).__name__}")
    fields = {}
    for field in FIELDS:
        value = row.get(field)
        if isinstance(value, int) and not isinstance(value, bool) and field in ("id", "name"):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise refusals.wrong_field(name, field)
        if value is not None:
            fields[field] = value
    return fields


def _given(fields: dict[str, str]) -> Facts:
    """Return what a row says about its report, as given by the user."""
    said = {
        field: Known(fields[field].strip(), How.GIVEN)
        for field in ("outlet", "title", "byline")
        if fields.get(field, "").strip()
    }
    when = _when(fields.get("published", ""))
    return Facts(
        outlet=said.get("outlet"),
        title=said.get("title"),
        byline=said.get("byline"),
        published=Known(when, How.GIVEN) if when is not None else None,
        url=fields.get("url") or None,
    )


def _when(stamp: str) -> When | None:
    day = from_stamp(stamp) if stamp.strip() else None
    if day is None:
        found = find_day(stamp)
        day = found[0] if found is not None else None
    return day

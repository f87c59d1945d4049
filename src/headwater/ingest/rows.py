"""JSON Lines: one report a row, in our own keys or those of another program."""

import io
import json
from collections.abc import Iterator

from headwater.ingest import refusals
from headwater.ingest.dates import find_day, from_stamp
from headwater.ingest.facts import Facts
from headwater.ingest.files import Lines
from headwater.ingest.formats.fragments import is_markup, read_body, read_fragment
from headwater.ingest.formats.programs import OURS, fields_of, program_of
from headwater.ingest.jsonld import tidy
from headwater.ingest.kinds import Kind
from headwater.ingest.limits import Limits
from headwater.ingest.page import read_page
from headwater.ingest.pieces import Piece, Refused
from headwater.ingest.text import read_text
from headwater.lexicon.row_fields import row_programs
from headwater.model import How, Known, Report, When

NUMBERED = ("id", "name")  # keys whose value may be a number
SAID = ("outlet", "title", "byline")
KINDS = {"NoneType": "null", "bool": "true or false", "int": "a number", "float": "a number", "str": "a string"}


def row_pieces(file: Lines, name: str, where: str, limits: Limits) -> Iterator[Piece | Refused]:
    """Yield the rows of a file; what is wrong with one is yielded in its place, and stops nothing.

    Args:
        file: What gives the rows.
        name: What to call the file in the names of its reports.
        where: What to call it where a row is refused.
        limits: Bounds on the length and number of rows.
    """
    for number, line in enumerate(_lines(file, limits), 1):
        if number > limits.max_rows:
            yield Refused(where, refusals.too_many_rows(name, limits.max_rows))
            return
        label = f":{number}"
        if line is None:
            yield Refused(where + label, refusals.long_row(name + label, limits.max_line_mb))
        elif line.strip():
            yield Piece(name + label, line, Kind.ROW, where + label)


def read_row(line: bytes, name: str, limits: Limits) -> Report:
    """Return the report of one row: a JSON object with its text or page, and perhaps what is known about it.

    Raises:
        Quarantine: It is no such object, or its text or page cannot be read.
    """
    row = parsed(line, name)
    if not isinstance(row, dict):
        raise refusals.invalid_json(name, KINDS.get(type(row).__name__, "a list"))
    program = program_of(row)
    is_ours = program is None or program.name == OURS
    fields = _own_fields(row, name) if is_ours or program is None else fields_of(row, program)
    given = _given(fields, How.GIVEN if is_ours else How.ITEM)
    called = fields.get("name") or name
    if fields.get("html"):
        return read_page(fields["html"], name=called, url=given.url, limits=limits, given=given)
    body = fields.get("body", "")
    if is_markup(body):
        return read_fragment(body, name=called, limits=limits, given=given)
    if "text" not in fields and not body:
        raise refusals.no_text(name)
    if is_ours:
        return read_text(fields["text"], name=called, given=given)
    return read_body(fields.get("text") or body, name=called, given=given)


def json_as_rows(value: object) -> bytes:
    """Return a JSON document, one object or a list of them, as JSON Lines."""
    return b"\n".join(json.dumps(item).encode() for item in (value if isinstance(value, list) else [value]))


def parsed(data: bytes, name: str) -> object:
    """Return what a JSON document holds.

    Raises:
        Quarantine: It is no JSON, or nested too deep.
    """
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


def _own_fields(row: dict[str, object], name: str) -> dict[str, str]:
    """Return the fields of a row in our own keys, which must be strings."""
    fields: dict[str, str] = {}
    for key, field in row_programs()[OURS].keys:
        value = row.get(key)
        if key in NUMBERED and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise refusals.wrong_field(name, key)
        if value is not None and not fields.get(field):
            fields[field] = value
    return fields


def _given(fields: dict[str, str], how: How) -> Facts:
    """Return what a row says about its report; a date that is none stays unknown."""
    said = {field: Known(tidy(fields[field]), how) for field in SAID if tidy(fields.get(field))}
    stamp = fields.get("published", "")
    when = from_stamp(stamp) or next(iter(find_day(stamp) or ()), None)
    return Facts(
        outlet=said.get("outlet"),
        title=said.get("title"),
        byline=said.get("byline"),
        published=Known(when, how) if isinstance(when, When) else None,
        url=fields.get("url") or None,
    )

"""Corrections made of ids: what was read is kept beside what is right."""

from dataclasses import replace

from sqlalchemy import Connection, select

from headwater.model import Assertion, Corrected, Correction, How, Report
from headwater.store import deciding, errors, rows, schema
from headwater.store.codec import from_json
from headwater.store.finding import SHORTEST_PREFIX, find_id
from headwater.store.records import Change, Said

ATTRIBUTION = "a-"


def add_correction(connection: Connection, asked: str, change: Change, said: Said) -> Correction:
    """Keep a correction, and mark the story of its report for a new trace.

    Raises:
        HeadwaterError: There is no such report or attribution, or the change is not one of it.
    """
    if asked.startswith(ATTRIBUTION) != change.wrong:
        raise errors.not_to_correct(asked, _what(change).value)
    if change.wrong:
        item = _attributed(connection, asked)
        named = item.chain[-1].source.name if item.chain else None
        return _put(connection, change, item.report, said, attribution=item.attribution, was=(named, None))
    report_id = find_id(connection, "report", asked)
    was = _as_read(connection, report_id, _what(change))
    return _put(connection, change, report_id, said, value=change.outlet or change.published, was=was)


def carry_over(connection: Connection, old: str, new: str) -> None:
    """Let what people corrected of a report hold for the version of its page that takes its place.

    Each correction is kept once more, signed as it was. An outlet or a date is carried over only where the new version
    reads what the old one did; an attribution is one of the old words and is not.
    """
    held = {(made.what, made.value) for made in _corrections(connection, new)}
    for made in _corrections(connection, old):
        same = (made.was, made.was_how) == (_as_read(connection, new, made.what) or (None, None))
        if same and made.what is not Corrected.ATTRIBUTION and (made.what, made.value) not in held:
            identity = deciding.new_id(connection, "k", made.what, new, "", made.value or "", made.by, made.at)
            deciding.put_decision(connection, replace(made, id=identity, report=new), [new])


def _corrections(connection: Connection, report: str) -> list[Correction]:
    return [made for made in deciding.decided_on(connection, [report]) if isinstance(made, Correction)]


def _as_read(connection: Connection, report_id: str, what: Corrected) -> tuple[str, How] | None:
    """What was read as the outlet or the date of a report, and how that is known."""
    (row,) = rows.matching(connection, schema.reports, schema.reports.c.id, [report_id])
    report = from_json(Report, row["record"])
    if what is Corrected.OUTLET and report.outlet is not None:
        return report.outlet.value, report.outlet.how
    if what is Corrected.PUBLISHED and report.published is not None:
        return report.published.value.iso, report.published.how
    return None


def _put(
    connection: Connection,
    change: Change,
    report: str,
    said: Said,
    *,
    attribution: str | None = None,
    value: str | None = None,
    was: tuple[str | None, How | None] | None = None,
) -> Correction:
    what = _what(change)
    identity = deciding.new_id(connection, "k", what, report, attribution or "", value or "", said.by, said.at)
    before, how = was or (None, None)
    made = Correction(identity, what, report, attribution, value, before, how, said.by, said.at, said.note)
    deciding.put_decision(connection, made, [report])
    return made


def _what(change: Change) -> Corrected:
    if change.outlet is not None:
        return Corrected.OUTLET
    if change.published is not None:
        return Corrected.PUBLISHED
    return Corrected.ATTRIBUTION if change.wrong else Corrected.REPORT


def _attributed(connection: Connection, asked: str) -> Assertion:
    """An assertion that rests on the one attribution whose id starts so."""
    if len(asked) < SHORTEST_PREFIX:
        raise errors.short_id("attribution", asked, SHORTEST_PREFIX)
    table = schema.assertions
    written = table.c.record.contains(f'"attribution":"{asked}', autoescape=True)
    found = [from_json(Assertion, row["record"]) for row in rows.fetch(connection, table, select(table).where(written))]
    ids = sorted({item.attribution for item in found if item.attribution is not None})
    if not ids:
        raise errors.unknown_id("attribution", asked)
    if len(ids) > 1:
        raise errors.ambiguous_id("attribution", asked, ids)
    return found[0]

"""Versions of a page: reports that were on it one after the other, of which only the newest counts as a report.

A page that never changed has no row here. The first change makes a chain, named by the first report: a row a version.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from headwater.model import Report
from headwater.model.visits import Visit
from headwater.store import schema, sqlite
from headwater.store.codec import from_json, to_json
from headwater.store.correcting import carry_over
from headwater.store.deciding import touch
from headwater.store.loading import homes_of, load_reports
from headwater.store.records import Seen, Version
from headwater.store.remembering import load_visit
from headwater.store.rows import fetch, matching, put
from headwater.store.schema import Value
from headwater.store.words import report_words

_rows = schema.versions.c


def _superseded() -> Select[tuple[str]]:
    """Return the query for the ids of reports that a newer version stands for."""
    ends = select(_rows.chain, func.max(_rows.place).label("place")).group_by(_rows.chain).subquery()
    at_end = and_(_rows.chain == ends.c.chain, _rows.place == ends.c.place)
    newest = select(_rows.report).join(ends, at_end)
    return select(_rows.report).where(_rows.report.not_in(newest))


CURRENT = schema.reports.c.id.not_in(_superseded())
"""Reports that count: all but older versions of a page."""
SHOWN = or_(CURRENT, schema.reports.c.id.in_(select(schema.story_reports.c.report)))
"""Reports that count, and those that still stand in a story until it is traced anew."""


def load_where(connection: Connection, condition: ColumnElement[bool]) -> tuple[Report, ...]:
    """Return the reports that a condition holds for, in the order of their ids."""
    return load_reports(connection, list(connection.execute(select(schema.reports.c.id).where(condition)).scalars()))


def current_of(connection: Connection, reports: Collection[str]) -> set[str]:
    """Return those of some reports that no newer version stands for."""
    older = set(connection.execute(_superseded()).scalars())
    return set(reports) - older


def former_homes(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """Return, for each of some reports that is a new version, the story that a version before it is in."""
    found: dict[str, str] = {}
    for row in matching(connection, schema.versions, _rows.report, reports):
        homes = sorted(set(homes_of(connection, chain_of(connection, row["report"])).values()))
        if homes:
            found[row["report"]] = homes[0]
    return found


def supersede(connection: Connection, replaced: Mapping[str, str], visits: Sequence[Visit]) -> None:
    """Note that reports took the place of others, and let only the words of the newest be found.

    Args:
        connection: A connection that may write; what it holds of the visits is that of the time before.
        replaced: The new report's id for the old one's.
        visits: The visits that found the new ones, of the address asked first.
    """
    for old, new in replaced.items():
        chain, place = _end(connection, old)
        if not place:
            _add(connection, chain, 1, old, _seen(connection, old) or Seen(visits[0].url, None))
        _add(connection, chain, max(place, 1) + 1, new, Seen(visits[0].url, visits[0].since))
        carry_over(connection, old, new)
        touch(connection, [old])
        sqlite.drop_words(connection, "report", [old, new])
        sqlite.add_words(connection, map(report_words, load_reports(connection, [new])))


def chain_of(connection: Connection, report_id: str) -> tuple[str, ...]:
    """Return the ids of all versions of the page that a report is on, the first first; its own where it is alone."""
    chain, _ = _end(connection, report_id)
    found = fetch(connection, schema.versions, _of(chain))
    return tuple(dict.fromkeys(row["report"] for row in found)) or (report_id,)


def newest_of(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """Return the report that now stands for each of some reports that are or were on a page that changed."""
    chains = {row["report"]: row["chain"] for row in matching(connection, schema.versions, _rows.report, reports)}
    last = {chain: fetch(connection, schema.versions, _of(chain))[-1]["report"] for chain in set(chains.values())}
    return {report: last[chain] for report, chain in chains.items()}


def load_versions(connection: Connection, report_id: str) -> tuple[Version, ...]:
    """Return the versions of the page that a report is or was on, the first first."""
    chain, _ = _end(connection, report_id)
    rows = fetch(connection, schema.versions, _of(chain))
    seen = [(row["report"], from_json(Seen, row["record"])) for row in rows]
    if not seen:
        seen = [(report_id, _seen(connection, report_id) or Seen("", None))]
    reports = {report.id: report for report in load_reports(connection, [report for report, _ in seen])}
    return tuple(Version(number, when.at, reports[report]) for number, (report, when) in enumerate(seen, 1))


def reports_at(connection: Connection, key: str) -> Sequence[str]:
    """Return the ids of the reports at an address, by its key."""
    visit = load_visit(connection, key)
    return visit.reports if visit is not None else ()


def _end(connection: Connection, report_id: str) -> tuple[str, int]:
    """Return the chain that a report is in, and the place of its last version; 0 where there is no chain yet."""
    mine = select(_rows.chain).where(_rows.report == report_id).order_by(_rows.chain).limit(1)
    chain = connection.execute(mine).scalar()
    if chain is None:
        return report_id, 0
    return chain, connection.execute(select(func.max(_rows.place)).where(_rows.chain == chain)).scalar() or 0


def _seen(connection: Connection, report_id: str) -> Seen | None:
    """Return where and when a report that is still on its page was seen first."""
    table = schema.visits
    found = fetch(connection, table, select(table).where(table.c.record.contains(f'"{report_id}"')))
    visits = [from_json(Visit, row["record"]) for row in found]
    dated = sorted((visit.since, visit.url) for visit in visits if visit.since is not None)
    return Seen(dated[0][1], dated[0][0]) if dated else None


def _of(chain: str) -> Select[tuple[object, ...]]:
    return select(schema.versions).where(_rows.chain == chain).order_by(_rows.place)


def _add(connection: Connection, chain: str, place: int, report_id: str, seen: Seen) -> None:
    row: dict[str, Value] = {"chain": chain, "place": place, "report": report_id, "record": to_json(seen)}
    put(connection, schema.versions, [row])

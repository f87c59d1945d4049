"""What reports are called on a page, and the order they are shown in."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from headwater.model import Report

LATEST = datetime.max.replace(tzinfo=UTC)  # where a report without a date stands: last


def in_time(reports: Iterable[Report]) -> list[Report]:
    """Return reports by when they were certainly out, the earliest first; those without a date last, equals by name."""
    return sorted(reports, key=lambda report: (_out_by(report), report.name, report.id))


def _out_by(report: Report) -> datetime:
    return report.published.value.end if report.published is not None else LATEST


def report_labels(reports: Sequence[Report]) -> dict[str, str]:
    """Return what to call each report, by id: its outlet; with its name, and then its id, where that is not enough."""
    outlets = Counter(report.label for report in reports)
    named = {report.id: f"{report.label} ({report.name})" for report in reports}
    names = Counter(named.values())
    return {
        report.id: report.label
        if outlets[report.label] == 1
        else named[report.id]
        if names[named[report.id]] == 1
        else f"{report.label} ({report.id})"
        for report in reports
    }

"""Small traces for the tests of what is shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from headwater.model import (
    Assertion,
    Claim,
    How,
    Independence,
    Known,
    Link,
    Modality,
    Origin,
    OriginKind,
    Report,
    Source,
    SourceType,
    Span,
    Stance,
    Story,
    Trace,
    When,
    content_id,
)
from tests.factory import make_report

AGENCY = "The bridge will close on Monday, two engineers told the Quill Agency. The bridge will close on Monday."
COPY = "The bridge will close on Monday."
RIVAL = "• the old bridge closes next week, the Quill Agency reported. The council denied that the bridge would close."


def dated(report: Report, day: int) -> Report:
    """The report with a date in May 2031."""
    return replace(report, published=Known(When.day(datetime(2031, 5, day, tzinfo=UTC), "May"), How.LINE))


def bridge_reports() -> tuple[Report, Report, Report]:
    """An agency's report, a copy of it with the source cut off, and one that cites it and has a denial."""
    return (
        dated(make_report(AGENCY, outlet="Quill Agency", name="quill.txt"), 2),
        dated(make_report(COPY, outlet="Marsh Daily", name="marsh.txt"), 3),
        make_report(RIVAL, name="unsigned.txt"),
    )


def said(report: Report, quote: str, *chain: str, at: int = 0, stance: Stance = Stance.AFFIRMS) -> Assertion:
    """The assertion at the `at`-th place of a quote, resting on a chain from the report outward."""
    start = -1
    for _ in range(at + 1):
        start = report.text.index(quote, start + 1)
    span = Span.of(report.id, report.text, start, start + len(quote))
    links = tuple(Link(Source(name, SourceType.UNKNOWN, span), (), "test") for name in chain)
    return Assertion(content_id("s", report.id, start), report.id, span, stance, Modality.PLANNED, links, None)


def origin(name: str, items: Sequence[Assertion], *, clear: bool = True, held: bool = True) -> Origin:
    """An origin of some assertions: an outlet's unnamed sources, or unclear."""
    kind = OriginKind.UNNAMED if clear else OriginKind.UNCLEAR
    return Origin(content_id("o", name), name, kind, clear, held, tuple(item.id for item in items), (f"{name}: why",))


def claim(items: Sequence[Assertion], origins: Sequence[Origin]) -> Claim:
    """A traced claim."""
    found = Independence(1, len(origins), tuple(one.id for one in origins), (f"certain: {origins[0].name}", "a reason"))
    return Claim(content_id("c", items[0].id), items[0].span.quote, tuple(items), ("",) * len(items), (), found)


def bridge_trace() -> Trace:
    """One story: the agency says it twice, one copies it, one cites it and carries the denial; and a claim of one."""
    quill, marsh, unsigned = bridge_reports()
    closes = "The bridge will close on Monday"
    items = [
        said(unsigned, "• the old bridge closes next week", "Quill Agency"),
        said(marsh, closes + "."),
        said(quill, closes, "two engineers"),
        said(quill, closes, "two engineers", at=1),
        said(unsigned, "the bridge would close", "The council", stance=Stance.DENIES),
    ]
    engineers = origin("two engineers, through Quill Agency", items[:4], held=False)
    council = origin("The council", items[4:])
    alone = [said(unsigned, "The council denied")]
    nobody = origin("no source given in unsigned.txt", alone, clear=False)
    story = Story(
        id="t-0123456789abcdef",
        title="Bridge to close",
        reports=tuple(sorted(report.id for report in (quill, marsh, unsigned))),
        claims=(claim(items, [engineers]), claim(alone, [nobody])),
        origins=(engineers, council, nobody),
    )
    return Trace(tuple(sorted((quill, marsh, unsigned), key=lambda report: report.id)), (story,))

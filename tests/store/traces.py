"""Traces made by hand for the tests of the store: small, with every kind of record in them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from headwater.model import (
    Assertion,
    Claim,
    Conflict,
    Decided,
    Difference,
    How,
    Independence,
    Known,
    Link,
    Modality,
    Origin,
    OriginKind,
    Passage,
    Report,
    Reuse,
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

MAYOR = "The harbour will close in June, the mayor of Eastport said."
PAPER = "The harbour closes in June, according to the mayor.\nNobody asked the fishermen."


def harbour_reports() -> tuple[Report, Report]:
    """Two reports of one matter by two outlets, with what is known about the first."""
    first = make_report(MAYOR, outlet="Eastport Courier", name="courier.html")
    published = Known(When.day(datetime(2031, 5, 4, tzinfo=UTC), "4 May 2031"), How.METADATA)
    first = replace(first, title=Known("Harbour to close", How.LINE, (0, 11)), published=published)
    return first, make_report(PAPER, outlet="The Tide", name="tide.txt")


def make_assertion(report: Report, quote: str) -> Assertion:
    """An assertion of the mayor's at the first place of `quote` in a report."""
    start = report.text.index(quote)
    span = Span.of(report.id, report.text, start, start + len(quote))
    chain: tuple[Link, ...] = ()
    if "mayor" in report.text:
        at = report.text.index("mayor")
        mention = Span.of(report.id, report.text, at, at + len("mayor"))
        chain = (Link(Source("the mayor", SourceType.PERSON, mention), (mention,), "subject"),)
    made = content_id("s", report.id, start)
    return Assertion(made, report.id, span, Stance.AFFIRMS, Modality.PLANNED, chain, None)


def make_claim(assertions: Sequence[Assertion], *, origin: str | None = None) -> Claim:
    """A claim of assertions that rest on one origin."""
    found = Independence(1, 1, (origin,), ("all rest on the mayor",)) if origin is not None else None
    because = tuple("same words" for _ in assertions)
    differences = (Difference(assertions[0].id, assertions[1].id, "planned / happened"),) if len(assertions) > 1 else ()
    identity = content_id("c", *(item.id for item in assertions))
    return Claim(identity, assertions[0].span.quote, tuple(assertions), because, differences, found)


def make_origin(name: str, assertions: Sequence[Assertion]) -> Origin:
    """An on-record origin of some assertions."""
    kind = OriginKind.STATEMENT
    return Origin(content_id("o", name), name, kind, True, True, tuple(item.id for item in assertions), ("same man",))


def make_story(reports: Sequence[Report], quotes: Sequence[Sequence[str]], *, origin: str = "the mayor") -> Story:
    """A story whose claims are given as quotes, one from each report that carries it (empty where it does not)."""
    claims, made = [], []
    origin_id = content_id("o", origin)
    for row in quotes:
        items = [make_assertion(report, quote) for report, quote in zip(reports, row, strict=True) if quote]
        made += items
        claims.append(make_claim(items, origin=origin_id))
    clashes = ()
    if len(claims) > 1:
        spans = [claim.assertions[0].span for claim in claims]
        clashes = (Conflict(claims[0].id, claims[1].id, "number: 1 / 2", spans[0], spans[1]),)
    ids = sorted(report.id for report in reports)
    shared = (Reuse(ids[0], ids[1], 0.25, (Passage(0, 4, 0, 4),)),) if len(ids) > 1 else ()
    return Story(
        content_id("t", *ids),
        "Harbour to close",
        tuple(ids),
        tuple(claims),
        (make_origin(origin, made),),
        clashes,
        shared,
    )


def make_trace(*stories: tuple[Sequence[Report], Story]) -> Trace:
    """A trace of stories, each with its reports."""
    reports = sorted((report for held, _ in stories for report in held), key=lambda report: report.id)
    return Trace(tuple(reports), tuple(story for _, story in stories))


def harbour_trace() -> Trace:
    """One story of two reports and two claims, one of which both carry."""
    courier, tide = harbour_reports()
    quotes = [("harbour will close in June", "harbour closes in June"), ("", "Nobody asked the fishermen")]
    return make_trace(((courier, tide), make_story((courier, tide), quotes)))


def each_alone(
    texts: Sequence[tuple[str, str]], together: Sequence[Sequence[str]] = (), firmness: float = 1.0
) -> list[tuple[str, ...]]:
    """Groups of texts, but for those that are together each by itself."""
    held = {one for group in together for one in group}
    return [*map(tuple, together), *((one,) for one, _ in texts if one not in held)]


def one_by_one(reports: Sequence[Report], *, one_story: bool = False, decided: Sequence[Decided] = ()) -> Trace:
    """A trace in which each report is a story with one claim, its first words."""
    made = [((report,), make_story((report,), [(report.text[: min(len(report.text), 9)],)])) for report in reports]
    return make_trace(*made)


texts = st.text(st.characters(exclude_categories=[]), min_size=1, max_size=60)


@st.composite
def traces(draw: st.DrawFn) -> Trace:
    """Any trace whose stories hold any texts, surrogates and NUL among them."""
    words = draw(st.lists(texts, min_size=1, max_size=6, unique=True))
    reports = [make_report(text, outlet=draw(st.none() | texts), name=draw(texts)) for text in words]
    unique = list({report.id: report for report in reports}.values())
    cut = draw(st.integers(0, len(unique)))
    made = []
    for held in (unique[:cut], unique[cut:]):
        if held:
            quotes = [draw(st.just(report.text) | st.just(report.text[:1])) for report in held]
            made.append((held, make_story(held, [quotes], origin=draw(texts))))
    return make_trace(*made)

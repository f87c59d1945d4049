"""A trace as JSON: the schema that docs/json.md describes."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TypeAlias

from headwater.model import (
    Assertion,
    Claim,
    Conflict,
    Dated,
    Difference,
    Independence,
    Known,
    Link,
    Origin,
    Report,
    Reuse,
    Span,
    Story,
    Trace,
    When,
)
from headwater.present.words import headline

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"

FORMAT = "headwater.trace"
VERSION = 1  # raised when a key changes its meaning or goes


def trace_form(trace: Trace) -> JSON:
    """Return a trace in the form of docs/json.md: only dicts, lists, strings, numbers, booleans and None."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "stories": [story_form(story) for story in trace.stories],
        "reports": [report_form(report) for report in trace.reports],
    }


def story_form(story: Story) -> dict[str, JSON]:
    """Return a story with its claims, origins, conflicts and reuse; reports by id."""
    return {
        "id": story.id,
        "title": story.title,
        "headline": headline(story),
        "reports": list(story.reports),
        "claims": [claim_form(claim) for claim in story.claims],
        "origins": [_origin(origin) for origin in story.origins],
        "conflicts": [_conflict(conflict) for conflict in story.conflicts],
        "reuse": [_reuse(pair) for pair in story.reuse],
        "left_out": list(story.left_out),
    }


def report_form(report: Report) -> dict[str, JSON]:
    """Return what is known of a report, and how; its text and its blocks with their roles."""
    known = {
        "outlet": report.outlet,
        "republisher": report.republisher,
        "agency": report.agency,
        "title": report.title,
        "byline": report.byline,
        "language": report.language,
    }
    facts: dict[str, JSON] = {
        key: None
        if fact is None
        else {"value": fact.value, "how": fact.how.value, "span": _pair(fact.span), "by": fact.by}
        for key, fact in known.items()
    }
    blocks: list[JSON] = [
        {"start": block.start, "end": block.end, "role": block.role.value, "because": block.because}
        for block in report.blocks
    ]
    sure = report.confidence
    return {
        "id": report.id,
        "name": report.name,
        "url": report.url,
        **facts,
        "published": None if report.published is None else _date(report.published),
        "confidence": None if sure is None else {"score": sure.score, "because": sure.because},
        "entries": [{"start": one.start, "end": one.end, "published": _date(one.published)} for one in report.entries],
        "text": report.text,
        "blocks": blocks,
        "corrected": list(report.corrected),
    }


def _date(fact: Known[When]) -> JSON:
    return {
        **_interval(fact.value),
        "how": fact.how.value,
        "span": _pair(fact.span),
        "by": fact.by,
    }


def claim_form(claim: Claim) -> dict[str, JSON]:
    """Return a claim with its interval and its assertions, each with the reason why it belongs."""
    return {
        "id": claim.id,
        "text": claim.text,
        "independent": None if claim.independence is None else _independence(claim.independence),
        "assertions": [
            _assertion(item) | {"because": because}
            for item, because in zip(claim.assertions, claim.because, strict=True)
        ],
        "differences": [_difference(item) for item in claim.differences],
        "judged": list(claim.judged),
    }


def _difference(item: Difference) -> JSON:
    elsewhere = None if item.elsewhere is None else _span(item.elsewhere)
    return {"a": item.a, "b": item.b, "label": item.label, "elsewhere": elsewhere}


def _independence(found: Independence) -> JSON:
    return {"lo": found.lo, "hi": found.hi, "origins": list(found.origins), "reasons": list(found.reasons)}


def _assertion(item: Assertion) -> dict[str, JSON]:
    return {
        "id": item.id,
        "span": _span(item.span),
        "stance": item.stance.value,
        "modality": item.modality.value,
        "chain": [_link(link) for link in item.chain],
        "attribution": item.attribution,
        "happened": None if item.happened is None else _interval(item.happened),
        "dates": [_dated(date) for date in item.dates],
    }


def _dated(date: Dated) -> JSON:
    known: dict[str, JSON] = {"start": None, "end": None} if date.when is None else _interval(date.when)
    return known | {"wording": date.wording, "span": [date.start, date.end], "main": date.is_main}


def _interval(when: When) -> dict[str, JSON]:
    return {"start": when.start.isoformat(), "end": when.end.isoformat(), "wording": when.wording}


def _link(link: Link) -> JSON:
    source = link.source
    return {
        "name": source.name,
        "type": source.type.value,
        "number": source.number,
        "standing": source.standing.value,
        "mention": _span(source.mention),
        "cue": [_span(span) for span in link.cue],
        "rule": link.rule,
    }


def _origin(origin: Origin) -> JSON:
    return {
        "id": origin.id,
        "name": origin.name,
        "kind": origin.kind.value,
        "clear": origin.clear,
        "held": origin.held,
        "assertions": list(origin.assertions),
        "because": list(origin.because),
        "judged": list(origin.judged),
    }


def _conflict(conflict: Conflict) -> JSON:
    return {
        "a": conflict.a,
        "b": conflict.b,
        "label": conflict.label,
        "a_span": _span(conflict.a_span),
        "b_span": _span(conflict.b_span),
    }


def _reuse(pair: Reuse) -> JSON:
    passages: list[JSON] = [asdict(passage) for passage in pair.passages]
    return {"a": pair.a, "b": pair.b, "containment": round(pair.containment, 4), "passages": passages}


def _span(span: Span) -> JSON:
    return {"report": span.report, "start": span.start, "end": span.end, "quote": span.quote}


def _pair(span: Sequence[int] | None) -> JSON:
    return None if span is None else list(span)

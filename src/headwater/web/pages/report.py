"""A report as it was given, with what it states, whose word that is, and what stands in other reports too."""

from collections.abc import Iterable

from starlette.requests import Request

from headwater.model import Assertion, Correction, Report, Story
from headwater.present.json_form import JSON, report_form
from headwater.present.labels import report_labels
from headwater.relate import align
from headwater.web.drawing.marking import Mark
from headwater.web.replies import Page
from headwater.web.site import Site
from headwater.web.views.reading import assertions_of, paragraphs, said_marks, shared_marks


def report_page(site: Site, request: Request) -> Page:
    """Make the page of a report."""
    report = site.store.report(request.path_params["id"])
    story, others = _around(site, report)
    said = {} if story is None else assertions_of(story, report.id)
    shared = {} if story is None else shared_marks(report.id, story.reuse)
    marks = [*said_marks(item for _, item in said.values()), *(mark for found in shared.values() for mark in found)]
    context = {
        "report": report,
        "story": story,
        "labels": report_labels([report, *others]),
        "others": others,
        "said": said,
        "shared": {other: len(found) for other, found in shared.items()},
        "paragraphs": paragraphs(report, marks),
        "attributions": _attributions(said.values()),
        "decided": [one for one in site.store.decided([report.id]) if isinstance(one, Correction)],
        "is_left_out": story is not None and report.id in story.left_out,
        "at": request.query_params.get("at", ""),
    }
    return Page("report.html.j2", context, _form(report, story))


def _attributions(said: Iterable[tuple[str, Assertion]]) -> dict[str, Assertion]:
    """The attributions that what a report states rests on, each with the first statement that does."""
    found: dict[str, Assertion] = {}
    for _, item in said:
        if item.attribution is not None and item.chain:
            found.setdefault(item.attribution, item)
    return found


def _around(site: Site, report: Report) -> tuple[Story | None, tuple[Report, ...]]:
    _, story_id = site.store.place_of("report", report.id)
    if story_id is None:
        return None, ()
    trace = site.store.trace(story_id)
    return trace.stories[0], tuple(other for other in trace.reports if other.id != report.id)


def _form(report: Report, story: Story | None) -> JSON:
    said: list[JSON] = (
        []
        if story is None
        else [
            {"claim": claim, "assertion": item.id, "start": item.span.start, "end": item.span.end}
            for claim, item in assertions_of(story, report.id).values()
        ]
    )
    return {
        "format": "headwater.report",
        "version": 1,
        "story": None if story is None else story.id,
        "report": report_form(report),
        "assertions": said,
    }


def beside_page(site: Site, request: Request) -> Page:
    """Make the page of two reports side by side."""
    one, two = (site.store.report(request.path_params[side]) for side in ("id", "other"))
    passages = align(one, two) if one.id != two.id else ()
    sides = []
    for report, other, runs in (
        (one, two, [(run.a_start, run.a_end) for run in passages]),
        (two, one, [(run.b_start, run.b_end) for run in passages]),
    ):
        marks = [Mark(start, end, "copied", str(number)) for number, (start, end) in enumerate(runs, start=1)]
        sides.append((report, other, paragraphs(report, marks), {mark.key: mark.start for mark in marks}))
    form: JSON = {
        "format": "headwater.beside",
        "version": 1,
        "a": report_form(one),
        "b": report_form(two),
        "passages": [
            {"a_start": run.a_start, "a_end": run.a_end, "b_start": run.b_start, "b_end": run.b_end} for run in passages
        ],
    }
    context = {"sides": sides, "passages": passages, "labels": report_labels([one, two])}
    return Page("beside.html.j2", context, form)

"""A story: its count, what is reported, who says so, where reports differ, when, what is not known, its reports."""

from starlette.requests import Request

from headwater.present.json_form import trace_form
from headwater.present.view import ClaimView, StoryView, view_story
from headwater.web.pages.queries import choice_of
from headwater.web.replies import Page
from headwater.web.site import Site
from headwater.web.views.copying import copying
from headwater.web.views.differing import differing
from headwater.web.views.speakers import speakers
from headwater.web.views.unknowns import unknowns

ORDERS = ("carried", "independence", "time")
SHOWN = ("some", "all")
MOST_SHOWN = 20  # claims of a story that are shown before all are asked for


def story_page(site: Site, request: Request) -> Page:
    """Make the page of a story."""
    trace = site.store.trace(request.path_params["id"])
    (story,) = trace.stories
    order = choice_of(request.query_params, "order", ORDERS)
    shown = choice_of(request.query_params, "claims", SHOWN)
    view = view_story(story, trace)
    entries = _ordered(view, order)
    context = {
        "view": view,
        "entries": entries if shown == "all" else entries[:MOST_SHOWN],
        "order": order,
        "orders": ORDERS,
        "shown": shown,
        "total": len(entries),
        "speakers": speakers(story),
        "differing": differing(view),
        "unknowns": unknowns(view),
        "copying": copying(story, list(view.reports.values())),
        "left_out": [report for report in trace.reports if report.id in story.left_out],
        "clashing": {claim for clash in story.conflicts for claim in (clash.a, clash.b)},
    }
    return Page("story.html.j2", context, trace_form(trace))


def _ordered(view: StoryView, order: str) -> tuple[ClaimView, ...]:
    """The claims of a story; by `carried` as they were traced: those that most reports carry first."""
    entries = (*view.leading, *view.others)
    if order == "independence":
        return tuple(sorted(entries, key=_by_independence))
    if order == "time":
        rank = {report: at for at, report in enumerate(view.reports)}
        return tuple(sorted(entries, key=lambda entry: min(rank[report] for report in entry.claim.reports)))
    return entries


def _by_independence(entry: ClaimView) -> tuple[int, int, int]:
    found = entry.claim.independence
    return (1, 1, entry.number) if found is None else (-found.lo, -found.hi, entry.number)

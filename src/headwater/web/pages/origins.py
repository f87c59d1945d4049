"""The origins of a claim drawn: sources, first reports, carriers; and the same as a nested list."""

from markupsafe import Markup
from starlette.requests import Request

from headwater.model import Claim, Story, Trace
from headwater.present.json_form import JSON
from headwater.present.words import heading
from headwater.store.errors import unknown_id
from headwater.web.drawing import Box, BoxKind, OriginGraph, Tie, claim_graph, draw_graph, nested_list, story_graph
from headwater.web.pages.queries import text_of
from headwater.web.replies import Page
from headwater.web.site import Site, place

MOST_OFFERED = 20  # other claims whose origins are a link away


def origins_page(site: Site, request: Request) -> Page:
    """Make the page of the origins of a story's leading claim, or of the claim that is asked for."""
    trace = site.store.trace(request.path_params["id"])
    (story,) = trace.stories
    claim = _claim(story, text_of(request.query_params, "claim"))
    graph = story_graph(story, trace.reports) if claim is None else claim_graph(claim, story, trace.reports)
    links = _Links(trace, claim)
    context = {
        "story": story,
        "claim": claim,
        "graph": graph,
        "drawing": _drawn(graph, links),
        "branches": nested_list(graph),
        "link": links.of_box,
        "offered": [other for other in story.claims[:MOST_OFFERED] if other is not claim],
    }
    return Page("origins.html.j2", context, _form(story, claim, graph))


def _claim(story: Story, claim_id: str) -> Claim | None:
    if not claim_id:
        return story.claims[0] if story.claims else None
    found = next((claim for claim in story.claims if claim.id == claim_id), None)
    if found is None:
        raise unknown_id("claim", claim_id)
    return found


def _drawn(graph: OriginGraph, links: "_Links") -> Markup | None:
    """The drawing, built as a tree whose every text is escaped; None where a list is of more use."""
    if not graph.is_drawn or not graph.boxes:
        return None
    return Markup(draw_graph(graph, links.of_box, tie_link=links.of_tie))  # noqa: S704  escaped when it was written


class _Links:
    """Where the boxes and lines of a graph open into their sentences."""

    def __init__(self, trace: Trace, claim: Claim | None) -> None:
        self._claim = claim
        self._items = {item.id: item for item in claim.assertions} if claim is not None else {}
        self._reports = {report.id for report in trace.reports}

    def of_box(self, box: Box) -> str | None:
        """A report opens at what it says, an origin and a cited outlet at the ladder of what rests on it."""
        if self._claim is None:
            return None
        items = [self._items[item] for item in box.assertions if item in self._items]
        if box.kind is BoxKind.REPORT and items:
            return place(items[0])
        mark = box.key if box.kind is BoxKind.ORIGIN else items[0].id if items else "ladders"
        return f"/claim/{self._claim.id}#{mark}"

    def of_tie(self, tie: Tie) -> str | None:
        """A share opens into the two reports side by side."""
        is_pair = tie.upper in self._reports and tie.lower in self._reports
        return f"/report/{tie.lower}/beside/{tie.upper}" if is_pair else None


def _form(story: Story, claim: Claim | None, graph: OriginGraph) -> JSON:
    return {
        "format": "headwater.origins",
        "version": 1,
        "story": story.id,
        "claim": None if claim is None else claim.id,
        "title": heading(graph.title, 400),
        "description": graph.description,
        "boxes": [_box(box) for box in graph.boxes],
        "ties": [
            {"upper": tie.upper, "lower": tie.lower, "kind": tie.kind.value, "share": tie.share} for tie in graph.ties
        ],
    }


def _box(box: Box) -> JSON:
    return {
        "key": box.key,
        "kind": box.kind.value,
        "label": box.label,
        "note": box.note,
        "clear": box.clear,
        "held": box.held,
        "assertions": list(box.assertions),
    }

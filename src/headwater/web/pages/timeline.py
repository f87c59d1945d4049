"""The timeline of a story: when things happened, when it was published; as a drawing, and as a list."""

from markupsafe import Markup
from starlette.requests import Request

from headwater.present.json_form import JSON
from headwater.web.drawing import dated, draw_timeline, undated
from headwater.web.replies import Page
from headwater.web.site import Site
from headwater.web.views.moments import Placed, drawn, moments_of


def timeline_page(site: Site, request: Request) -> Page:
    """Make the page of a story's timeline."""
    trace = site.store.trace(request.path_params["id"])
    (story,) = trace.stories
    found = moments_of(story, trace.reports)
    links = {item.moment: item.link for item in found}
    moments = [item.moment for item in found]
    drawing, shown = None, drawn(found)
    if shown:
        # Built as a tree whose every text is escaped when it is written.
        drawing = Markup(draw_timeline(shown, links.get, title=f"Timeline: {story.title}"))  # noqa: S704
    context = {
        "story": story,
        "drawing": drawing,
        "left": len(dated(moments)) - len(shown),
        "moments": dated(moments),
        "undated": undated(moments),
        "links": links,
    }
    form: JSON = {
        "format": "headwater.timeline",
        "version": 1,
        "story": story.id,
        "moments": [_form(item) for item in found],
    }
    return Page("timeline.html.j2", context, form)


def _form(item: Placed) -> JSON:
    moment, when, said = item.moment, item.moment.when, item.assertion
    return {
        "key": moment.key,
        "lane": moment.lane.value,
        "label": moment.label,
        "start": None if when is None else when.start.isoformat(),
        "end": None if when is None else when.end.isoformat(),
        "wording": None if when is None else when.wording,
        "claim": item.claim,
        "modality": None if said is None else said.modality.value,
    }

"""The list of stories: the newest first, searched, narrowed, in pages."""

from dataclasses import asdict

from starlette.requests import Request

from headwater.present.json_form import JSON
from headwater.store import Facet, Listed, Listing
from headwater.web.pages.queries import KINDS, Asked, read_asked
from headwater.web.replies import Page
from headwater.web.site import Site


def stories_page(site: Site, request: Request) -> Page:
    """Make the list of stories that an address asks for."""
    asked = read_asked(request.query_params)
    most = site.settings.serving.page_stories
    first = most * (asked.page - 1)
    listing = site.store.browse(asked.query, first=first, most=most)
    pages = max(1, -(-listing.total // most))
    chosen = [(kind, value, asked.link(drop=[(kind, value)])) for kind, value in asked.query.facets]
    context = {
        "asked": asked,
        "listing": listing,
        "first": first,
        "pages": pages,
        "chosen": chosen,
        "facets": {kind: _offered(listing, asked, kind) for kind in KINDS},
    }
    return Page("stories.html.j2", context, _form(listing, asked, pages))


def _offered(listing: Listing, asked: Asked, kind: str) -> list[tuple[Facet, str]]:
    """The values of a kind that narrow the list, each with the address of the list narrowed by it."""
    return [
        (facet, asked.link(add=[(kind, facet.value)]))
        for facet in listing.facets
        if facet.kind == kind and (kind, facet.value) not in asked.query.facets
    ]


def _form(listing: Listing, asked: Asked, pages: int) -> JSON:
    facets: dict[str, JSON] = {
        kind: [{"value": facet.value, "stories": facet.stories} for facet in listing.facets if facet.kind == kind]
        for kind in KINDS
    }
    return {
        "format": "headwater.stories",
        "version": 1,
        "total": listing.total,
        "cut": listing.cut,
        "page": asked.page,
        "pages": pages,
        "stories": [_story(listed) for listed in listing.stories],
        "facets": facets,
    }


def _story(listed: Listed) -> JSON:
    line = listed.line
    return {
        "id": line.id,
        "title": line.title,
        "reports": list(line.reports),
        "claims": line.claims,
        "lo": line.lo,
        "hi": line.hi,
        "newest": listed.newest,
        "oldest": listed.oldest,
        "conflicts": listed.conflicts,
        "hits": [asdict(hit) for hit in listed.hits],
    }

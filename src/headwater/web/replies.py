"""Replies: a page of the site as HTML or as the JSON beside it, and errors in the one shape of either."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from headwater.model import HeadwaterError
from headwater.present.json_form import JSON
from headwater.web.errors import status_of
from headwater.web.site import NAME_COOKIE, Site, site_of

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows.

    Attributes:
        template: Name of its template.
        context: What the template is given.
        form: The same as JSON.
    """

    template: str
    context: Mapping[str, object]
    form: JSON


Build = Callable[[Site, Request], Page]
"""Makes a page of what the store holds; runs in a thread, and writes nothing."""


def routes_of(path: str, name: str, build: Build) -> list[Route]:
    """Return the two routes of a page: `path`, and the JSON beside it at `path.json`."""
    return [
        Route(f"{path}.json", _endpoint(build, as_json=True), name=f"{name}.json"),
        Route(path, _endpoint(build, as_json=False), name=name),
    ]


def _endpoint(build: Build, *, as_json: bool) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        # Abandoned where the time is up: a thread cannot be stopped, but nobody need wait for it.
        return await anyio.to_thread.run_sync(partial(_reply, build, request, as_json), abandon_on_cancel=True)

    return endpoint


def _reply(build: Build, request: Request, as_json: bool) -> Response:
    page = build(site_of(request), request)
    return json_reply(page.form) if as_json else html_reply(request, page.template, page.context)


def html_reply(request: Request, template: str, context: Mapping[str, object], *, status: int = 200) -> Response:
    """Return a page."""
    site = site_of(request)
    who = unquote(request.cookies.get(NAME_COOKIE, ""), errors="replace")
    given = {"request_path": request.url.path, "needs_token": site.token is not None, "who": who, **context}
    made = site.templates.get_template(template).render(given)
    return HTMLResponse(made.encode("utf-8", "replace"), status)


def json_reply(form: JSON, *, status: int = 200) -> Response:
    """Return JSON; half a surrogate pair is written as an escape, as docs/json.md says."""
    return Response(json.dumps(form, allow_nan=False), status, media_type="application/json")


def error_reply(request: Request, error: HeadwaterError) -> Response:
    """Return an error: a page with its code, or JSON where that was asked for."""
    status = status_of(error)
    if wants_json(request):
        said: JSON = {"error": {"code": error.code, "message": error.message, "status": status.value}}
        return json_reply(said, status=status)
    return html_reply(request, "error.html.j2", {"error": error, "status": status}, status=status)


def wants_json(request: Request) -> bool:
    """Return whether a program asks: by the end of the path, or by what it accepts."""
    return request.url.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json")

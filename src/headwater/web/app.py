"""The site as an ASGI application over one store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from os import PathLike

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from headwater.engine.settings import Settings
from headwater.model import HeadwaterError
from headwater.store import Store
from headwater.web import errors
from headwater.web.gate import Gate
from headwater.web.jobs import Jobs
from headwater.web.pages import ROUTES
from headwater.web.replies import error_reply
from headwater.web.site import Site, site_templates


def create_app(store: str | PathLike[str], settings: Settings, *, token: str | None = None) -> Starlette:
    """Return the site over a store, which is made where there is none.

    Args:
        store: Path or address of the store.
        settings: The settings in force.
        token: What writing needs; None where only this machine can reach the site.

    Raises:
        HeadwaterError: The store cannot be opened.
    """
    site = Site(Store.open(store), settings, token, Jobs(settings.serving.max_waiting), site_templates())

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001  Starlette gives it
        yield
        site.jobs.close()
        site.store.close()

    static = Mount("/static", StaticFiles(packages=[("headwater.web", "static")]))
    app = Starlette(
        routes=[*ROUTES, static],
        middleware=[Middleware(Gate, site=site)],
        exception_handlers={HeadwaterError: _refused, HTTPException: _no_page},
        lifespan=lifespan,
    )
    app.state.site = site
    return app


def _refused(request: Request, error: Exception) -> Response:
    return error_reply(request, error if isinstance(error, HeadwaterError) else errors.failed())


def _no_page(request: Request, error: Exception) -> Response:
    path = request.url.path
    if isinstance(error, HTTPException) and error.status_code == errors.wrong_method("", "").status:
        return error_reply(request, errors.wrong_method(request.method, path))
    return error_reply(request, errors.no_page(path))

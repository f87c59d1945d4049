"""What every page of a site shares: its store, its settings, its templates, the work under way."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment
from starlette.requests import Request

from headwater.engine.settings import Settings
from headwater.model import Assertion, When
from headwater.present.templating import make_environment
from headwater.store import Store
from headwater.web.drawing import percent
from headwater.web.jobs import Jobs
from headwater.web.views.reading import keys_of

NAME_COOKIE = "headwater-name"  # who decided last in this browser, so that the next form knows


@dataclass(frozen=True, slots=True)
class Site:
    """A site over one store.

    Attributes:
        store: The store; reads of it do not wait for writes.
        settings: The settings in force.
        token: What writing needs; None where none is needed, since only this machine can reach the site.
        jobs: The work under way.
        templates: What renders its pages.
    """

    store: Store
    settings: Settings
    token: str | None
    jobs: Jobs
    templates: Environment


def site_of(request: Request) -> Site:
    """Return the site that a request is for."""
    site: Site = request.app.state.site
    return site


def site_templates() -> Environment:
    """Return what renders the pages of a site."""
    environment = make_environment("headwater.web", "templates")
    environment.globals.update(asset=asset, keys=keys_of, last_day=last_day, percent=percent, place=place)
    return environment


def last_day(when: When) -> str:
    """Return the last day that a date can mean, as `YYYY-MM-DD`."""
    return (when.end - timedelta(microseconds=1)).date().isoformat()


def place(item: Assertion) -> str:
    """Return the address at which a report shows what it states."""
    return f"/report/{item.report}?at={item.id}#{item.id}"


@cache
def asset(name: str) -> str:
    """Return the address of a static file, with a mark of its content, so that it may be kept for ever."""
    content = files("headwater.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={sha256(content).hexdigest()[:12]}"

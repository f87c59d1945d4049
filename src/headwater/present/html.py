"""A trace as one self-contained HTML page: no script, nothing loaded, nothing of a report unescaped."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from headwater.model import Trace
from headwater.present.view import view_story
from headwater.present.words import chain_names, counted, excerpt, heading, headline, interval, printable, unquoted


def html_page(trace: Trace) -> str:
    """Return the page: counts open into quotes and reasons; light or dark as the reader has it; it prints."""
    stories = [view_story(story, trace) for story in trace.stories]
    return _environment().get_template("brief.html.j2").render(stories=stories, reports=len(trace.reports))


def web_address(url: str | None) -> str | None:
    """Return the address of a report where it may be a link: of the web, and nothing in it that a reader cannot see."""
    if url is None or printable(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


@cache
def _environment() -> Environment:
    style = files("headwater.present").joinpath("brief.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=PackageLoader("headwater.present", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(printable=printable, excerpt=excerpt, heading=heading, unquoted=unquoted)
    environment.filters.update(web_address=web_address)
    environment.globals.update(chain=chain_names, counted=counted, headline=headline, interval=interval)
    environment.globals.update(style=style, style_hash=b64encode(sha256(style.encode()).digest()).decode())
    return environment

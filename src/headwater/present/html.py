"""A trace as one self-contained HTML page: no script, nothing loaded, nothing of a report unescaped."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment

from headwater.model import Trace
from headwater.present.templating import make_environment
from headwater.present.view import view_story


def html_page(trace: Trace) -> str:
    """Return the page: counts open into quotes and reasons; light or dark as the reader has it; it prints."""
    stories = [view_story(story, trace) for story in trace.stories]
    return _environment().get_template("brief.html.j2").render(stories=stories, reports=len(trace.reports))


@cache
def _environment() -> Environment:
    style = files("headwater.present").joinpath("brief.css").read_text(encoding="utf-8")
    environment = make_environment("headwater.present", ".")
    environment.globals.update(style=style, style_hash=b64encode(sha256(style.encode()).digest()).decode())
    return environment

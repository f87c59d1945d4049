"""A trace as one self-contained HTML page: no script, nothing loaded, nothing of a report unescaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from headwater.model import Trace
from headwater.present.view import view_story
from headwater.present.words import chain_words, counted, excerpt, headline, interval, printable


def html_page(trace: Trace) -> str:
    """Return the page: counts open into quotes and reasons; light or dark as the reader has it; it prints."""
    stories = [view_story(story, trace) for story in trace.stories]
    return _environment().get_template("brief.html.j2").render(stories=stories, reports=trace.reports)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("headwater.present", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(printable=printable, excerpt=excerpt)
    environment.globals.update(chain=chain_words, counted=counted, headline=headline, interval=interval)
    return environment

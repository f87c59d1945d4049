"""Help: keys, signs, and what programs can ask for."""

from starlette.requests import Request

from headwater.web.replies import Page
from headwater.web.site import Site

KEYS = (
    ("j", "to the next story, claim or report on the page"),
    ("k", "to the one before"),
    ("o", "open it; where none is chosen, the origins of the story"),
    ("d", "to where reports differ"),
    ("/", "to the search"),
    ("?", "to this page"),
)


def help_page(site: Site, request: Request) -> Page:  # noqa: ARG001  every page is given them
    """Make the page of help."""
    return Page("help.html.j2", {"keys_help": KEYS}, {"format": "headwater.help", "version": 1, "keys": dict(KEYS)})

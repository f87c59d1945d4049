"""What could not be read, and why."""

from starlette.requests import Request

from headwater.web.replies import Page
from headwater.web.site import Site


def refused_page(site: Site, request: Request) -> Page:  # noqa: ARG001  every page is given it
    """Make the list of what could not be read, the latest first."""
    found = sorted(site.store.quarantine(), key=lambda refusal: refusal.refused_at, reverse=True)
    return Page(
        "refused.html.j2",
        {"refusals": found},
        {
            "format": "headwater.refused",
            "version": 1,
            "refused": [
                {
                    "name": refusal.name,
                    "code": refusal.code,
                    "message": refusal.message,
                    "refused_at": refusal.refused_at.isoformat(),
                }
                for refusal in found
            ],
        },
    )

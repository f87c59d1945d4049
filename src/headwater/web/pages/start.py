"""The address without a path leads to the list of stories."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response


async def start(request: Request) -> Response:  # noqa: ARG001  Starlette gives it
    """Send a reader to the list of stories."""
    return RedirectResponse("/stories", 307)

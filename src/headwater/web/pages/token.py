"""The token that writing needs where others than this machine can reach the site: entered once, kept in a cookie."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from headwater.web import errors
from headwater.web.gate.writes import COOKIE, is_token
from headwater.web.pages.forms import read_form
from headwater.web.replies import html_reply
from headwater.web.site import site_of

KEPT_S = 30 * 24 * 3600


async def token_page(request: Request) -> Response:
    """Show the form that takes the token."""
    return html_reply(request, "token.html.j2", {})


async def enter_token(request: Request) -> Response:
    """Take the token, and let this browser write from now on.

    Raises:
        Refusal: It is not the token.
    """
    token = site_of(request).token
    form = await read_form(request)
    if token is None or not is_token(form.text("token"), token):
        raise errors.no_token()
    reply = RedirectResponse("/add", 303)
    reply.set_cookie(
        COOKIE, token, max_age=KEPT_S, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return reply

"""Who may write: a page of this site, and away from this machine only who knows the token."""

import hmac
from urllib.parse import urlsplit

from starlette.requests import Request

from headwater.web import errors

READS = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE = "headwater-token"
TOKEN_PATH = "/token"  # noqa: S105  a path, where the token is entered
OWN = frozenset({"same-origin", "none"})


def check_write(request: Request, token: str | None) -> None:
    """Let a request pass that reads, or that may write.

    A browser says which site a write comes from, in `Sec-Fetch-Site` or at least `Origin`; a program that says neither
    carries nobody's cookies, so nothing of a reader's can be misused through it.

    Raises:
        Refusal: A page of another site sent it, or it lacks the token.
    """
    if request.method in READS:
        return
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise errors.foreign_origin(origin)
    if site is not None and site not in OWN:
        raise errors.foreign_origin(site)
    if token is not None and request.url.path != TOKEN_PATH and not is_token(_given(request), token):
        raise errors.no_token()


def is_token(given: str, token: str) -> bool:
    """Return whether a given token is the right one, in a time that tells nothing of it."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _given(request: Request) -> str:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return given if scheme.lower() == "bearer" else request.cookies.get(COOKIE, "")

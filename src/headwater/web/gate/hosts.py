"""By which names the site answers: a page elsewhere cannot reach it under a name of its own (DNS rebinding)."""

import re

from starlette.requests import Request

from headwater.engine.serving import Serving
from headwater.web import errors

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104  no names to be asked for by
HOST = re.compile(r"\[([0-9a-f:.]+)\](?::\d{1,5})?|([a-z0-9._-]+)(?::\d{1,5})?", re.IGNORECASE)


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach an address to listen on."""
    return host.lower() in LOOPBACK


def own_names(serving: Serving) -> frozenset[str]:
    """Return the names that a site answers to, in lower case."""
    given = {name.strip().lower() for name in serving.hosts.split(",")}
    own = {serving.host.lower()}
    return frozenset((given | own | (LOOPBACK if own & (LOOPBACK | ANY) else set())) - {""})


def check_host(request: Request, names: frozenset[str]) -> None:
    """Let a request pass that asks for the site by one of its names.

    Raises:
        Refusal: It asks by another.
    """
    host = request.headers.get("host", "")
    found = HOST.fullmatch(host)
    if found is None or (found[1] or found[2]).lower() not in names:
        raise errors.unknown_host(host)

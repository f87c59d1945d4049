"""The server under the site: uvicorn on a socket that is bound before anything is told."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from headwater.engine.serving import Serving
from headwater.model import HeadwaterError

KEEP_ALIVE_S = 15
MOST_AT_ONCE = 200  # connections; what comes on top is told to come again
SHUTDOWN_S = 5


def serve(app: ASGIApp, serving: Serving, *, started: Callable[[str], None]) -> None:
    """Serve an application until the process is told to stop.

    Args:
        app: The site.
        serving: Where to listen.
        started: Told the address of the site when it can be reached.

    Raises:
        HeadwaterError: The address cannot be listened on.
    """
    with _listening(serving) as listener:
        port = listener.getsockname()[1]
        host = f"[{serving.host}]" if ":" in serving.host else serving.host
        started(f"http://{host}:{port}/")
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            date_header=True,
            timeout_keep_alive=KEEP_ALIVE_S,
            timeout_graceful_shutdown=SHUTDOWN_S,
            limit_concurrency=MOST_AT_ONCE,
            proxy_headers=False,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(serving: Serving) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(serving.host, None, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _unusable(serving, error) from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address[0], serving.port, *address[2:]))  # a port that is none raises; a resolver would cut it
        listener.listen(MOST_AT_ONCE)
    except (OSError, OverflowError) as error:
        listener.close()
        raise _unusable(serving, error) from error
    return listener


def _unusable(serving: Serving, error: Exception) -> HeadwaterError:
    reason = getattr(error, "strerror", None) or str(error)
    where = f"{serving.host} port {serving.port}"
    return HeadwaterError("HW-SITE-013", f"{where} cannot be listened on ({reason}); choose with --host and --port")

"""The gate itself, as ASGI middleware around the whole site."""

import anyio
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.model import HeadwaterError
from headwater.web import errors
from headwater.web.gate.headers import FOR_EVER, FRESH, HEADERS
from headwater.web.gate.hosts import check_host, own_names
from headwater.web.gate.writes import check_write
from headwater.web.replies import error_reply
from headwater.web.site import Site

STREAM = "/events"  # how the paths of streams end, which may take as long as the work they tell of


class Gate:
    """Checks each request, bounds its body and its time, and sets the headers of each reply."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site
        self._serving, self._names = site.settings.serving, own_names(site.settings.serving)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or reply with what is wrong with it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        reply = _Reply(scope, send)
        request = Request(scope)
        try:
            self._check(request)
            await self._bounded(
                scope, _Body(receive, self._serving.max_request_bytes, self._serving.max_request_mb), reply
            )
        except HeadwaterError as error:
            if not reply.started:
                await error_reply(request, error)(scope, receive, reply.send)
        except Exception:
            if not reply.started:
                await error_reply(request, errors.failed())(scope, receive, reply.send)
            raise  # into the log of the server

    def _check(self, request: Request) -> None:
        check_host(request, self._names)
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._serving.max_request_bytes:
            raise errors.too_large(self._serving.max_request_mb)
        check_write(request, self._site.token)

    async def _bounded(self, scope: Scope, body: "_Body", reply: "_Reply") -> None:
        if scope["path"].endswith(STREAM):
            await self._app(scope, body.receive, reply.send)
            return
        with anyio.move_on_after(self._serving.max_request_s) as time:
            await self._app(scope, body.receive, reply.send)
        if time.cancelled_caught:
            raise errors.too_slow(self._serving.max_request_s)


class _Body:
    """The body of a request, as far as it may go; `Content-Length` may be absent or wrong."""

    def __init__(self, receive: Receive, most: int, most_mb: float) -> None:
        self._receive, self._left, self._most_mb = receive, most, most_mb

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise errors.too_large(self._most_mb)
        return message


class _Reply:
    """The reply to a request, with the headers that every reply has."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._send, self.started = send, False
        self._kept = FOR_EVER if scope["path"].startswith("/static/") and scope["query_string"] else FRESH

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", self._kept)
        await self._send(message)

"""A web of its own for tests: a server on loopback that can misbehave, and what reaches it there and nowhere else."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

from headwater.ingest.fetch.fetcher import Fetcher
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.transport import SafeTransport
from headwater.ingest.fetch.urls import Reach
from headwater.ingest.limits import Limits

LOOPBACK = ip_network("127.0.0.1/32")
NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


class StillClock:
    """A clock that only moves when somebody sleeps, or by a step each time it is read."""

    def __init__(self, step_s: float = 0.0) -> None:
        self.at, self.slept, self._step = NOON, [], timedelta(seconds=step_s)

    def now(self):
        return self.at

    def monotonic(self):
        self.at += self._step
        return (self.at - NOON).total_seconds()

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


class Asked:
    """A request as the server saw it."""

    def __init__(self, raw: bytes) -> None:
        first, *lines = raw.decode("latin-1").split("\r\n")
        self.path = first.split(" ")[1]
        self.headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


Answer = bytes | Iterable[bytes] | Callable[[Asked], "bytes | Iterable[bytes]"]


class Server:
    """Answers the paths it was given, byte for byte; 404 for all others, robots.txt among them."""

    def __init__(self) -> None:
        self.tls: ssl.SSLContext | None = None
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def url(self, path: str = "/", host: str = "courier.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._answer, args=(self._socket.accept()[0],), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), self._secured(connection) as stream:
            raw = b""
            while not raw.endswith(b"\r\n\r\n"):
                more = stream.recv(65_536)
                if not more:
                    return
                raw += more
            asked = Asked(raw)
            self.asked.append(asked)
            answer = self.answers.get(asked.path, answer_of(status=404))
            answer = answer(asked) if callable(answer) else answer
            for part in [answer] if isinstance(answer, bytes) else answer:
                stream.sendall(part)

    def _secured(self, connection: socket.socket) -> socket.socket:
        return connection if self.tls is None else self.tls.wrap_socket(connection, server_side=True)


def answer_of(body: bytes | str = b"", *, status: int = 200, kind: str = "text/html", **headers: str) -> bytes:
    """The bytes of an answer with the right length; `content_type` is the header Content-Type."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Told", f"Content-Length: {len(data)}", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + data


def redirect_to(place: str, status: int = 302) -> bytes:
    return answer_of(status=status, location=place)


def to_loopback(host, port, within_s):
    return (ip_address("127.0.0.1"),)


def make_fetcher(server, *, clock=None, memory=None, resolver=to_loopback, web=None, limits=None, **more) -> Fetcher:
    """A fetcher that reaches one server on loopback beside public hosts, which no setting could let it do."""
    bounds, clock = web or WebLimits(), clock or StillClock()
    reach = Reach(frozenset({server.port, 80, 443}), (LOOPBACK,))
    transport = SafeTransport(bounds, reach=reach, resolver=resolver, clock=clock, **more)
    return Fetcher(limits or Limits(), bounds, memory=memory, clock=clock, transport=transport)

"""A transport for httpx that can be let loose on addresses from strangers.

One connection for each request: to an address that was checked, for a bounded time, for a bounded number of bytes. It
follows no redirect, knows no proxy, sends no cookie, and unpacks nothing; `fetcher.py` and `unpacking.py` do.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx

from headwater.ingest.addresses import shown
from headwater.ingest.fetch import refusals
from headwater.ingest.fetch.clock import Clock, SystemClock
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.resolving import Resolver, resolve
from headwater.ingest.fetch.urls import Reach, parse_url
from headwater.ingest.fetch.wire import Budget, CheckedBackend

SLOW = (httpcore.ReadTimeout, httpcore.WriteTimeout)
BROKEN = (httpcore.NetworkError, httpcore.TimeoutException)


class SafeTransport(httpx.BaseTransport):
    """Asks public hosts only, within limits; every failure is a `Retry` or a `Quarantine` (`HW-FETCH-...`)."""

    def __init__(
        self,
        limits: WebLimits | None = None,
        *,
        reach: Reach | None = None,
        resolver: Resolver = resolve,
        clock: Clock | None = None,
        backend: httpcore.NetworkBackend | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """Make a transport.

        Args:
            limits: Bounds of time and size; the defaults where none are given.
            reach: What may be asked; public hosts at the ports of the limits where nothing is given.
            resolver: What finds the addresses of a host.
            clock: What the time is told by.
            backend: What opens connections.
            ssl_context: Whom to trust; the bundle of certifi where none is given.
        """
        self.limits = limits or WebLimits()
        self.reach = reach or Reach(self.limits.allowed_ports)
        self._resolver, self._clock = resolver, clock or SystemClock()
        self._backend = backend or httpcore.SyncBackend()
        self._ssl_context = ssl_context

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the head of an answer, its body still to be read; close it after that.

        Raises:
            Quarantine: The address may not be asked, or the answer is beyond the limits.
            Retry: The host does not answer, or not in time, or with something else than HTTP.
        """
        url = parse_url(str(request.url), self.reach)
        budget = Budget.for_one(shown(str(url)), self.limits, self._clock)
        backend = CheckedBackend(self.reach, self._resolver, budget, self._backend)
        origin = httpcore.URL(scheme=url.scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        connection = httpcore.HTTPConnection(
            origin.origin, self._context() if url.scheme == "https" else None, network_backend=backend
        )
        try:
            with named_errors(budget):
                asked = httpcore.Request(request.method, origin, headers=request.headers.raw, content=request.stream)
                answer = connection.handle_request(asked)
                check_head(answer, budget)
        except BaseException:
            connection.close()
            raise
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer, connection, budget))

    def _context(self) -> ssl.SSLContext:
        if self._ssl_context is None:  # reading the bundle takes some 20 ms
            self._ssl_context = httpx.create_ssl_context(trust_env=False)
        return self._ssl_context


class Body(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore.Response, connection: httpcore.HTTPConnection, budget: Budget) -> None:
        self._answer, self._connection, self._budget = answer, connection, budget

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes.

        Raises:
            Quarantine: They are too many.
            Retry: They stop, or come too slowly.
        """
        room = self._budget.limits.max_download_bytes
        with named_errors(self._budget):
            for part in self._answer.iter_stream():
                room -= len(part)
                if room < 0:
                    raise refusals.too_large(self._budget.name, self._budget.limits.max_download_mb)
                yield part

    def close(self) -> None:
        """Let go of the connection."""
        self._answer.close()
        self._connection.close()


def check_head(answer: httpcore.Response, budget: Budget) -> None:
    """Refuse an answer by its headers.

    Raises:
        Quarantine: They are too many, or announce too large a body.
    """
    limits = budget.limits
    size = sum(len(name) + len(value) + len(b": \r\n") for name, value in answer.headers)
    if len(answer.headers) > limits.max_headers or size > limits.max_header_bytes:
        raise refusals.too_many_headers(budget.name, limits.max_headers, limits.max_header_kb)
    for name, value in answer.headers:  # the HTTP library has checked that it is a number
        if name.lower() == b"content-length" and int(value) > limits.max_download_bytes:
            raise refusals.too_large(budget.name, limits.max_download_mb)


@contextmanager
def named_errors(budget: Budget) -> Iterator[None]:
    """Turn errors of the HTTP library into errors with a code.

    Raises:
        Retry: Whatever the library raised, by its meaning.
    """
    try:
        yield
    except SLOW as error:
        raise refusals.too_slow(budget.name, budget.limits.deadline_s) from error
    except BROKEN as error:
        cause = error.__cause__ or error.__context__
        if isinstance(cause, ssl.SSLError):
            raise refusals.not_trusted(budget.name, _reason(cause)) from error
        raise refusals.no_connection(budget.name, str(error) or "no answer") from error
    except httpcore.ProtocolError as error:
        raise refusals.not_http(budget.name, str(error).lower().rstrip(".")) from error


def _reason(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message.rstrip(".")
    return (error.reason or "no TLS").replace("_", " ").lower()

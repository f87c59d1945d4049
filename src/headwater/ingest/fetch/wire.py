"""A connection that goes to checked addresses only, and gives no more and takes no longer than one answer may."""

import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import httpcore

from headwater.ingest.fetch import refusals
from headwater.ingest.fetch.addresses import Address
from headwater.ingest.fetch.clock import Clock
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.resolving import Resolver
from headwater.ingest.fetch.urls import Reach


@dataclass(slots=True)
class Budget:
    """What one answer may still take.

    Attributes:
        name: The address as shown.
        limits: The bounds.
        clock: What the time is told by.
        ends: When the time is up, by the clock's `monotonic`.
        left: Bytes that may still come.
    """

    name: str
    limits: WebLimits
    clock: Clock
    ends: float
    left: int

    @classmethod
    def for_one(cls, name: str, limits: WebLimits, clock: Clock) -> "Budget":
        """Return the whole budget of one answer."""
        most = limits.max_download_bytes + limits.max_header_bytes
        return cls(name, limits, clock, clock.monotonic() + limits.deadline_s, most)

    def seconds(self) -> float:
        """Return the seconds that are left.

        Raises:
            Retry: None are.
        """
        left = self.ends - self.clock.monotonic()
        if left <= 0:
            raise refusals.too_slow(self.name, self.limits.deadline_s)
        return left

    def spend(self, count: int) -> None:
        """Take bytes off.

        Raises:
            Quarantine: They are more than were left.
        """
        self.left -= count
        if self.left < 0:
            raise refusals.too_large(self.name, self.limits.max_download_mb)


class Wire(httpcore.NetworkStream):
    """A stream on a budget, whatever time the HTTP library would give it."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  the budget has the time
        """Return the next bytes."""
        read = self._stream.read(max_bytes, self._budget.seconds())
        self._budget.spend(len(read))
        return read

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send bytes."""
        self._stream.write(buffer, self._budget.seconds())

    def close(self) -> None:
        """Let go of the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Return the stream encrypted; the certificate is checked against the name of the host, not its address."""
        return Wire(self._stream.start_tls(ssl_context, server_hostname, self._budget.seconds()), self._budget)

    def get_extra_info(self, info: str) -> Any:
        """Return what the library wants to know of the stream."""
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Connections of one request: the host is resolved once, and one of the addresses found is connected to."""

    def __init__(self, reach: Reach, resolver: Resolver, budget: Budget, backend: httpcore.NetworkBackend) -> None:
        self._reach, self._resolve, self._budget, self._backend = reach, resolver, budget, backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of a host that takes it up.

        Raises:
            Quarantine: One of its addresses is not public. A name that has both kinds is a trap, not a newspaper.
            Retry: It has none.
        """
        addresses = self._addresses(host, port)
        for address in addresses:
            self._reach.check_host(address, self._budget.name)
        failure: Exception = OSError("no address")
        for address in addresses:
            try:
                return Wire(self._backend.connect_tcp(str(address), port, self._seconds()), self._budget)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise refusals.no_connection(self._budget.name, str(failure) or "no answer") from failure

    def _addresses(self, host: str, port: int) -> tuple[Address, ...]:
        try:
            return (ip_address(host),)
        except ValueError:
            pass
        try:
            found = tuple(self._resolve(host, port, self._seconds()))
        except OSError as error:
            raise refusals.not_found(self._budget.name) from error
        if not found:
            raise refusals.not_found(self._budget.name)
        return found

    def _seconds(self) -> float:
        return min(self._budget.limits.connect_s, self._budget.seconds())

"""The addresses of a host, asked for once, in a time that is bounded."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeAlias

from headwater.ingest.fetch.addresses import Address

Resolver: TypeAlias = Callable[[str, int, float], Sequence[Address]]
"""Gives the addresses of a host, in the order they should be tried; called with host, port, and seconds it may take."""


def resolve(host: str, port: int, within_s: float) -> tuple[Address, ...]:
    """Return the addresses of a host by the name service of the machine.

    Raises:
        OSError: There are none.
        TimeoutError: The name service did not answer in time.
    """
    answers: SimpleQueue[tuple[Address, ...] | OSError] = SimpleQueue()
    # getaddrinfo takes no limit of time, and waits half a minute for a name server that is silent.
    Thread(target=lambda: answers.put(_asked(host, port)), daemon=True).start()
    try:
        answer = answers.get(timeout=within_s)
    except Empty:
        raise TimeoutError("the name service is silent") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _asked(host: str, port: int) -> tuple[Address, ...] | OSError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return error if isinstance(error, OSError) else OSError(str(error))
    return tuple(dict.fromkeys(ip_address(str(place[0])) for *_, place in found))

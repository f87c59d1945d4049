"""Pages of the web kept by a command: what was refused is told at once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from headwater.cli.output import say
from headwater.engine.settings import Settings
from headwater.store import Store

if TYPE_CHECKING:
    from headwater.engine.gather import Gathered
    from headwater.ingest import Refused
    from headwater.ingest.fetch.following import Page


def gather_all(store: Store, addresses: Sequence[str], settings: Settings) -> "Gathered":
    """Fetch what addresses lead to into a store, and tell what was refused while it goes on."""
    from headwater.engine.gather import follower_of, gather

    follower = follower_of(settings, store)
    items = (item for address in addresses for item in follower.follow(address))
    return gather(store, _told(items), now=datetime.now(UTC))


def _told(items: "Iterable[Page | Refused]") -> "Iterator[Page | Refused]":
    for item in items:
        if item.error is not None:
            say(str(item.error))
        yield item

"""Reading the web: addresses into reports, politely, within bounds, and never into somebody's own network."""

from headwater.ingest.fetch.fetcher import Fetched, Fetcher
from headwater.ingest.fetch.following import Follower, Page
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.memory import InMemory, Memory, Visit
from headwater.ingest.fetch.showing import shown
from headwater.ingest.fetch.transport import SafeTransport

__all__ = [
    "Fetched",
    "Fetcher",
    "Follower",
    "InMemory",
    "Memory",
    "Page",
    "SafeTransport",
    "Visit",
    "WebLimits",
    "shown",
]

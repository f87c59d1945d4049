"""Reports, stories and claims kept in a database that several processes may use at once."""

from headwater.store.records import (
    Change,
    Facet,
    Fault,
    Hit,
    Listed,
    Listing,
    Refusal,
    Said,
    StoryLine,
    StoryQuery,
    Version,
)
from headwater.store.store import Store

__all__ = [
    "Change",
    "Facet",
    "Fault",
    "Hit",
    "Listed",
    "Listing",
    "Refusal",
    "Said",
    "Store",
    "StoryLine",
    "StoryQuery",
    "Version",
]

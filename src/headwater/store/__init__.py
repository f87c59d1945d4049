"""Reports, stories and claims kept in a database that several processes may use at once."""

from headwater.store.records import Fault, Hit, Refusal, StoryLine, Version
from headwater.store.store import Store

__all__ = ["Fault", "Hit", "Refusal", "Store", "StoryLine", "Version"]

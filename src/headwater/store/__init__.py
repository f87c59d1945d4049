"""Reports, stories and claims kept in a database that several processes may use at once."""

from headwater.store.records import Change, Fault, Hit, Refusal, Said, StoryLine
from headwater.store.store import Store

__all__ = ["Change", "Fault", "Hit", "Refusal", "Said", "Store", "StoryLine"]

"""The same stages over collections that no single process could hold: planned with Daft, on this machine or on Ray."""

from headwater.engine.scale.plan import Plan, RunSettings
from headwater.engine.scale.run import run
from headwater.engine.scale.work import Advance

__all__ = ["Advance", "Plan", "RunSettings", "run"]

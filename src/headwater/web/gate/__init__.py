"""What every request passes before a page sees it: who asks, by which name, how much, for how long."""

from headwater.web.gate.gate import Gate

__all__ = ["Gate"]

"""The stages composed: reports in, traced stories out."""

from headwater.engine.collect import Collected, collect
from headwater.engine.given import trace_given
from headwater.engine.models import Models, load_models
from headwater.engine.tracing import Progress, trace

__all__ = ["Collected", "Models", "Progress", "collect", "load_models", "trace", "trace_given"]

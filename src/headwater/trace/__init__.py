"""Claims, chains and reuse in; origins, independence and conflicts out, each with its reasons."""

from headwater.trace.bounded import add_bounds
from headwater.trace.conflicts import find_conflicts
from headwater.trace.differences import find_differences
from headwater.trace.footing import Footing, certainly_distinct
from headwater.trace.independence import independence
from headwater.trace.origins import Traced, trace_origins
from headwater.trace.whose_words import WordsOf, whose_words

__all__ = [
    "Footing",
    "Traced",
    "WordsOf",
    "add_bounds",
    "certainly_distinct",
    "find_conflicts",
    "find_differences",
    "independence",
    "trace_origins",
    "whose_words",
]

"""Headwater reads news reports and traces every claim upstream.

`read` a file, `trace` the reports, `open` a store; the nouns are in `headwater.model`.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.model import (
    Assertion,
    Attribution,
    Claim,
    HeadwaterError,
    Independence,
    Origin,
    Report,
    Span,
    Story,
    Trace,
)

if TYPE_CHECKING:
    from headwater.store import Store

# Loading the package of the stage binds its name here; it has to happen before `trace` is defined, not when it is used.
import_module("headwater.trace")

__version__ = "0.1.0"

__all__ = [
    "Assertion",
    "Attribution",
    "Claim",
    "HeadwaterError",
    "Independence",
    "Origin",
    "Report",
    "Span",
    "Story",
    "Trace",
    "open",
    "read",
    "trace",
]


def read(source: str | Path | bytes, *, name: str | None = None) -> list[Report]:
    """Read the reports of one file: a page, a text, a mail, an archive, a feed, a PDF, rows of JSON.

    Args:
        source: A path, or the bytes of a file.
        name: What to call it; the file's name where none is given.

    Raises:
        HeadwaterError: It cannot be read; the code and the sentence say why.
    """
    from headwater.ingest import read as read_source

    return read_source(source, name=name)


def trace(reports: Iterable[Report]) -> Trace:
    """Trace every claim of the reports to its origins; `headwater.engine.trace` takes more options.

    Raises:
        HeadwaterError: A model file is missing or is not the one it should be.
    """
    from headwater.engine import trace as trace_reports

    return trace_reports(reports)


def open(store: str | Path = "headwater.db") -> "Store":  # noqa: A001  the name a notebook reads best
    """Open a store of reports and what was traced, making it where there is none.

    Args:
        store: A path, or its address `sqlite:///PATH`.

    Raises:
        HeadwaterError: It cannot be opened.
    """
    from headwater.store import Store

    return Store.open(store)

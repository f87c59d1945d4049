"""What commands write: records to standard output, a table on a terminal and JSON Lines elsewhere; talk to stderr."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from headwater.present import print_trace, printable, trace_form

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.console import Console
    from rich.progress import TaskID

    from headwater.engine import Progress
    from headwater.model import Trace

Record = TypeVar("Record", bound="DataclassInstance")
Columns = Mapping[str, Callable[[Record], object]]
"""What to show of a record in a table: a heading, and how to get what stands under it."""


def show(records: Iterable[Record], columns: Columns[Record], *, as_json: bool | None, none: str = "") -> None:
    """Write flat records.

    Args:
        records: The records; JSON gets all their fields.
        columns: The columns of the table.
        as_json: Write JSON, or a table; None for a table on a terminal and JSON elsewhere.
        none: What to tell a reader where there are none.
    """
    if wants_json(as_json=as_json):
        for record in records:
            write_json(asdict(record))
    else:
        _show_table(records, columns, none)


def _show_table(records: Iterable[Record], columns: Columns[Record], none: str) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for record in records:
        cells = (get(record) for get in columns.values())
        table.add_row(*(Text("" if cell is None else printable(str(cell))) for cell in cells))
    if not table.row_count:
        say(none)
        return
    console = terminal()
    for segments in console.render_lines(table, pad=False):
        line = Text.assemble(*((segment.text, segment.style or "") for segment in segments))
        line.rstrip()  # the table fills its last column with spaces
        console.print(line, soft_wrap=True)


def show_trace(trace: "Trace", *, as_json: bool | None, everything: bool = True) -> None:
    """Write a trace: one JSON object, or on a terminal its stories to read; `everything` with claims of one report."""
    if wants_json(as_json=as_json):
        write_json(trace_form(trace))
    else:
        print_trace(trace, terminal(), everything=everything)


@contextmanager
def progress_bar() -> "Iterator[Progress | None]":
    """Give what draws a bar on standard error while reports are traced; None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show_step(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done)

        yield show_step


def wants_json(*, as_json: bool | None) -> bool:
    """Return whether records are for a program: as asked, or else because they do not go to a terminal."""
    return not sys.stdout.isatty() if as_json is None else as_json


def write_json(record: Any) -> None:
    """Write one record on one line; the only values in it that JSON lacks are times."""
    click.echo(json.dumps(record, ensure_ascii=False, allow_nan=False, default=datetime.isoformat))


def terminal() -> "Console":
    """Return what writes styled text to standard output; it honours NO_COLOR."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False)


def say(sentence: str) -> None:
    """Tell the user something beside the records; an empty sentence is nothing."""
    if sentence:
        click.echo(printable(sentence), err=True)

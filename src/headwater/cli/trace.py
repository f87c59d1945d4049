"""`headwater trace`."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.options import json_option, limit_options, paths_argument, settings_of
from headwater.cli.output import progress_bar, say, show_trace
from headwater.cli.reading import read_reports, status_of
from headwater.engine import trace
from headwater.present import html_page
from headwater.present.words import counted

if TYPE_CHECKING:
    from headwater.model import Report, Trace

MANY = 20  # reports; fewer are read before a bar would be looked at


@click.command("trace")
@paths_argument
@click.option("--html", metavar="FILE", help="Write one self-contained page; - for standard output.")
@click.option("--all", "everything", is_flag=True, help="Show the claims of single reports and all wordings too.")
@json_option
@limit_options
def command(
    paths: tuple[str, ...], html: str | None, everything: bool, as_json: bool | None, **flags: str | float | None
) -> int:
    """Trace every claim of reports to its origins.

    PATH is a file, a folder, a JSON Lines file, or - for standard input. Shows each story with its claims, how many
    independent origins stand behind them and whose word they are, where the reports differ, and what is cited but not
    among them. Nothing is kept.

    Example: headwater trace examples/secret-talks
    """
    _check_page(html, as_json=as_json)
    collected = read_reports(paths, settings_of(**flags))
    if not collected.reports:
        return status_of(collected)
    traced = _traced(collected.reports)
    if html is None or as_json:
        show_trace(traced, as_json=as_json, everything=everything)
    if html == "-":
        click.echo(html_page(traced), nl=False)
    elif html is not None:
        Path(html).write_text(html_page(traced), encoding="utf-8")
        say(f"{counted(len(traced.reports), 'report')} traced; the page is {html}")
    return status_of(collected)


def _check_page(html: str | None, *, as_json: bool | None) -> None:
    """Refuse a page that has no place to go, before anything is read."""
    if html == "-" and as_json:
        raise click.UsageError("the page and the JSON cannot both go to standard output; give --html a file")
    if html is not None and html != "-" and not Path(html).parent.is_dir():
        raise click.UsageError(f"--html {html}: there is no folder {Path(html).parent}")


def _traced(reports: "tuple[Report, ...]") -> "Trace":
    with progress_bar() if len(reports) >= MANY else nullcontext() as progress:
        return trace(reports, progress=progress)

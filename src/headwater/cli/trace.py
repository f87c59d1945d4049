"""`headwater trace`."""

from pathlib import Path

import click

from headwater.cli.options import json_option, limit_options, paths_argument, settings_of
from headwater.cli.output import say, show_trace
from headwater.cli.reading import read_reports, status_of
from headwater.cli.tracing import traced
from headwater.present import html_page
from headwater.present.words import counted


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

    PATH is a file, a folder, a JSON Lines file, a list of addresses, or - for standard input; URL is the address of a
    page, or of a feed or sitemap whose pages are read. Shows each story with its claims, how many independent origins
    stand behind them and whose word they are, where the reports differ, and what is cited but not among them. Nothing
    is kept.

    Example: headwater trace examples/secret-talks
    """
    _check_page(html, as_json=as_json)
    collected = read_reports(paths, settings_of(**flags))
    if not collected.reports:
        return status_of(len(collected.reports), collected.refused)
    found = traced(collected.reports)
    if html is None or as_json:
        show_trace(found, as_json=as_json, everything=everything)
    if html == "-":
        click.echo(html_page(found), nl=False)
    elif html is not None:
        Path(html).write_text(html_page(found), encoding="utf-8")
        say(f"{counted(len(found.reports), 'report')} traced; the page is {html}")
    return status_of(len(collected.reports), collected.refused)


def _check_page(html: str | None, *, as_json: bool | None) -> None:
    """Refuse a page that has no place to go, before anything is read."""
    if html == "-" and as_json:
        raise click.UsageError("the page and the JSON cannot both go to standard output; give --html a file")
    if html is None or html == "-":
        return
    if Path(html).is_dir():
        raise click.UsageError(f"--html {html}: is a folder; give the name of a file")
    if not Path(html).parent.is_dir():
        raise click.UsageError(f"--html {html}: there is no folder {Path(html).parent}")

"""`headwater add`."""

from datetime import UTC, datetime

import click

from headwater.cli.options import json_option, limit_options, paths_argument, settings_of, store_option
from headwater.cli.output import say, show
from headwater.cli.reading import read_reports, status_of
from headwater.cli.status import WRONG_USAGE
from headwater.cli.stories import COLUMNS
from headwater.cli.tracing import traced
from headwater.engine.keep import keep, set_aside
from headwater.present.words import counted
from headwater.store import Store


@click.command("add")
@paths_argument
@store_option
@limit_options
@json_option
def command(paths: tuple[str, ...], as_json: bool | None, **flags: str | float | None) -> int:
    """Keep reports in a store and trace what it holds.

    PATH is a file, a folder, a JSON Lines file, or - for standard input. Lists the stories that new reports came into.

    Example: headwater add examples/secret-talks
    """
    settings = settings_of(**flags)
    collected = read_reports(paths, settings)
    status = status_of(collected)
    if status == WRONG_USAGE:  # nothing to keep, so no store is made for a mistyped path
        return status
    with Store.open(settings.store) as store:
        set_aside(store, collected, at=datetime.now(UTC))
        new = keep(store, collected.reports, traced)
        touched = [line for line in store.stories() if not set(new).isdisjoint(line.reports)]
    known = len(collected.reports) - len(new)
    say(f"{counted(len(new), 'new report')} in {settings.store}, {known} kept before, {len(collected.refused)} refused")
    show(touched, COLUMNS, as_json=as_json)
    return status

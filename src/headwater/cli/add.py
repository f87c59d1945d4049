"""`headwater add`."""

from datetime import UTC, datetime

import click

from headwater.cli.gathering import gather_all
from headwater.cli.options import json_option, limit_options, paths_argument, settings_of, store_option
from headwater.cli.output import say, show
from headwater.cli.reading import outcome, read_reports, status_of
from headwater.cli.status import WRONG_USAGE
from headwater.cli.stories import COLUMNS
from headwater.cli.tracing import traced
from headwater.engine.addresses import split_named
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

    PATH is a file, a folder, a JSON Lines file, a list of addresses, or - for standard input; URL is the address of a
    page, or of a feed or sitemap whose pages are read. A page that is kept and has changed is a new version. Lists the
    stories that new reports came into.

    Example: headwater add examples/secret-talks
    """
    settings = settings_of(**flags)
    files, addresses = split_named(paths, settings.limits)
    collected = read_reports([str(path) for path in files], settings)
    status = status_of(collected)
    if status == WRONG_USAGE and not addresses:  # nothing to keep, so no store is made for a mistyped path
        return status
    with Store.open(settings.store) as store:
        set_aside(store, collected, at=datetime.now(UTC))
        fetched = gather_all(store, addresses, settings)
        new = [*(one.id for one in fetched.arrivals), *keep(store, collected.reports, traced)]
        touched = [line for line in store.stories() if not set(new).isdisjoint(line.reports)]
    met, refused = len(collected.reports) + fetched.reports, len(collected.refused) + len(fetched.refused)
    say(f"{counted(len(new), 'new report')} in {settings.store}, {met - len(new)} kept before, {refused} refused")
    show(touched, COLUMNS, as_json=as_json)
    return outcome(good=met, refused=(*collected.refused, *fetched.refused))

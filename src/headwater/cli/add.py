"""`headwater add`."""

from contextlib import ExitStack
from datetime import UTC, datetime

import click

from headwater.cli.gathering import gather_all
from headwater.cli.options import json_option, limit_options, paths_argument, settings_of, store_option
from headwater.cli.output import progress_bar, say, show
from headwater.cli.reading import read_some, status_of
from headwater.cli.status import WRONG_USAGE
from headwater.cli.stories import COLUMNS
from headwater.engine.addresses import split_named
from headwater.engine.desk import Desk
from headwater.engine.keep import catch_up, set_aside
from headwater.ingest import Refused
from headwater.present.words import counted
from headwater.store import Store


@click.command("add")
@paths_argument
@store_option
@limit_options
@json_option
def command(paths: tuple[str, ...], as_json: bool | None, **flags: str | float | None) -> int:
    """Keep reports in a store and trace their stories.

    PATH is a file, a folder, a JSON Lines file, a list of addresses, or - for standard input; URL is the address of a
    page, or of a feed or sitemap whose pages are read. A page that is kept and has changed is a new version. Lists the
    stories that new reports came into; no other is traced again.

    Example: headwater add examples/secret-talks
    """
    settings = settings_of(**flags)
    files, addresses = split_named(paths, settings.limits)
    read, new, refused = 0, list[str](), list[Refused]()
    with ExitStack() as opened:
        store = opened.enter_context(Store.open(settings.store)) if addresses else None
        for collected in read_some([str(path) for path in files], settings):
            refused += collected.refused
            read += len(collected.reports)
            if status_of(read, refused) == WRONG_USAGE or not (collected.reports or collected.refused):
                continue  # nothing to keep, so no store is made for a mistyped path
            store = store or opened.enter_context(Store.open(settings.store))
            set_aside(store, collected, at=datetime.now(UTC))
            new += store.add(collected.reports)
        if store is None:
            return status_of(read, refused)
        fetched = gather_all(store, addresses, settings)
        new += [one.id for one in fetched.arrivals]
        read, refused = read + fetched.reports, [*refused, *fetched.refused]
        desk = Desk()
        with progress_bar() as progress:
            catch_up(store, desk.trace, desk.group, progress=progress)
        touched = store.stories(set(store.stories_of(new).values()))
    say(f"{counted(len(new), 'new report')} in {settings.store}, {read - len(new)} kept before, {len(refused)} refused")
    show(touched, COLUMNS, as_json=as_json)
    return status_of(read, refused)

"""`headwater add`."""

from contextlib import ExitStack
from datetime import UTC, datetime

import click

from headwater.cli.options import json_option, limit_options, paths_argument, settings_of, store_option
from headwater.cli.output import progress_bar, say, show
from headwater.cli.reading import read_some, status_of
from headwater.cli.status import WRONG_USAGE
from headwater.cli.stories import COLUMNS
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

    PATH is a file, a folder, a JSON Lines file, or - for standard input. Lists the stories that new reports
    came into; no other is traced again.

    Example: headwater add examples/secret-talks
    """
    settings = settings_of(**flags)
    read, new, refused = 0, list[str](), list[Refused]()
    with ExitStack() as opened:
        store: Store | None = None
        for collected in read_some(paths, settings):
            refused += collected.refused
            read += len(collected.reports)
            if status_of(read, refused) == WRONG_USAGE or not (collected.reports or collected.refused):
                continue  # nothing to keep, so no store is made for a mistyped path
            store = store or opened.enter_context(Store.open(settings.store))
            set_aside(store, collected, at=datetime.now(UTC))
            new += store.add(collected.reports)
        if store is None:
            return status_of(read, refused)
        desk = Desk()
        with progress_bar() as progress:
            catch_up(store, desk.trace, desk.group, progress=progress)
        touched = store.stories(set(store.stories_of(new).values()))
    say(f"{counted(len(new), 'new report')} in {settings.store}, {read - len(new)} kept before, {len(refused)} refused")
    show(touched, COLUMNS, as_json=as_json)
    return status_of(read, refused)

"""`headwater stories`."""

import click

from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import Columns, show
from headwater.present.words import heading
from headwater.store import Store, StoryLine

COLUMNS: Columns[StoryLine] = {
    "story": lambda line: line.id,
    "reports": lambda line: len(line.reports),
    "claims": lambda line: line.claims,
    "origins": lambda line: line.lo if line.lo == line.hi else f"{line.lo}..{line.hi}",
    "title": lambda line: heading(line.title),
}


@click.command("stories")
@click.option("--limit", type=click.IntRange(min=1), help="Most stories to list; all where it is not given.")
@store_option
@json_option
def command(limit: int | None, store: str | None, as_json: bool | None) -> None:
    """List the stories of a store.

    The largest comes first. Its origins are those behind its leading claim: how many are certainly distinct, and how
    many there can be.

    Example: headwater stories --json
    """
    with Store.open(settings_of(store=store).store, read_only=True) as opened:
        show(
            opened.stories(limit=limit),
            COLUMNS,
            as_json=as_json,
            none="no story is kept here; headwater add PATH keeps reports",
        )

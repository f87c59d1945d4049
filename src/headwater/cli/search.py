"""`headwater search`."""

import click

from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import Columns, show
from headwater.store import Hit, Store

COLUMNS: Columns[Hit] = {
    "found": lambda hit: hit.kind,
    "id": lambda hit: hit.id,
    "story": lambda hit: hit.story,
    "words": lambda hit: f"{hit.title}: {hit.snippet}" if hit.title else hit.snippet,
}


@click.command("search")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Most records to show.")
@store_option
@json_option
def command(query: tuple[str, ...], limit: int, store: str | None, as_json: bool | None) -> None:
    """Find reports and claims by their words.

    All words must be there, in any form ("talks" finds "talked"); words in double quotes must stand together.

    Example: headwater search harbour mayor
    """
    with Store.open(settings_of(store=store).store, read_only=True) as opened:
        show(
            opened.search(" ".join(query), limit=limit),
            COLUMNS,
            as_json=as_json,
            none="no report and no claim has all these words",
        )

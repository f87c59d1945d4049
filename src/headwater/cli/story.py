"""`headwater story`."""

import click

from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import show_trace
from headwater.store import Store


@click.command("story")
@click.argument("story_id", metavar="ID")
@store_option
@json_option
def command(story_id: str, store: str | None, as_json: bool | None) -> None:
    """Show a story of a store.

    ID is the story's id or the start of it. The form is that of headwater trace.

    Example: headwater story t-4f2a91
    """
    with Store.open(settings_of(store=store).store, read_only=True) as opened:
        show_trace(opened.trace(story_id), as_json=as_json)

"""`headwater judgements`."""

import click

from headwater.cli.deciding import show_decided
from headwater.cli.options import json_option, settings_of, store_option
from headwater.store import Store


@click.command("judgements")
@click.option("--all", "everything", is_flag=True, help="List those that were taken back too.")
@store_option
@json_option
def command(everything: bool, store: str | None, as_json: bool | None) -> None:
    """List what people decided about claims and origins.

    The first comes first. Each has the ids that the two had when they were judged; they lead to what they are now.

    Example: headwater judgements --all
    """
    with Store.open(settings_of(store=store).store, read_only=True) as opened:
        none = "nothing was judged; headwater judge decides about two claims or two origins"
        show_decided(opened.judgements(everything=everything), as_json=as_json, none=none)

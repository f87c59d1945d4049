"""`headwater claim`."""

import click

from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import show_trace
from headwater.store import Store


@click.command("claim")
@click.argument("claim_id", metavar="ID")
@store_option
@json_option
def command(claim_id: str, store: str | None, as_json: bool | None) -> None:
    """Show a claim of a store.

    ID is the claim's id or the start of it. The form is that of headwater trace: the story it is in, cut down to the
    claim, its origins and the reports that carry it.

    Example: headwater claim c-7be053
    """
    with Store.open(settings_of(store=store).store, read_only=True) as opened:
        show_trace(opened.trace_of_claim(claim_id), as_json=as_json)

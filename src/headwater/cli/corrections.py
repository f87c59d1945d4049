"""`headwater corrections`."""

import click

from headwater.cli.deciding import show_decided
from headwater.cli.options import json_option, settings_of, store_option
from headwater.store import Store


@click.command("corrections")
@click.option("--all", "everything", is_flag=True, help="List those that were taken back too.")
@store_option
@json_option
def command(everything: bool, store: str | None, as_json: bool | None) -> None:
    """List what people corrected in reports.

    The first comes first. Each has what was read beside what is right.

    Example: headwater corrections --all
    """
    with Store.open(settings_of(store=store).store, read_only=True) as opened:
        none = "nothing was corrected; headwater correct changes what is known of a report"
        show_decided(opened.corrections(everything=everything), as_json=as_json, none=none)

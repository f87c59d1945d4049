"""`headwater quarantine`."""

import click

from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import Columns, show
from headwater.store import Refusal, Store

COLUMNS: Columns[Refusal] = {
    "refused": lambda refusal: refusal.refused_at.strftime("%Y-%m-%d %H:%M UTC"),
    "code": lambda refusal: refusal.code,
    "why": lambda refusal: refusal.message,
}


@click.command("quarantine")
@store_option
@json_option
def command(store: str | None, as_json: bool | None) -> None:
    """List what could not be read, and why.

    headwater add puts it there; reading the same thing again later moves its time.

    Example: headwater quarantine
    """
    with Store.open(settings_of(store=store).store, read_only=True) as opened:
        show(opened.quarantine(), COLUMNS, as_json=as_json, none="nothing was refused")

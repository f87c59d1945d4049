"""`headwater judgements`."""

import click

from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import Columns, show
from headwater.model import Judgement
from headwater.store import Store

COLUMNS: Columns[Judgement] = {
    "judgement": lambda made: made.id,
    "one": lambda made: made.a.id,
    "other": lambda made: made.b.id,
    "decided": lambda made: made.decision.value,
    "by": lambda made: made.by,
    "on": lambda made: made.at.strftime("%Y-%m-%d %H:%M UTC"),
    "note": lambda made: made.note,
    "taken back": lambda made: None if made.deleted_at is None else f"{made.deleted_at.date()} by {made.deleted_by}",
}


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
        show(opened.judgements(everything=everything), COLUMNS, as_json=as_json, none=none)

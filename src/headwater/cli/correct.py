"""`headwater correct`."""

from datetime import UTC, datetime

import click

from headwater.cli.deciding import show_decided
from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import say
from headwater.engine.desk import Desk
from headwater.engine.keep import correct, take_back
from headwater.model import Decided
from headwater.store import Change, Said, Store


@click.command("correct")
@click.argument("asked", required=False, metavar="[REPORT|ATTRIBUTION]")
@click.option("--outlet", metavar="NAME", help="Who publishes the report.")
@click.option("--published", metavar="DAY", help="The day it was published, as 2018-04-10.")
@click.option("--leave-out", "left_out", is_flag=True, help="Keep the report, but out of the counts.")
@click.option("--wrong", is_flag=True, help="The attribution is wrong: nobody is named for these words.")
@click.option("--by", required=True, metavar="NAME", help="Who corrects it.")
@click.option("--note", metavar="TEXT", help="Why, in your own words.")
@click.option("--undo", metavar="ID", help="Take a correction back.")
@store_option
@json_option
def command(
    asked: str | None,
    outlet: str | None,
    published: str | None,
    left_out: bool,
    wrong: bool,
    by: str,
    note: str | None,
    undo: str | None,
    store: str | None,
    as_json: bool | None,
) -> None:
    """Correct what is known of a report, or whom its words are attributed to.

    REPORT is the id of a report, ATTRIBUTION that of an attribution (the JSON of a story has it), or the start of it.
    The story is traced again and its counts follow; what was read stays beside the correction.

    Example: headwater correct r-91c07d --outlet Courier --by Ann
    """
    said = Said(by, datetime.now(UTC), note)
    is_change = left_out or wrong or outlet is not None or published is not None
    if (undo is None) == (asked is None) or (undo is not None and is_change):
        raise click.UsageError("give the id of a report or attribution and what is right, or --undo and nothing else")
    change = Change(outlet, published, left_out, wrong) if asked is not None else None
    with Store.open(settings_of(store=store).store, create=False) as opened:
        if asked is not None and change is not None:
            made: Decided = correct(opened, asked, change, said, Desk().trace)
            say(f"{made.id} is kept; the story is traced again (headwater correct --undo {made.id} takes it back)")
        else:
            made = take_back(opened, str(undo), said, Desk().trace)
            say(f"{made.id} is taken back; the story is traced again")
    show_decided([made], as_json=as_json)

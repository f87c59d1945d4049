"""`headwater judge`."""

from datetime import UTC, datetime

import click

from headwater.cli.deciding import show_decided
from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import say
from headwater.engine.desk import Desk
from headwater.engine.keep import judge, take_back
from headwater.model import Decided, Decision
from headwater.store import Said, Store

SIDES = 2


@click.command("judge")
@click.argument("ids", nargs=-1, metavar="[A B] [same|different|unsure]")
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--note", metavar="TEXT", help="Why, in your own words.")
@click.option("--undo", metavar="ID", help="Take a judgement back.")
@store_option
@json_option
def command(
    ids: tuple[str, ...], by: str, note: str | None, undo: str | None, store: str | None, as_json: bool | None
) -> None:
    """Decide whether two claims, or two origins, are the same.

    A and B are ids of two claims or two origins of one story, or the start of them. What a person decides outranks the
    machine, now and whenever the story is traced again: the same are put together and counted once, different ones
    are kept apart, unsure changes nothing and is shown. Of judgements that contradict each other the later one holds.

    Example: headwater judge c-7be053 c-00cc00 same --by Ann
    """
    said = Said(by, datetime.now(UTC), note)
    with Store.open(settings_of(store=store).store, create=False) as opened:
        if undo is not None:
            if ids:
                raise click.UsageError("--undo takes the id of a judgement and nothing else")
            made: Decided = take_back(opened, undo, said, Desk().trace)
            say(f"{made.id} is taken back; its story is traced again")
        else:
            made = judge(opened, *_decided(ids), said, Desk().trace)
            say(f"{made.id} is kept; its story is traced again (headwater judge --undo {made.id} takes it back)")
    show_decided([made], as_json=as_json)


def _decided(ids: tuple[str, ...]) -> tuple[str, str, Decision]:
    words = [decision.value for decision in Decision]
    if len(ids) != SIDES + 1 or ids[-1] not in words:
        raise click.UsageError(f"give two ids and one of {', '.join(words)}")
    return ids[0], ids[1], Decision(ids[-1])

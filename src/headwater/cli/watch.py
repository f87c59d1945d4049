"""`headwater watch`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType

import click

from headwater.cli.durations import duration
from headwater.cli.options import json_option, limit_options, settings_of, store_option
from headwater.cli.output import Columns, say, show
from headwater.cli.reading import status_of
from headwater.cli.status import DONE
from headwater.engine.desk import Desk
from headwater.engine.gather import Arrival, Gathered, fetcher_of
from headwater.engine.watching import Watch
from headwater.ingest.addresses import shown
from headwater.present.words import counted
from headwater.store import Store

COLUMNS: Columns[Arrival] = {
    "report": lambda arrival: arrival.id,
    "outlet": lambda arrival: arrival.outlet,
    "title": lambda arrival: arrival.title,
    "newer than": lambda arrival: arrival.replaces,
}


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True, metavar="URL...")
@click.option("--every", type=duration, default="10m", metavar="TIME", help="How long a feed rests (default: 10m).")
@click.option("--once", is_flag=True, help="Ask every feed once and stop, for a timer that calls again.")
@store_option
@limit_options
@json_option
def command(
    feeds: tuple[str, ...], every: timedelta, once: bool, as_json: bool | None, **flags: str | float | None
) -> int:
    """Follow feeds and keep what they bring.

    URL is the address of a feed or sitemap. Its new and changed pages are read, kept and traced, and listed as they
    come. What was seen is in the store: after a restart it goes on where it was. Ctrl-C or SIGTERM stops it.

    Example: headwater watch https://courier.example/feed.xml --every 10m
    """
    settings = settings_of(**flags)

    def tell(feed: str, found: Gathered) -> None:
        for refused in found.refused:
            say(str(refused.error))
        changed = sum(arrival.replaces is not None for arrival in found.arrivals)
        new = counted(len(found.arrivals) - changed, "new report")
        say(f"{shown(feed)}: {new}, {changed} changed, {len(found.refused)} refused")
        show(found.arrivals, COLUMNS, as_json=as_json)

    with Store.open(settings.store) as store, stopped_by_signals():
        desk = Desk()
        fetcher = fetcher_of(settings, store)
        watch = Watch(store, feeds, fetcher, tracer=desk.trace, grouper=desk.group, tell=tell)
        if once:
            told = watch.round()
            refused = [one for found in told for one in found.refused]
            return status_of(sum(found.reports for found in told), refused)
        watch.run(every, lambda error: say(str(error)))
    return DONE


class Stopped(BaseException):
    """Somebody asked the watch to stop."""


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let SIGINT and SIGTERM end what stands inside; what is half written then is not written."""
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except Stopped:
        say("stopped; what was read is kept")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped

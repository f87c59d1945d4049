"""`headwater forget`."""

import click

from headwater.cli.options import settings_of, store_option
from headwater.cli.output import say
from headwater.engine.desk import Desk
from headwater.engine.keep import forget
from headwater.store import Store


@click.command("forget")
@click.argument("report_id", metavar="REPORT")
@store_option
def command(report_id: str, store: str | None) -> None:
    """Drop a report and everything that rests on it.

    REPORT is the report's id or the start of it. Its words leave the file; the other reports are traced again.

    Example: headwater forget r-91c07d
    """
    with Store.open(settings_of(store=store).store, create=False) as opened:
        desk = Desk()
        report = forget(opened, report_id, desk.trace, desk.group)
    say(f"forgot {report.name} ({report.id})")

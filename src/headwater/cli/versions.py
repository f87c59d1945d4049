"""`headwater versions`."""

import click

from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import Columns, say, show
from headwater.engine.comparing import Difference, differences, versions_of
from headwater.store import Store, Version

COLUMNS: Columns[Difference] = {
    "version": lambda difference: difference.version,
    "what": lambda difference: "; ".join((difference.edit, *difference.weighs)),
    "before": lambda difference: difference.before,
    "after": lambda difference: difference.after,
}


@click.command("versions")
@click.argument("asked", metavar="URL|REPORT")
@store_option
@json_option
def command(asked: str, store: str | None, as_json: bool | None) -> None:
    """Show what changed on a page between its versions.

    URL is the address of a page that was added or came from a feed, REPORT the id of a report on it or the start of
    it. Lists each sentence that was added, cut or changed, and where a change makes it softer or firmer: a hedge, a
    number, an attribution.

    Example: headwater versions r-91c07d
    """
    with Store.open(settings_of(store=store).store, read_only=True) as opened:
        chains = versions_of(opened, asked)
    for versions in chains:
        for version in versions:
            say(_line(version))
    found = (difference for versions in chains for difference in differences(versions))
    show(found, COLUMNS, as_json=as_json, none="nothing has changed")


def _line(version: Version) -> str:
    seen = version.seen_at.strftime("seen %Y-%m-%d %H:%M UTC") if version.seen_at is not None else "not fetched"
    return f"version {version.number}: {version.report.id} {version.report.label}, {seen}"

"""`headwater read`."""

from contextlib import closing

import click

from headwater.cli.options import json_option, limit_options, paths_argument, settings_of
from headwater.cli.output import say, terminal, wants_json, write_json
from headwater.cli.status import DONE, FAILED, SOME_REFUSED, WRONG_USAGE
from headwater.ingest import Refused, understand_all
from headwater.model import Usage
from headwater.present import print_report, report_form


@click.command("read")
@paths_argument
@json_option
@limit_options
def command(paths: tuple[str, ...], as_json: bool | None, **flags: str | float | None) -> int:
    """Show what is understood of reports, and how it is known.

    PATH is a file, a folder, a JSON Lines file, or - for standard input; a file may be a page, a text, a mail, an
    archive, a feed or a PDF. Shows what kind of thing it is, each fact with where it was found, and the role of each
    line with the rule that gave it. Nothing is kept.

    Example: headwater read examples/secret-talks
    """
    count, errors = 0, []
    with closing(understand_all(paths, limits=settings_of(**flags).limits, apart=True)) as found:
        for understood in found:
            for item in understood.items:
                if isinstance(item, Refused):
                    errors.append(item.error)
                    say(str(item.error))
                elif wants_json(as_json=as_json):
                    write_json({"kind": str(understood.kind), **report_form(item)})
                else:
                    print_report(item, str(understood.kind), terminal())
                count += not isinstance(item, Refused)
    if not errors:
        return DONE
    return SOME_REFUSED if count else WRONG_USAGE if all(isinstance(error, Usage) for error in errors) else FAILED

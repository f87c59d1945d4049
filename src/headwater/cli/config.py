"""`headwater config`."""

import click

from headwater.cli.options import json_option, limit_options, serving_options, settings_of, store_option
from headwater.cli.output import Columns, show
from headwater.engine.settings import Setting

COLUMNS: Columns[Setting] = {
    "setting": lambda setting: setting.name,
    "value": lambda setting: setting.value,
    "from": lambda setting: setting.whence,
    "what it does": lambda setting: setting.about,
}


@click.command("config")
@store_option
@limit_options
@serving_options
@json_option
def command(as_json: bool | None, **flags: str | float | None) -> None:
    """List the settings and where each came from.

    A flag comes first, then a HEADWATER_ variable, then headwater.toml in the current folder, then the default.

    Example: headwater config --max-file-mb 20
    """
    show(settings_of(**flags).listed, COLUMNS, as_json=as_json)

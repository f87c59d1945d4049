"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

import click

from headwater.engine.serving import Serving
from headwater.engine.settings import Settings, Value, about, load_settings
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.limits import Limits

Call = TypeVar("Call", bound=Callable[..., Any])

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
store_option = click.option("--store", metavar="PATH", help=f"{about()['store']} (default: headwater.db).")
JSON_HELP = "Write JSON, or text to read; text on a terminal and JSON elsewhere where neither is given."
json_option = click.option("--json/--text", "as_json", default=None, help=JSON_HELP)


def limit_options(call: Call) -> Call:
    """Give a command an option for every bound on reading and asking: `max_file_mb` is `--max-file-mb`."""
    return _options((Limits, WebLimits), call)


def serving_options(call: Call) -> Call:
    """Give a command an option for everything that says how the site is served."""
    return _options((Serving,), call)


def _options(parts: tuple[Any, ...], call: Call) -> Call:
    for field in reversed([field for part in parts for field in fields(part)]):
        flag = f"--{field.name.replace('_', '-')}"
        text = f"{about()[field.name]} (default: {'none' if field.default == '' else field.default})."
        metavar = "TEXT" if field.type is str else "N"
        call = click.option(flag, type=field.type, metavar=metavar, help=text)(call)
    return call


def settings_of(**flags: Value | None) -> Settings:
    """Return the settings in force, given the flags of a command.

    Raises:
        Usage: A value is wrong or unknown.
    """
    return load_settings(flags)

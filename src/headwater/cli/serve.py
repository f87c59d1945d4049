"""`headwater serve`."""

import secrets

import click

from headwater.cli.options import limit_options, serving_options, settings_of, store_option
from headwater.cli.output import say
from headwater.web import create_app
from headwater.web.gate.hosts import is_loopback
from headwater.web.server import serve


@click.command("serve")
@store_option
@serving_options
@limit_options
@click.option(
    "--token", envvar="HEADWATER_TOKEN", metavar="TEXT", help="What writing needs where others reach the site."
)
def command(token: str | None, **flags: str | float | None) -> None:
    """Serve the site: stories, claims and reports to read.

    The store is made where there is none. On 127.0.0.1, the default, only this machine can reach it. With another
    --host others can, and writing needs a token: the one given, or one that is made up and told when the site starts.
    Ctrl-C ends it.

    Example: headwater serve --port 8707
    """
    settings = settings_of(**flags)
    serving = settings.serving
    if token is None and not is_loopback(serving.host):
        token = secrets.token_urlsafe(24)
        say(f"token for writing: {token}")
    app = create_app(settings.store, settings, token=token)
    serve(app, serving, started=lambda address: say(f"serving {settings.store} at {address}"))

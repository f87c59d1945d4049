"""Templates of pages: everything is escaped, nothing undefined is passed over, the words are those of every page."""

from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from headwater.present.words import (
    chain_names,
    counted,
    excerpt,
    heading,
    headline,
    interval,
    printable,
    readable,
    unquoted,
)


def make_environment(package: str, folder: str) -> Environment:
    """Return what renders the templates in a folder of a package, with the filters and functions that all pages use."""
    environment = Environment(
        loader=PackageLoader(package, folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(printable=printable, readable=readable, excerpt=excerpt, heading=heading)
    environment.filters.update(unquoted=unquoted, web_address=web_address)
    environment.globals.update(chain=chain_names, counted=counted, headline=headline, interval=interval)
    return environment


def web_address(url: str | None) -> str | None:
    """Return the address of a report where it may be a link: of the web, and nothing in it that a reader cannot see."""
    if url is None or printable(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None

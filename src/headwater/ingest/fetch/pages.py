"""What was fetched into reports."""

from collections.abc import Iterator
from dataclasses import replace

from headwater.ingest.decode import decode
from headwater.ingest.fetch.fetcher import Fetched
from headwater.ingest.fetch.showing import shown
from headwater.ingest.files import unpack
from headwater.ingest.kinds import is_page
from headwater.ingest.limits import Limits
from headwater.ingest.page import read_page
from headwater.ingest.reading import read
from headwater.model import Report

HTML = ("text/html", "application/xhtml+xml")


def reports_of(fetched: Fetched, limits: Limits) -> tuple[Report, ...]:
    """Return the reports on a page that was fetched; no secret of its address is in them.

    Raises:
        Quarantine: It cannot be read, or holds no article.
    """
    address = shown(str(fetched.url))
    return tuple(
        replace(report, name=address, url=address if report.url is None else shown(report.url))
        for report in _read(fetched, address, limits)
    )


def _read(fetched: Fetched, name: str, limits: Limits) -> Iterator[Report]:
    data = unpack(fetched.body or b"", name, limits)
    if fetched.media_type in HTML or is_page(data[:10_000].decode("utf-8", "replace"), name):
        html = decode(data, name, declared=fetched.charset or "").text
        yield read_page(html, name=name, url=str(fetched.url), limits=limits)
    else:
        yield from read(data, name=name, limits=limits)

"""What was fetched into reports."""

from dataclasses import replace

from headwater.ingest.addresses import shown
from headwater.ingest.fetch.fetcher import Fetched
from headwater.ingest.kinds import Kind
from headwater.ingest.limits import Limits
from headwater.ingest.pieces import Piece
from headwater.ingest.reading import reports_in
from headwater.ingest.sources import Pieces, pieces_of_bytes, told
from headwater.ingest.workers import understand_apart
from headwater.model import Report

HTML = ("text/html", "application/xhtml+xml")


def reports_of(fetched: Fetched, limits: Limits) -> tuple[Report, ...]:
    """Return the reports on a page that was fetched, read in a worker process; no secret of its address is in them.

    Raises:
        Quarantine: It cannot be read, or holds no article.
    """
    address = shown(str(fetched.url))
    found = understand_apart(told(_pieces(fetched, address, limits), address, address), limits, few_bytes=0)
    return tuple(
        replace(report, name=address, url=address if report.url is None else shown(report.url))
        for report in reports_in(found)
    )


def _pieces(fetched: Fetched, name: str, limits: Limits) -> Pieces:
    """Yield the pieces of what was fetched; where a site says that it is a page, what begins as none is one too."""
    url, charset = str(fetched.url), fetched.charset or ""
    for piece in pieces_of_bytes(fetched.body or b"", name, limits, url=url, charset=charset):
        if isinstance(piece, Piece) and piece.kind is Kind.TEXT and fetched.media_type in HTML:
            yield replace(piece, kind=Kind.PAGE)
        else:
            yield piece

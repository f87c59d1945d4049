"""A piece into its reports: each kind has its reader, and whatever a reader stumbles over is the fault of the piece."""

from collections.abc import Callable, Iterable, Iterator

from headwater.ingest import refusals
from headwater.ingest.decode import decode
from headwater.ingest.facts import Facts
from headwater.ingest.formats.entries import xml_links
from headwater.ingest.formats.feeds import feed_entries, json_entries, read_feed
from headwater.ingest.formats.mail import read_mail, read_saved
from headwater.ingest.formats.newsml import read_newsml
from headwater.ingest.formats.pdf import read_pdf
from headwater.ingest.formats.saved import saved_from
from headwater.ingest.kinds import Kind
from headwater.ingest.limits import Limits
from headwater.ingest.page import read_page
from headwater.ingest.pieces import Piece, Refused, Understood
from headwater.ingest.rows import parsed, read_row
from headwater.ingest.text import read_text
from headwater.model import HeadwaterError, Report

MAX_DEPTH = 3  # of mails attached to mails

Read = Iterable[Report | Refused | Piece]


def understand(piece: Piece, limits: Limits) -> Understood:
    """Return what a piece is read as; never raises for anything that may be in it, and always gives something."""
    items = tuple(_items(piece, limits, 0))
    return Understood(piece.kind, items or (Refused(piece.where, refusals.no_page(piece.name)),))


def _items(piece: Piece, limits: Limits, depth: int) -> Iterator[Report | Refused]:
    try:
        for item in READERS[piece.kind](piece, limits):
            if not isinstance(item, Piece):
                yield item
            elif depth < MAX_DEPTH:
                yield from _items(item, limits, depth + 1)
    except HeadwaterError as error:
        yield Refused(piece.where, error)
    except MemoryError:
        yield Refused(piece.where, refusals.too_much_memory(piece.name, limits.max_memory_mb))
    except Exception as error:  # noqa: BLE001  the boundary of the stage: one bad piece stops no run
        yield Refused(piece.where, refusals.not_read(piece.name, type(error).__name__))


def _page(piece: Piece, limits: Limits) -> Read:
    html = decode(piece.data, piece.name, declared=piece.charset).text
    return [read_page(html, name=piece.name, url=piece.url or saved_from(html), limits=limits)]


def _text(piece: Piece, limits: Limits) -> Read:
    del limits
    text = decode(piece.data, piece.name, declared=piece.charset).text
    return [read_text(text, name=piece.name, given=Facts(url=piece.url))]


def _row(piece: Piece, limits: Limits) -> Read:
    return [read_row(piece.data, piece.name, limits)]


def _saved(piece: Piece, limits: Limits) -> Read:
    return [read_saved(piece, limits)]


def _feed(piece: Piece, limits: Limits) -> Read:
    return read_feed(piece, feed_entries(piece, limits), limits)


def _json_feed(piece: Piece, limits: Limits) -> Read:
    value = parsed(piece.data, piece.name)
    return read_feed(piece, json_entries(piece, value if isinstance(value, dict) else {}, limits), limits)


def _sitemap(piece: Piece, limits: Limits) -> Read:
    return [Refused(piece.where, refusals.only_links(piece.name, len(xml_links(piece.data, piece.name, limits))))]


def _pdf(piece: Piece, limits: Limits) -> Read:
    return [read_pdf(piece, limits)]


READERS: dict[Kind, Callable[[Piece, Limits], Read]] = {
    Kind.PAGE: _page,
    Kind.TEXT: _text,
    Kind.ROW: _row,
    Kind.MAIL: read_mail,
    Kind.SAVED: _saved,
    Kind.FEED: _feed,
    Kind.JSON_FEED: _json_feed,
    Kind.SITEMAP: _sitemap,
    Kind.NEWSML: read_newsml,
    Kind.PDF: _pdf,
}

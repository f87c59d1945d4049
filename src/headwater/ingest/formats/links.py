"""The addresses of reports that a feed or a sitemap names, for whoever follows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.dates import from_stamp
from headwater.ingest.decode import decode
from headwater.ingest.formats.feeds import Entry, feed_entries, json_entries
from headwater.ingest.formats.tree import local, parse_xml
from headwater.ingest.jsonld import tidy
from headwater.ingest.kinds import Kind, is_json_feed, kind_of
from headwater.ingest.limits import Limits
from headwater.ingest.packing import packing_of, unpack_as
from headwater.ingest.pieces import Piece
from headwater.ingest.rows import parsed
from headwater.model import When

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a feed or sitemap gives.

    Attributes:
        url: The address, as written, but whole.
        title: The headline of what stands there.
        published: When it was published.
        is_list: Whether another sitemap stands there.
    """

    url: str
    title: str | None = None
    published: When | None = None
    is_list: bool = False


def links(data: bytes, *, name: str, url: str | None = None, limits: Limits | None = None) -> tuple[Link, ...]:
    """Return the addresses in a feed or sitemap, each once, in its order; none where it is neither.

    Args:
        data: RSS, Atom, JSON Feed, a sitemap or an index of sitemaps; it may be packed.
        name: What to call it in an error.
        url: Where it was fetched; relative addresses are joined to it.
        limits: Bounds on what is read; the defaults where none are given.

    Raises:
        Quarantine: It is damaged, declares entities, or is beyond the limits.
    """
    bounds = limits or Limits()
    unpacked = unpack_as(packing_of(data, name), data, name, bounds)
    piece = Piece(name, unpacked, kind_of(unpacked, name), name, url)
    found = {link.url: link for link in reversed(list(_links(piece, bounds)))}
    return tuple(reversed(found.values()))


def sitemap_links(piece: Piece, limits: Limits) -> list[Link]:
    """Return the addresses of a sitemap, of news or any other, or of an index of sitemaps.

    Raises:
        Quarantine: It is no XML, declares entities, or has more addresses than the limits allow.
    """
    root = parse_xml(piece.data, piece.name, limits)
    found = [link for part in root for link in _located(part)]
    if len(found) > limits.max_records:
        raise refusals.too_many_records(piece.name, limits.max_records)
    return found


def _links(piece: Piece, limits: Limits) -> Iterator[Link]:
    if piece.kind is Kind.SITEMAP:
        yield from sitemap_links(piece, limits)
    elif piece.kind is Kind.FEED:
        yield from _named(feed_entries(piece, limits))
    elif piece.kind is Kind.JSON:
        value = parsed(decode(piece.data, piece.name).text.encode(), piece.name)
        if isinstance(value, dict) and is_json_feed(value):
            yield from _named(json_entries(piece, value, limits))


def _named(entries: list[Entry]) -> Iterator[Link]:
    for entry in entries:
        facts = entry.facts
        if facts.url is not None:
            title = facts.title.value if facts.title is not None else None
            yield Link(facts.url, title, facts.published.value if facts.published is not None else None)


def _located(part: "Element") -> Iterator[Link]:
    words: dict[str, str] = {}
    for inside in part.iter():
        words.setdefault(local(inside), tidy(inside.text))
    url = words.get("loc", "")
    if url.lower().startswith(("http://", "https://")):
        stamp = words.get("publication_date", "")
        yield Link(url, words.get("title") or None, from_stamp(stamp) if stamp else None, local(part) == "sitemap")

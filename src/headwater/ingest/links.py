"""The addresses in a feed, a sitemap or a list of addresses, for whoever follows them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from headwater.ingest.formats.entries import ADDRESS, Link, bounded, first_day, xml_links
from headwater.ingest.jsonld import tidy
from headwater.ingest.kinds import is_json_feed
from headwater.ingest.limits import Limits
from headwater.ingest.packing import packing_of, unpack_as
from headwater.ingest.rows import parsed

XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?.{0,300}?\?>\s*|<!--.{0,2000}?-->\s*|<!doctype[^<>\[]{0,300}(?:\[.{0,2000}?\]\s*)?>\s*)*"
    rb"<(?:[\w.-]{1,30}:)?([\w.-]{1,30})",
    re.IGNORECASE | re.DOTALL,
)
ROOTS = (b"rss", b"feed", b"rdf", b"urlset", b"sitemapindex")
JSON_FEED = b'"https://jsonfeed.org/version/'
JSON_WITHIN = 2_000
TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:#|https?://)", re.IGNORECASE)  # as a list of addresses begins


def links(data: bytes, *, name: str, url: str | None = None, limits: Limits | None = None) -> tuple[Link, ...]:
    """Return the addresses of the web in a file, each once, in its order; none where it is no list of them.

    Args:
        data: What `find_links` reads; it may be packed.
        name: What to call it in an error.
        url: Where it was fetched; relative addresses are joined to it.
        limits: Bounds on what is read; the defaults where none are given.

    Raises:
        Quarantine: It is damaged, declares entities, or is beyond the limits.
    """
    bounds = limits or Limits()
    found = find_links(unpack_as(packing_of(data, name), data, name, bounds), name=name, url=url or "", limits=bounds)
    return tuple(link for link in found or () if ADDRESS.match(link.url) is not None)


def find_links(data: bytes, *, name: str, url: str = "", limits: Limits) -> tuple[Link, ...] | None:
    """Return the addresses that some bytes list, each once, in their order; None where they are no list.

    Args:
        data: RSS, Atom, JSON Feed, a sitemap or an index of them, or a text with an address on each line.
        name: What to call it in an error.
        url: Where it was fetched; relative addresses are joined to it.
        limits: Bounds on what is read.

    Raises:
        Quarantine: It begins as a feed or sitemap and is none, declares entities, or is beyond the limits.
    """
    root = XML.match(data)
    if root is not None and root[1].lower() in ROOTS:
        found = xml_links(data, name, limits)
    elif JSON_FEED in data[:JSON_WITHIN]:
        found = bounded(_of_json(parsed(data, name)), name, limits)
    else:
        found = bounded(_of_text(data), name, limits)
        if not found:
            return None
    unique: dict[str, Link] = {}
    for link in found:
        address = _joined(url, link.url.strip())
        unique.setdefault(address, replace(link, url=address))
    return tuple(unique.values())


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address  # whoever asks for it says what is wrong with it


def _of_json(feed: object) -> Iterator[Link]:
    items = feed.get("items") if isinstance(feed, dict) and is_json_feed(feed) else None
    for item in items if isinstance(items, list) else ():
        said = {key: value for key, value in item.items() if isinstance(value, str)} if isinstance(item, dict) else {}
        address = said.get("url") or said.get("external_url")
        if address:
            published, changed = ("date_published",), ("date_modified", "date_published")
            yield Link(address, tidy(said.get("title")) or None, first_day(said, published), first_day(said, changed))


def _of_text(data: bytes) -> list[Link]:
    """Return the addresses of a text that holds one on each line, and nothing else but lines that begin with `#`."""
    if TEXT.match(data) is None:
        return []
    try:
        lines = [line.strip() for line in data.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        return []
    told = [line for line in lines if line and not line.startswith("#")]
    return [Link(line) for line in told] if all(ADDRESS.fullmatch(line) for line in told) else []

"""The addresses in a feed, a sitemap or a list of addresses."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from headwater.ingest.dates import from_stamp
from headwater.ingest.fetch import refusals

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?.{0,300}?\?>\s*|<!--.{0,2000}?-->\s*|<!doctype[^<>\[]{0,300}(?:\[.{0,2000}?\]\s*)?>\s*)*"
    rb"<(?:[\w.-]{1,30}:)?([\w.-]{1,30})",
    re.IGNORECASE | re.DOTALL,
)
ROOTS = (b"rss", b"feed", b"rdf", b"urlset", b"sitemapindex")
JSON_FEED = b'"https://jsonfeed.org/version/'
JSON_WITHIN = 2_000
ENTRIES = ("item", "entry", "url", "sitemap")
DATES = (
    "updated",
    "modified",
    "lastmod",
    "published",
    "date",
    "pubDate",
    "publication_date",
)  # when it changed, before when it was made
TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:#|https?://)", re.IGNORECASE)  # as a list of addresses begins
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a feed or sitemap.

    Attributes:
        url: Its address.
        changed: When it changed last, or was published; None where that is not said.
        is_list: Whether a sitemap is there, and no page.
    """

    url: str
    changed: datetime | None = None
    is_list: bool = False


def find_links(data: bytes, *, name: str, url: str = "") -> tuple[Link, ...] | None:
    """Return the addresses that some bytes list, each once, in their order; None where they are no list.

    Args:
        data: RSS, Atom, JSON Feed, a sitemap or an index of them, or a text with an address on each line.
        name: What to call it in an error.
        url: Where it was fetched; relative addresses are joined to it.

    Raises:
        Quarantine: It begins as a feed or sitemap and is none (`HW-FETCH-021`).
    """
    root = XML.match(data)
    if root is not None and root[1].lower() in ROOTS:
        found = _of_xml(data, name)
    elif JSON_FEED in data[:JSON_WITHIN]:
        found = _of_json(data, name)
    else:
        listed = _of_text(data)
        if not listed:
            return None
        found = iter(listed)
    joined = ((urljoin(url, link.url.strip()), link) for link in found)
    return tuple({address: Link(address, link.changed, link.is_list) for address, link in joined}.values())


def _of_xml(data: bytes, name: str) -> Iterator[Link]:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        yield from _entries(fromstring(data).iter())
    except DefusedXmlException as error:
        raise refusals.broken_listing(name, "it declares entities") from error
    except (ParseError, ValueError, LookupError) as error:
        found = list(_entries(_mended(data)))
        if not found:
            raise refusals.broken_listing(name, str(error)) from error
        yield from found


def _mended(data: bytes) -> "Iterable[Element]":
    """Return the elements of XML with mistakes, as far as they can be told; a bare `&` in a headline is common."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    parser = XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = fromstring(data, parser)
    except XMLSyntaxError:
        return ()
    # lxml's elements have what is asked of those of the standard library here.
    return () if root is None else cast("Iterable[Element]", root.iter("{*}*"))


def _entries(parts: "Iterable[Element]") -> Iterator[Link]:
    for part in parts:
        if _tag(part) in ENTRIES:
            address = _address(part)
            if address:
                yield Link(address, _changed(part), _tag(part) == "sitemap")


def _tag(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _address(entry: "Element") -> str:
    for part in entry:
        tag, said = _tag(part), (part.text or "").strip()
        if tag == "loc" or (tag == "link" and said):
            return said
        if tag == "link" and part.get("rel", "alternate") == "alternate" and part.get("href"):
            return part.get("href", "")
    return next((_said(part) for part in entry if _tag(part) == "guid" and ADDRESS.match(_said(part))), "")


def _said(part: "Element") -> str:
    return (part.text or "").strip()


def _changed(entry: "Element") -> datetime | None:
    # News sitemaps have their date one step deeper; all of what is below would take time with the square of depth.
    said = {_tag(part): _said(part) for child in entry for part in (child, *child)}
    return next((when for name in DATES if (when := _instant(said.get(name, ""))) is not None), None)


def _instant(stamp: str) -> datetime | None:
    when = from_stamp(stamp) if stamp else None
    return when.start if when is not None else None


def _of_json(data: bytes, name: str) -> Iterator[Link]:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
        items = [item for item in feed["items"] if isinstance(item, dict)]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise refusals.broken_listing(name, f"no JSON Feed, {type(error).__name__}") from error
    for item in items:
        address = item.get("url") or item.get("external_url")
        if isinstance(address, str):
            yield Link(address, _instant(str(item.get("date_modified") or item.get("date_published") or "")))


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

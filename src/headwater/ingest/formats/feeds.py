"""Feeds (RSS, Atom, JSON Feed): entries with their full text are reports, the others are links to follow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from headwater.ingest import refusals
from headwater.ingest.dates import from_stamp
from headwater.ingest.facts import Facts
from headwater.ingest.formats.fragments import is_markup, read_body, text_of
from headwater.ingest.formats.programs import fields_of
from headwater.ingest.formats.tree import mended
from headwater.ingest.jsonld import tidy
from headwater.ingest.limits import Limits
from headwater.ingest.pieces import Piece, Refused
from headwater.lexicon.row_fields import row_programs
from headwater.model import HeadwaterError, How, Known, Report

if TYPE_CHECKING:
    pass

FULL_WORDS = 100  # an entry with fewer is a summary: of news agencies' shortest reports few have less
CUT = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read|see) (?:more|on)|continue reading\b.{0,80})\W*$", re.I)
JSON_FEED = "JSON Feed"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one report.

    Attributes:
        facts: Its outlet, title, byline, day and address.
        body: Its text or HTML, whole or cut; "" for none.
    """

    facts: Facts
    body: str


def read_feed(piece: Piece, entries: list[Entry], limits: Limits) -> Iterator[Report | Refused]:
    """Yield the reports in a feed; that some of its entries, or all, are only links is told once.

    Args:
        piece: The feed.
        entries: What `feed_entries` or `json_entries` found in it.
        limits: Bounds on what is read.
    """
    links = 0
    for number, entry in enumerate(entries, 1):
        label = f":{number}"
        try:
            text = text_of(entry.body, piece.name + label, limits) if is_markup(entry.body) else entry.body
            if is_full(text):
                yield read_body(text, name=piece.name + label, given=entry.facts)
            else:
                links += 1
        except HeadwaterError as error:
            yield Refused(piece.where + label, error)
    if links or not entries:
        yield Refused(piece.where, refusals.only_links(piece.name, links))


def feed_entries(piece: Piece, limits: Limits) -> list[Entry]:
    """Return the entries of an RSS or Atom feed.

    Raises:
        Quarantine: It is no XML, no feed, declares entities, or has more entries than the limits allow.
    """
    import feedparser

    data = mended(piece.data, piece.name, limits)  # feedparser has no bounds, and guesses slowly where XML is broken
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (LookupError, AttributeError, TypeError, ValueError) as error:  # of elements where no feed has them
        raise refusals.broken_feed(piece.name, type(error).__name__) from error
    if len(feed.entries) > limits.max_records:
        raise refusals.too_many_records(piece.name, limits.max_records)
    outlet = _fact(feed.feed.get("title"))
    return [_entry(entry, outlet, piece.url) for entry in feed.entries]


def json_entries(piece: Piece, feed: dict[str, object], limits: Limits) -> list[Entry]:
    """Return the items of a JSON Feed.

    Raises:
        Quarantine: There are more than the limits allow.
    """
    items = feed.get("items")
    found = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if len(found) > limits.max_records:
        raise refusals.too_many_records(piece.name, limits.max_records)
    outlet = _fact(feed.get("title"))
    fields = [fields_of(item, row_programs()[JSON_FEED]) for item in found]
    return [
        Entry(
            Facts(
                outlet=outlet,
                title=_fact(field.get("title")),
                byline=_fact(field.get("byline")),
                published=_when(field.get("published")),
                url=_web(field.get("url"), piece.url),
            ),
            field.get("body") or field.get("text", ""),
        )
        for field in fields
    ]


def is_full(text: str) -> bool:
    """Return whether the text of an entry is its whole report: long enough, and not cut off at its end."""
    return len(text.split()) >= FULL_WORDS and CUT.search(text.rstrip()[-100:]) is None


def _entry(entry: Any, outlet: Known[str] | None, base: str | None) -> Entry:
    bodies = [str(part.get("value", "")) for part in entry.get("content", ())] + [str(entry.get("summary", ""))]
    source = entry.get("source", {})
    stamp = entry.get("published") or ("updated" in entry and entry["updated"])  # asked for, it warns where it is none
    return Entry(
        Facts(
            outlet=_fact(source.get("title")) or outlet,
            title=_fact(entry.get("title")),
            byline=_fact(entry.get("author")),
            published=_when(stamp),
            url=_web(entry.get("link"), base),
        ),
        max(bodies, key=len),
    )


def _fact(value: object) -> Known[str] | None:
    words = tidy(value) if isinstance(value, str) else ""
    return Known(words, How.FEED) if words else None


def _when(stamp: object) -> Any:
    when = from_stamp(stamp) if isinstance(stamp, str) and stamp.strip() else None
    return Known(when, How.FEED) if when is not None else None


def _web(address: object, base: str | None) -> str | None:
    try:
        full = urljoin(base or "", str(address or "").strip())
        return full if urlsplit(full).scheme in ("http", "https") else None
    except ValueError:
        return None

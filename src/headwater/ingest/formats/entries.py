"""The entries of feeds and sitemaps in XML: their addresses, headlines and days."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.dates import from_stamp
from headwater.ingest.formats.tree import local, mended, parse_xml
from headwater.ingest.jsonld import tidy
from headwater.ingest.limits import Limits
from headwater.model import Quarantine, When

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ENTRIES = ("item", "entry", "url", "sitemap")
MADE = ("published", "pubdate", "publication_date", "date")
DATES = ("updated", "modified", "lastmod", *MADE)  # when it changed, before when it was made
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a feed, a sitemap or a list gives.

    Attributes:
        url: The address, as written, but whole.
        title: The headline of what stands there.
        published: When it was published.
        changed: When it changed last, or was published where no change is told.
        is_list: Whether another sitemap stands there.
    """

    url: str
    title: str | None = None
    published: When | None = None
    changed: When | None = None
    is_list: bool = False


def xml_links(data: bytes, name: str, limits: Limits) -> list[Link]:
    """Return the entries of what is known to be a feed or sitemap in XML, their addresses as written.

    Raises:
        Quarantine: It is no XML, declares entities, or is beyond the limits.
    """
    try:
        return bounded(_entries(parse_xml(data, name, limits)), name, limits)
    except Quarantine as error:
        if error.code != refusals.invalid_xml(name, "").code:
            raise
        # Many feeds have mistakes, such as a bare `&` in a headline; what is left without an entry is none.
        found = bounded(_entries(parse_xml(mended(data, name, limits), name, limits)), name, limits)
        if not found:
            raise
        return found


def bounded(found: Iterable[Link], name: str, limits: Limits) -> list[Link]:
    """Return the addresses found, no more than the limits allow.

    Raises:
        Quarantine: There are more.
    """
    first = list(islice(found, limits.max_records + 1))
    if len(first) > limits.max_records:
        raise refusals.too_many_records(name, limits.max_records)
    return first


def _entries(root: "Element") -> Iterator[Link]:
    for part in root.iter():
        kind = local(part)
        address = _address(part) if kind in ENTRIES else ""
        if address:
            said = _said(part)
            title = said.get("title") or None
            yield Link(address, title, first_day(said, MADE), first_day(said, DATES), kind == "sitemap")


def _address(entry: "Element") -> str:
    for part in entry:
        tag, said = local(part), (part.text or "").strip()
        if tag == "loc" or (tag == "link" and said):
            return said
        if tag == "link" and part.get("rel", "alternate") == "alternate" and part.get("href"):
            return part.get("href", "")
    named = (part.text.strip() for part in entry if local(part) == "guid" and part.text)
    return next((said for said in named if ADDRESS.match(said)), "")


def _said(entry: "Element") -> dict[str, str]:
    """Return the words of the parts of an entry, by their names.

    News sitemaps have headline and date one step deeper; all of what is below would take time with the square of depth.
    """
    said: dict[str, str] = {}
    for part in (*entry, *(inner for child in entry for inner in child)):
        said.setdefault(local(part), tidy(part.text))
    return said


def first_day(said: dict[str, str], names: tuple[str, ...]) -> When | None:
    """Return the first date that is one, among the words of some parts of an entry."""
    return next((when for name in names if (stamp := said.get(name)) and (when := from_stamp(stamp))), None)

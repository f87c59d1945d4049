"""What the head of a page says about its report: outlet, title, byline, day, address."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from headwater.ingest.bylines import BY, read_byline
from headwater.ingest.dates import from_stamp
from headwater.ingest.facts import Facts
from headwater.ingest.file_names import facts_of_url
from headwater.ingest.jsonld import Described, described, tidy
from headwater.ingest.mastheads import HOST, is_agency_name, is_outlet_name, same_outlet
from headwater.ingest.publishers import TAIL
from headwater.model import How, Known, When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "publishdate", "publish-date", "pubdate", "date",
)  # fmt: skip
TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
SITES = ("og:site_name", "application-name", "dc.publisher")
BYLINE_CLASS = ("byline", "author")
MAX_VALUE_CHARS = 300


def facts_of_page(tree: "HtmlElement", url: str | None) -> Facts:
    """Return what a page says about its report in its head and its bylines.

    Args:
        tree: The parsed page; it is not changed.
        url: Where it was fetched, if that is known.
    """
    meta = _meta(tree)
    said = described(tree) or Described(None, None, (), None, None)
    address = _address(tree, meta, url)
    from_url = facts_of_url(address)
    outlet = _outlet(tree, meta, said) or from_url.outlet
    signed, agency = _authors(tree, meta, said, outlet)
    return Facts(
        outlet=outlet,
        agency=agency,
        title=_title(tree, meta, said, outlet),
        byline=signed,
        published=_published(meta, said) or _searched(tree, address) or from_url.published,
        url=address,
    )


def _meta(tree: "HtmlElement") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        value = tidy(tag.get("content"))
        if name and value and len(value) <= MAX_VALUE_CHARS:
            found.setdefault(name, []).append(value)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _address(tree: "HtmlElement", meta: dict[str, list[str]], url: str | None) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    for address in (*links, *meta.get("og:url", ()), url):
        try:
            full = urljoin(url or "", (address or "").strip())
            parts = urlsplit(full)
        except ValueError:
            continue
        # The front page is a common mistake in canonical links.
        if parts.scheme in ("http", "https") and parts.hostname and (len(parts.path) > 1 or address == url):
            return full
    return None


def _outlet(tree: "HtmlElement", meta: dict[str, list[str]], said: Described) -> Known[str] | None:
    named = _first(meta, SITES) or said.publisher
    if named is not None:
        return Known(named, How.METADATA)
    tail = TAIL.split(tidy(tree.findtext(".//title")))[1:]
    return Known(tail[-1], How.METADATA) if tail and is_outlet_name(tail[-1]) else None


def _title(
    tree: "HtmlElement", meta: dict[str, list[str]], said: Described, outlet: Known[str] | None
) -> Known[str] | None:
    heading = next((h1 for h1 in tree.iter("h1")), None)
    shown = heading.text_content() if heading is not None else ""
    for title in (said.headline, _first(meta, TITLES), shown, tree.findtext(".//title")):
        words = tidy(title)
        if words and len(words) <= MAX_VALUE_CHARS:
            return Known(_without_site(words, outlet), How.METADATA)
    return None


def _without_site(title: str, outlet: Known[str] | None) -> str:
    parts = TAIL.split(title)
    if len(parts) < 2:
        return title
    tail = parts[-1]
    is_site = is_outlet_name(tail) or (outlet is not None and same_outlet(tail, outlet.value)) or HOST.fullmatch(tail)
    return title[: len(title) - len(tail)].rstrip(" |-–—»•:") if is_site else title


def _authors(
    tree: "HtmlElement", meta: dict[str, list[str]], said: Described, outlet: Known[str] | None
) -> tuple[Known[str] | None, Known[str] | None]:
    """Return who signs, and the agency among them or behind them."""
    names = list(dict.fromkeys((*said.authors, *_meta_authors(meta), *_shown_authors(tree))))
    names = [name for name in names if not name.startswith(("http:", "https:"))]
    agency = said.provider if said.provider is not None and is_agency_name(said.provider) else None
    for name in names:
        bodies = read_byline(name).bodies
        if agency is None and len(bodies) == 1:
            written = name[slice(*bodies[0])]
            if is_agency_name(written) or (outlet is not None and not same_outlet(written, outlet.value)):
                agency = written
    first = ", ".join(said.authors) or next(iter(names), None)
    signed = BY.sub("", first).strip() if first else None
    return (
        Known(signed, How.METADATA) if signed else None,
        Known(agency, How.METADATA) if agency is not None else None,
    )


def _meta_authors(meta: dict[str, list[str]]) -> Iterator[str]:
    for name in AUTHORS:
        yield from meta.get(name, ())


def _shown_authors(tree: "HtmlElement") -> Iterator[str]:
    """Yield the texts of the elements that say they are bylines, the outermost only, none of them long."""
    for part in tree.iter("p", "span", "div", "a", "address"):
        marks = f"{part.get('class') or ''} {part.get('rel') or ''} {part.get('itemprop') or ''}".lower()
        if any(mark in marks for mark in BYLINE_CLASS):
            text = tidy(part.text_content())
            if text and len(text) <= MAX_VALUE_CHARS:
                yield text


def _published(meta: dict[str, list[str]], said: Described) -> Known[When] | None:
    for stamp in (said.published, *(value for name in PUBLISHED for value in meta.get(name, ()))):
        when = from_stamp(stamp) if stamp else None
        if when is not None:
            return Known(when, How.METADATA)
    return None


def _searched(tree: "HtmlElement", url: str | None) -> Known[When] | None:
    """Return the day that htmldate finds anywhere else in the page."""
    from copy import deepcopy

    from htmldate import find_date

    found = find_date(deepcopy(tree), original_date=True, extensive_search=False, url=url)
    when = from_stamp(found) if found else None
    return Known(when, How.METADATA) if when is not None else None

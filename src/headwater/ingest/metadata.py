"""What the head of a page says about its report: outlet, title, day, address."""

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from headwater.ingest.dates import from_stamp
from headwater.ingest.facts import Facts
from headwater.ingest.file_names import facts_of_url
from headwater.ingest.jsonld import Described, tidy
from headwater.ingest.lines import words_key
from headwater.ingest.mastheads import HOST, is_outlet_name, same_outlet
from headwater.ingest.page_bylines import signatures
from headwater.ingest.publishers import TAIL
from headwater.model import How, Known, When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SITES = ("og:site_name", "application-name", "dc.publisher")
TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title")
PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "publishdate", "publish-date", "pubdate", "date",
)  # fmt: skip
MAX_VALUE_CHARS = 300

Meta = dict[str, list[str]]


def facts_of_page(tree: "HtmlElement", said: Described, url: str | None) -> Facts:
    """Return what a page says about its report in its head and its bylines.

    Args:
        tree: The parsed page; it is not changed.
        said: What its JSON-LD says.
        url: Where it was fetched, if that is known.
    """
    meta = _meta(tree)
    address = _address(tree, meta, url)
    from_url = facts_of_url(address)
    outlet = _outlet(tree, meta, said) or from_url.outlet
    byline, agency = signatures(tree, meta, said, outlet)
    return Facts(
        outlet=outlet,
        agency=agency,
        title=_title(tree, meta, said, outlet),
        byline=byline,
        published=_published(meta, said) or _searched(tree, address) or from_url.published,
        url=address,
    )


def _meta(tree: "HtmlElement") -> Meta:
    found: Meta = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        value = tidy(tag.get("content"))
        if name and value and len(value) <= MAX_VALUE_CHARS:
            found.setdefault(name, []).append(value)
    return found


def _first(meta: Meta, names: tuple[str, ...]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _window(tree: "HtmlElement") -> str:
    return tidy(str(tree.findtext(".//title") or ""))[:MAX_VALUE_CHARS]


def _address(tree: "HtmlElement", meta: Meta, url: str | None) -> str | None:
    """Return the address of a page: its canonical link, `og:url`, or where it was fetched."""
    links = (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    for address in (*links, *meta.get("og:url", ()), url):
        try:
            full = urljoin(url or "", str(address or "").strip())
            parts = urlsplit(full)
        except ValueError:
            continue
        # The front page is a common mistake in canonical links.
        if parts.scheme in ("http", "https") and parts.hostname and (len(parts.path) > 1 or address == url):
            return full
    return None


def _outlet(tree: "HtmlElement", meta: Meta, said: Described) -> Known[str] | None:
    named: str | None = _first(meta, SITES) or said.publisher
    if named is not None:
        return Known(named, How.METADATA)
    tail = _tail(_window(tree))
    return Known(tail, How.METADATA) if is_outlet_name(tail) else None


def _title(tree: "HtmlElement", meta: Meta, said: Described, outlet: Known[str] | None) -> Known[str] | None:
    """Return the headline: of 125 pages JSON-LD has it in 113, a vote of all places in 108, `og:title` first in 102.

    JSON-LD that repeats the title of the window, where the heading and `og:title` agree on another, is written for
    search engines.
    """
    heading = next((tidy(str(h1.text_content())) for h1 in tree.iter("h1")), None)
    places = (said.headline, _first(meta, TITLES), heading, _window(tree))
    titles = [_without_site(title, outlet) if title and len(title) <= MAX_VALUE_CHARS else "" for title in places]
    described, shared, shown, window = map(words_key, titles)
    if shown and shown == shared != described == window:
        return Known(titles[2], How.METADATA)
    return next((Known(title, How.METADATA) for title in titles if title), None)


def _without_site(title: str, outlet: Known[str] | None) -> str:
    """Return a headline without the name of the site behind it."""
    tail = _tail(title)
    is_outlet = outlet is not None and same_outlet(tail, outlet.value)
    if not (is_outlet or is_outlet_name(tail) or HOST.fullmatch(tail)):
        return title
    return title.removesuffix(tail).rstrip(" |-–—»•:") or title


def _tail(title: str) -> str:
    """Return what stands behind the last bar or dash of a title, "" for nothing."""
    return str(TAIL.split(title)[-1]) if TAIL.search(title) is not None else ""


def _published(meta: Meta, said: Described) -> Known[When] | None:
    for stamp in (said.published, *(value for name in PUBLISHED for value in meta.get(name, ()))):
        when = from_stamp(stamp) if stamp else None
        if when is not None:
            return Known(when, How.METADATA)
    return None


def _searched(tree: "HtmlElement", url: str | None) -> Known[When] | None:
    """Return the day that htmldate finds anywhere else in a page; it changes what it searches, so it gets a copy."""
    from copy import deepcopy

    from htmldate import find_date

    try:
        found = find_date(deepcopy(tree), original_date=True, extensive_search=False, url=url)
    except ValueError:  # it moves text about, and control characters behind a script cannot be: then no day is known
        return None
    when = from_stamp(found) if found else None
    return Known(when, How.METADATA) if when is not None else None

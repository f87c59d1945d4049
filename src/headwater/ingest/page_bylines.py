"""Who signs a page: JSON-LD, meta tags, and the elements that say they are bylines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from headwater.ingest.bylines import BY, read_byline
from headwater.ingest.jsonld import Described, tidy
from headwater.ingest.mastheads import is_agency_name, same_outlet
from headwater.model import How, Known

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
BYLINE_MARK = re.compile("byline|author|Byline|Author|BYLINE|AUTHOR")
SAYING = ("class", "rel", "itemprop")
SIGNED = ("p", "span", "div", "a", "address")
MAX_BYLINE_CHARS = 300
MAX_BYLINES = 20  # a page of teasers signs each of them

Byline = tuple[Known[str] | None, Known[str] | None]


def signatures(
    tree: "HtmlElement", meta: Mapping[str, Sequence[str]], said: Described, outlet: Known[str] | None
) -> Byline:
    """Return who signs a page, and the agency or other outlet whose words its bylines say that these are.

    Args:
        tree: The parsed page; it is not changed.
        meta: Contents of its meta tags by name.
        said: What its JSON-LD says.
        outlet: Who publishes it, where that is known.
    """
    tagged = (value for name in AUTHORS for value in meta.get(name, ()))
    names = [name for name in (*said.authors, *tagged, *_shown(tree)) if "://" not in name][:MAX_BYLINES]
    agency = said.provider if said.provider is not None and is_agency_name(said.provider) else _agency(names, outlet)
    byline = BY.sub("", ", ".join(said.authors) or next(iter(names), "")).strip()
    return _known(byline), _known(agency)


def _agency(bylines: Sequence[str], outlet: Known[str] | None) -> str | None:
    """Return the agency in the bylines, or the one outlet that is another than the publisher."""
    for byline in dict.fromkeys(bylines):
        bodies = [byline[first:last] for first, last in read_byline(byline).bodies]
        if not bodies or not all(same_outlet(bodies[0], body) for body in bodies):
            continue
        if is_agency_name(bodies[0]) or (outlet is not None and not same_outlet(bodies[0], outlet.value)):
            return bodies[0]
    return None


def _shown(tree: "HtmlElement") -> Iterator[str]:
    """Yield the texts of the elements that say they are bylines, none of them long."""
    for part in islice(filter(_is_marked, tree.iter(*SIGNED)), MAX_BYLINES):
        text = tidy(str(part.text_content()))
        if text and len(text) <= MAX_BYLINE_CHARS:
            yield text


def _is_marked(part: "HtmlElement") -> bool:
    """Return whether the class, relation or property of an element says that it is a byline."""
    said = [value for name in SAYING if (value := part.get(name))]
    return bool(said) and BYLINE_MARK.search(" ".join(said)) is not None


def _known(value: str | None) -> Known[str] | None:
    return Known(value, How.METADATA) if value else None

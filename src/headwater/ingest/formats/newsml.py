"""NewsML-G2 (https://iptc.org/standards/newsml-g2/) and NITF, as agencies deliver their reports."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.dates import from_stamp
from headwater.ingest.facts import Facts
from headwater.ingest.formats.fragments import is_markup, read_body, read_fragment
from headwater.ingest.formats.tree import find, local, parse_xml, words_of
from headwater.ingest.limits import Limits
from headwater.ingest.mastheads import is_outlet_name
from headwater.ingest.pieces import Piece, Refused
from headwater.model import HeadwaterError, How, Known, Report

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BLOCKS = ("p", "hl2", "li", "h1", "h2", "h3", "h4", "pre", "td", "th")
BODIES = ("body.content", "body", "inlinexml")
TITLES = ("headline", "hl1")
BYLINES = ("by", "byline")
DATES = ("firstcreated", "contentcreated", "versioncreated")


def read_newsml(piece: Piece, limits: Limits) -> Iterator[Report | Refused]:
    """Yield the reports in a NewsML-G2 document, one item or a message of many, or in an NITF document.

    Raises:
        Quarantine: It is no XML, declares entities, is beyond the limits, or holds no item.
    """
    root = parse_xml(piece.data, piece.name, limits)
    items = [part for part in root.iter() if local(part) == "newsitem"] or ([root] if local(root) == "nitf" else [])
    if not items:
        raise refusals.no_page(piece.name)
    for number, item in enumerate(items, 1):
        label = f":{number}" if len(items) > 1 else ""
        try:
            yield _report(item, piece.name + label, limits)
        except HeadwaterError as error:
            yield Refused(piece.where + label, error)


def _report(item: "Element", name: str, limits: Limits) -> Report:
    given = _given(item)
    body = next((part for name in BODIES if (part := find(item, name)) is not None), None)
    paragraphs = (
        [words for part in body.iter() if local(part) in BLOCKS and (words := words_of(part))]
        if body is not None
        else []
    )
    if paragraphs:
        return read_body("\n\n".join(paragraphs), name=name, given=given)
    inline = find(item, "inlinedata")
    text = (inline.text or "") if inline is not None else words_of(body)
    if is_markup(text):
        return read_fragment(text, name=name, limits=limits, given=given)
    return read_body(text, name=name, given=given)


def _given(item: "Element") -> Facts:
    provider = find(item, "provider", "copyrightholder", "doc.copyright")
    outlet = _named(provider)
    stamps = (part for name in DATES if (part := find(item, name)) is not None)
    when = next((when for part in stamps if (when := from_stamp(words_of(part))) is not None), None)
    issued = find(item, "date.issue")
    when = when or (from_stamp(issued.get("norm") or "") if issued is not None else None)
    return Facts(
        outlet=Known(outlet, How.ITEM) if outlet else None,
        title=_said(item, TITLES),
        byline=_said(item, BYLINES),
        published=Known(when, How.ITEM) if when is not None else None,
    )


def _said(item: "Element", names: tuple[str, ...]) -> Known[str] | None:
    words = next((words for name in names if (words := words_of(find(item, name)))), "")
    return Known(words, How.ITEM) if words else None


def _named(provider: "Element | None") -> str:
    """Return who provides an item: its name, its literal, or its code where that is an outlet's name ("nprov:AFP")."""
    if provider is None:
        return ""
    name = words_of(find(provider, "name")) or provider.get("literal") or provider.get("holder") or ""
    code = (provider.get("qcode") or "").rpartition(":")[2]
    return name or (code if is_outlet_name(code) else "")

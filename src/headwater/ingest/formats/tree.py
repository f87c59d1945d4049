"""XML from strangers into a tree: no entities, nothing fetched, no deeper and no larger than the limits."""

import re
from dataclasses import replace
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.depth import check_tags
from headwater.ingest.limits import Limits
from headwater.model import Quarantine

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HTML_ENTITY = re.compile(rb"&([A-Za-z]{2,8}\d?);")
XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")
TAGS_A_RECORD = 20  # elements that one entry of a news sitemap has at most


def parse_xml(data: bytes, name: str, limits: Limits) -> "Element":
    """Return the root of an XML document.

    Raises:
        Quarantine: It is not well formed, declares entities, or is beyond the limits.
    """
    from xml.etree.ElementTree import ParseError, TreeBuilder

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    class Bounded(TreeBuilder):
        """Builds no more than the limits allow; the parser recurses, and so does the one who frees its tree."""

        depth = count = 0

        def start(self, tag: str, attrs: dict[str, str], /) -> "Element":
            self.depth, self.count = self.depth + 1, self.count + 1
            if self.depth > limits.max_depth:
                raise refusals.too_deep(name, limits.max_depth)
            if self.count > TAGS_A_RECORD * limits.max_records:
                raise refusals.too_many_records(name, limits.max_records)
            return super().start(tag, attrs)

        def end(self, tag: str, /) -> "Element":
            self.depth -= 1
            return super().end(tag)

    parser = DefusedXMLParser(target=Bounded())
    try:
        parser.feed(data.lstrip())
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise refusals.unsafe_xml(name, type(error).__name__) from error
    except (ParseError, ValueError, LookupError) as error:
        raise refusals.invalid_xml(name, str(error)) from error
    return root


def mended(data: bytes, name: str, limits: Limits) -> bytes:
    """Return an XML document as it is where it is well formed, else with its faults repaired, as many feeds need it.

    Raises:
        Quarantine: It cannot be repaired, declares entities, or is beyond the limits.
    """
    try:
        parse_xml(data, name, limits)
    except Quarantine as error:
        if error.code != refusals.invalid_xml(name, "").code:
            raise
        # lxml takes its time to step over what is nested without end.
        check_tags(data.decode("utf-8", "replace"), name, replace(limits, max_tags=TAGS_A_RECORD * limits.max_records))
        repaired = _repaired(data)
        parse_xml(repaired, name, limits)
        return repaired
    return data.lstrip()


def _repaired(data: bytes) -> bytes:
    from lxml.etree import LxmlError, XMLParser, fromstring, tostring

    known = HTML_ENTITY.sub(_numbered, data.lstrip())
    try:
        parser = XMLParser(recover=True, resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False)
        return tostring(fromstring(known, parser), encoding="utf-8")
    except (LxmlError, ValueError, TypeError):
        return b""


def _numbered(entity: re.Match[bytes]) -> bytes:
    """Return an entity that HTML has and XML has not, such as `&nbsp;`, by its number."""
    name = entity[1].decode()
    return entity[0] if name in XML_ENTITIES or name not in name2codepoint else b"&#%d;" % name2codepoint[name]


def local(element: "Element") -> str:
    """Return an element's name without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def words_of(element: "Element | None") -> str:
    """Return the words in an element, with single spaces; "" for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def find(element: "Element", *names: str) -> "Element | None":
    """Return the first element below that has one of the names, the namespace left out."""
    return next((part for part in element.iter() if local(part) in names), None)

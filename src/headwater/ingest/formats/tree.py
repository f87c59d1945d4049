"""XML from strangers into a tree: no entities, nothing fetched, no deeper and no larger than the limits."""

from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.limits import Limits

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

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
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise refusals.unsafe_xml(name, type(error).__name__) from error
    except (ParseError, ValueError, LookupError) as error:
        raise refusals.invalid_xml(name, str(error)) from error
    return root


def local(element: "Element") -> str:
    """Return an element's name without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def words_of(element: "Element | None") -> str:
    """Return the words in an element, with single spaces; "" for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def find(element: "Element", *names: str) -> "Element | None":
    """Return the first element below that has one of the names, the namespace left out."""
    return next((part for part in element.iter() if local(part) in names), None)

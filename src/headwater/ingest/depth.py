"""A look at raw HTML before any parser sees it: how deep its tags nest, and how many there are."""

import re

from headwater.ingest import refusals
from headwater.ingest.limits import Limits

# What stands in a comment, a script or a style sheet is no tag; group 2 is the slash of an end tag, group 3 the name.
TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<(/?)([a-z][^\s/<>]*)([^<>]*)",
    re.S | re.I,
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905  a list of words reads best so
# Tags that may stay open: the parser closes them where the next one begins.
LEFT_OPEN = frozenset(
    "body colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr".split()  # noqa: SIM905
)
NEVER_NESTS = VOID | LEFT_OPEN


def check_tags(html: str, name: str, limits: Limits) -> None:
    """Refuse a page whose tags nest too deep or are too many; takes time in proportion to its length.

    Raises:
        Quarantine: One of the two.
    """
    depth = count = 0
    for tag in TAG.finditer(html):
        if tag[3] is None:
            continue
        count += 1
        if count > limits.max_tags:
            raise refusals.too_many_tags(name, limits.max_tags)
        if tag[3].lower() in NEVER_NESTS or tag[4].endswith("/"):
            continue
        depth = max(0, depth - 1) if tag[2] else depth + 1
        if depth > limits.max_depth:
            raise refusals.too_deep(name, limits.max_depth)


def empty_long_attributes(html: str, limits: Limits) -> str:
    """Return a page with each quoted attribute longer than `limits.max_attribute_kb` emptied."""
    length = limits.max_attribute_kb * 1000
    return re.sub(rf"""=("[^"]{{{length},}}"|'[^']{{{length},}}')""", '=""', html)

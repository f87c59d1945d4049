"""A look at raw HTML before any parser sees it: how deep its tags nest, and how many there are."""

import re
from itertools import accumulate, filterfalse, islice
from operator import methodcaller, sub

from headwater.ingest import refusals
from headwater.ingest.limits import Limits

# What stands in a comment, a script or a style sheet is no tag. The groups: of a script its name; of a tag the slash of
# an end tag, its name, the slash at its end.
TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(script|style)\b[^<>]*>[^<]*(?:<(?!/\1)[^<]*)*(?:</\1\s*>|\Z)?"
    r"|<(/?)([a-z][^\s/<>]*)[^<>]*(?:(?<=(/)))?",
    re.S | re.I,
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905  a list of words reads best so
# Tags that may stay open: the parser closes them where the next one begins.
LEFT_OPEN = frozenset(
    "body colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr".split()  # noqa: SIM905
)
NEVER_NESTS = VOID | LEFT_OPEN
COMMENT = ("", "", "", "")  # the groups of one: no script, no name


class _Steps(dict[tuple[str, ...], int]):
    """How much deeper each tag leads: 1, 0 or -1; what it was not asked yet it works out."""

    def __missing__(self, parts: tuple[str, ...]) -> int:
        _, end, name, closed = parts
        never = not name or closed or name.lower() in NEVER_NESTS
        step = self[parts] = 0 if never else -1 if end else 1
        return step


def check_tags(html: str, name: str, limits: Limits) -> None:
    """Refuse a page whose tags nest too deep or are too many; takes time in proportion to its length.

    Raises:
        Quarantine: One of the two.
    """
    # No loop of Python's own, and all at once where they are few: this took a tenth of the time for a page.
    is_few = html.count("<") <= limits.max_tags
    tags = TAG.findall(html) if is_few else map(methodcaller("groups", ""), TAG.finditer(html))
    found = islice(filterfalse(COMMENT.__eq__, tags), limits.max_tags + 1)
    opened = list(accumulate(map(_Steps().__getitem__, found)))
    # An end tag that ends nothing leads no higher than the top; where even that would not matter, it is not looked at.
    may_be_deep = bool(opened) and max(opened) - min(0, min(opened)) > limits.max_depth
    if may_be_deep and max(map(sub, opened, accumulate(opened, min, initial=0))) > limits.max_depth:
        raise refusals.too_deep(name, limits.max_depth)
    if len(opened) > limits.max_tags:
        raise refusals.too_many_tags(name, limits.max_tags)


def empty_long_attributes(html: str, limits: Limits) -> str:
    """Return a page with each quoted attribute longer than `limits.max_attribute_kb` emptied."""
    length = limits.max_attribute_kb * 1000
    if not any(_has_gap(html, quote, length) for quote in "\"'"):
        return html
    return re.sub(rf"""=("[^"]{{{length},}}"|'[^']{{{length},}}')""", '=""', html)


def _has_gap(html: str, quote: str, length: int) -> bool:
    """Return whether a quotation mark is missing over some length; looks at few characters where they are many."""
    at = 0
    while at + length <= len(html):
        last = html.rfind(quote, at, at + length)
        if last < 0:
            return True
        at = last + 1
    return False

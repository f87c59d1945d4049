"""What kind of text a file holds: a page, rows, or plain text."""

import json
import re

PAGE = re.compile(
    r"\s*(?:\ufeff\s*)?(?:<\?xml[^>]{0,300}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
TAGGED = re.compile(r"<(?:!doctype\s+html|html|head|body|div|article|p)\b[^<>]{0,1000}>", re.I)
LOOKED_AT = 10_000  # characters at the beginning
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
ROWS_SUFFIXES = (".jsonl", ".ndjson")
FIELDS = ("text", "html")


def is_page(text: str, name: str) -> bool:
    """Return whether a text is HTML: it begins as a page does, or its file's name says so and tags stand in it."""
    if PAGE.match(text[:LOOKED_AT]):
        return True
    return bare_name(name).endswith(PAGE_SUFFIXES) and TAGGED.search(text, 0, LOOKED_AT) is not None


def names_rows(name: str) -> bool:
    """Return whether a file's name is that of JSON Lines."""
    return bare_name(name).endswith(ROWS_SUFFIXES)


def names_json(name: str) -> bool:
    """Return whether a file's name is that of a JSON file."""
    return bare_name(name).endswith(".json")


def begins_as_rows(data: bytes) -> bool:
    """Return whether the first line of some bytes is a JSON object with text or html."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and any(field in row for field in FIELDS)


def bare_name(name: str) -> str:
    """Return a file's name in lower case, without the suffix of its packing."""
    return name.lower().removesuffix(".gz")

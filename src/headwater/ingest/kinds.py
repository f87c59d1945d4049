"""What a file holds, told by its content; its name only helps where that leaves doubt."""

import json
import re
from enum import StrEnum

from headwater.ingest.formats.programs import program_of

PAGE = re.compile(
    r"\s*(?:\ufeff\s*)?(?:<\?xml[^>]{0,300}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
TAGGED = re.compile(r"<(?:!doctype\s+html|html|head|body|div|article|p)\b[^<>]{0,1000}>", re.I)
LOOKED_AT = 10_000  # characters at the beginning
XML_ROOT = re.compile(
    r"\s*(?:<\?.{0,300}?\?>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+)?(?:[\w.-]{1,30}:)?([\w.-]{1,30})",
    re.I | re.S,
)
HEADER = re.compile(rb"([!-9;-~]{1,70}):[ \t]?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n")
MAILS = (b"message-id", b"mime-version", b"received", b"return-path")  # no text but a mail begins with one of these
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
ROWS_SUFFIXES = (".jsonl", ".ndjson")
WARC = re.compile(rb"WARC/[01]\.\d+\r?\n")
ZIP = b"PK\x03\x04"
PDF, PDF_WITHIN = b"%PDF-", 1024  # readers look for the mark in the first 1,024 bytes
JSON_FEED = "https://jsonfeed.org/version/"


class Kind(StrEnum):
    """What some bytes are."""

    PAGE = "page"
    TEXT = "text"
    ROW = "row"
    ROWS = "JSON Lines"
    JSON = "JSON"
    MAIL = "mail"
    SAVED = "saved page (MHTML)"
    WARC = "web archive (WARC)"
    ZIP = "zip archive"
    FEED = "feed"
    JSON_FEED = "JSON feed"
    SITEMAP = "sitemap"
    NEWSML = "NewsML"
    PDF = "PDF"


ROOTS = {
    "rss": Kind.FEED,
    "feed": Kind.FEED,
    "rdf": Kind.FEED,
    "urlset": Kind.SITEMAP,
    "sitemapindex": Kind.SITEMAP,
    "newsitem": Kind.NEWSML,
    "newsmessage": Kind.NEWSML,
    "nitf": Kind.NEWSML,
}


def kind_of(data: bytes, name: str) -> Kind:
    """Return what bytes that are not packed hold.

    Args:
        data: All of them.
        name: The name of their file, which decides between a part of a page and a text, and tells rows that are broken.
    """
    stream = stream_kind(data, name)
    if stream is not None:
        return stream
    if PDF in data[:PDF_WITHIN]:
        return Kind.PDF
    mail = _mail_kind(data)
    if mail is not None:
        return mail
    head = data[: 4 * LOOKED_AT]
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace").lstrip("\ufeff")
    root = XML_ROOT.match(text[:LOOKED_AT])
    if root is not None and root[1].lower() in ROOTS:
        return ROOTS[root[1].lower()]
    return Kind.JSON if _is_json(data, name) else Kind.PAGE if is_page(text, name) else Kind.TEXT


def stream_kind(head: bytes, name: str) -> Kind | None:
    """Return the kind of what may be larger than one report, by its first bytes; None for all that is read whole."""
    if WARC.match(head):
        return Kind.WARC
    if head.startswith(ZIP):
        return Kind.ZIP
    return Kind.ROWS if names_rows(name) or begins_as_rows(head) else None


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
    """Return whether the first line of some bytes is the row of a report, ours or another program's."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    row = _json(first)
    return isinstance(row, dict) and program_of(row) is not None


def is_json_feed(value: object) -> bool:
    """Return whether a JSON document is a JSON Feed."""
    return isinstance(value, dict) and str(value.get("version", "")).startswith(JSON_FEED)


def bare_name(name: str) -> str:
    """Return a file's name in lower case, without the suffix of its packing."""
    return name.lower().removesuffix(".gz").removesuffix(".zst").removesuffix(".br")


def _mail_kind(data: bytes) -> Kind | None:
    """Return whether headers as only mails have them open some bytes, and then an empty line."""
    at, names = 0, set()
    while found := HEADER.match(data, at):
        at = found.end()
        names.add(found[1].lower())
    is_mail = data[at : at + 1] in (b"\r", b"\n", b"") and names & {b"from", b"content-type"} and names & set(MAILS)
    if not is_mail:
        return None
    is_saved = b"snapshot-content-location" in names or re.search(
        rb"(?im)^content-type:\s*multipart/related", data[:at]
    )
    return Kind.SAVED if is_saved else Kind.MAIL


def _is_json(data: bytes, name: str) -> bool:
    if names_json(name):
        return True
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return False
    value = _json(data)
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _json(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None

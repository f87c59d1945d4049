"""Mail: newsletters and releases (EML), and pages that browsers save as mail (MHTML)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr
from urllib.parse import urlsplit

from headwater.ingest import refusals
from headwater.ingest.dates import from_stamp
from headwater.ingest.decode import decode
from headwater.ingest.facts import Facts
from headwater.ingest.file_names import facts_of_url
from headwater.ingest.formats.fragments import read_body, read_fragment
from headwater.ingest.jsonld import tidy
from headwater.ingest.kinds import Kind, kind_of
from headwater.ingest.limits import Limits
from headwater.ingest.mastheads import is_outlet_name
from headwater.ingest.page import read_page
from headwater.ingest.pieces import Piece
from headwater.model import How, Known, Quarantine, Report

MAX_HEADER_CHARS = 2_000  # the standard has 998 in a line; decoding takes time with the square
MAX_DEPTH = 20  # of parts in parts; a mail forwarded with its attachments has five
MAX_PARTS = 1_000
# What stands before a subject or a sender's name and is none of it: "Re:", "Fwd:".
PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.I)
ATTACHED = (Kind.PAGE, Kind.PDF, Kind.MAIL, Kind.SAVED, Kind.NEWSML)  # what may be a report of its own

Part = Message


def read_mail(piece: Piece, limits: Limits) -> Iterator[Report | Piece]:
    """Yield the report that a mail is, and pieces for the reports attached to it.

    The page of the mail is read as a page is; where that holds no article, as layouts in tables do not, its plain text
    is read, else all words of the page.

    Raises:
        Quarantine: It holds nothing to read, or more parts than a mail has.
    """
    with _faults_of(piece.name):
        message = _parsed(piece)
        given = _given(message)
        body, attached = _split(list(_parts(message, piece.name)))
        report = _report(body, piece.name, limits, given) if body else None
    if report is not None:
        yield report
    for part in attached:
        data = _bytes(part)
        kind = kind_of(data, _file_name(part))
        if kind in ATTACHED:
            label = f":{_file_name(part) or kind}"
            yield Piece(piece.name + label, data, kind, piece.where + label)


def read_saved(piece: Piece, limits: Limits) -> Report:
    """Return the report on a page that a browser saved with its parts in one file.

    Raises:
        Quarantine: It holds no page, or none with an article.
    """
    with _faults_of(piece.name):
        message = _parsed(piece)
        page = next((part for part in _parts(message, piece.name) if part.get_content_type() in PAGES), None)
        if page is None:
            raise refusals.no_page(piece.name)
        address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
        html = decode(_bytes(page), piece.name, declared=_charset(page)).text
    return read_page(html, name=piece.name, url=_web(address) or piece.url, limits=limits)


PAGES = ("text/html", "application/xhtml+xml")


@contextmanager
def _faults_of(name: str) -> Iterator[None]:
    """Take what the library of mail stumbles over, such as an odd boundary or charset, for a fault of the mail."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise refusals.broken_mail(name, type(error).__name__) from error


def _parsed(piece: Piece) -> Part:
    data = re.sub(rb"\AFrom [^\r\n]*\r?\n", b"", piece.data)  # the envelope that mailboxes put in front
    try:
        return message_from_bytes(data, policy=compat32)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise refusals.broken_mail(piece.name, type(error).__name__) from error


def _parts(message: Part, name: str) -> Iterator[Part]:
    """Yield the parts that hold something, in order; what is forwarded whole is one part."""
    waiting, count = [(message, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if depth > MAX_DEPTH or count > MAX_PARTS:
            raise refusals.broken_mail(name, f"more than {MAX_PARTS} parts, or {MAX_DEPTH} inside each other")
        inside = part.get_payload()
        if isinstance(inside, list) and part.get_content_maintype() == "multipart":
            waiting += [(one, depth + 1) for one in inside if isinstance(one, Message)][::-1]
        else:
            yield part


def _split(parts: list[Part]) -> tuple[dict[str, Part], list[Part]]:
    """Return the first page and the first text that are the body, by type, and what is attached."""
    body: dict[str, Part] = {}
    attached = []
    for part in parts:
        type_ = "text/html" if part.get_content_type() in PAGES else part.get_content_type()
        is_attached = part.get_content_disposition() == "attachment" or type_ not in ("text/html", "text/plain")
        if is_attached or type_ in body:
            attached.append(part)
        else:
            body[type_] = part
    return body, attached


def _report(body: dict[str, Part], name: str, limits: Limits, given: Facts) -> Report:
    text = {type_: decode(_bytes(part), name, declared=_charset(part)).text for type_, part in body.items()}
    html, plain = text.get("text/html", ""), text.get("text/plain", "")
    if html.strip():
        try:
            return read_page(html, name=name, limits=limits, given=given)
        except Quarantine as error:
            if error.code != refusals.no_article(name).code:
                raise
    if plain.strip():
        return read_body(plain, name=name, given=given)
    return read_fragment(html, name=name, limits=limits, given=given)


def _given(message: Part) -> Facts:
    """Return what the header of a mail says: the sender is the outlet where its name or host is one's."""
    subject = PREFIX.sub("", _header(message, "Subject"))
    sender, address = parseaddr(_header(message, "From"))
    sender = tidy(sender)
    host = address.rpartition("@")[2].lower()
    by_host = facts_of_url(f"https://{host}/").outlet
    outlet = sender if _names_sender(sender, host) else by_host.value if by_host is not None else None
    when = from_stamp(_header(message, "Date"))
    return Facts(
        outlet=Known(outlet, How.MAIL) if outlet else None,
        title=Known(subject, How.MAIL) if subject else None,
        published=Known(when, How.MAIL) if when is not None else None,
    )


def _names_sender(sender: str, host: str) -> bool:
    """Return whether a sender's name is an outlet's: a known one, or as its host spells it ("The Tide")."""
    spelt = re.sub(r"[\W_]|^the ", "", sender.lower())
    return is_outlet_name(sender) or spelt in host.split(".")


def _header(part: Part, name: str) -> str:
    """Return a header as text on one line; "" where there is none, or one that is no header."""
    try:
        raw = str(part.get(name) or "")[:MAX_HEADER_CHARS]
        return tidy(str(make_header(decode_header(raw))))
    except (HeaderParseError, ValueError, LookupError):
        return ""


def _bytes(part: Part) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    inside = part.get_payload()  # a mail that was forwarded whole
    try:
        return inside[0].as_bytes() if isinstance(inside, list) and isinstance(inside[0], Message) else b""
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return b""


def _charset(part: Part) -> str:
    try:
        return part.get_content_charset() or ""
    except (ValueError, LookupError):
        return ""


def _file_name(part: Part) -> str:
    try:
        return tidy(part.get_filename() or "")[:200]
    except (ValueError, LookupError, TypeError):
        return ""


def _web(address: str) -> str | None:
    try:
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None

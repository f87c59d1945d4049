"""Bytes into text, with the encoding they were in."""

import codecs
import re
from dataclasses import dataclass

from headwater.ingest import refusals

BOMS = (  # the longer ones first: UTF-32 LE begins like UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"BZh", "an archive (bzip2)"),
    (b"\xfd7zXZ\x00", "an archive (xz)"),
)
# Codecs of the encodings that browsers know; Python has others that turn harmless bytes into something else (UTF-7).
ON_THE_WEB = (
    "big5",
    "cp125",
    "cp866",
    "cp874",
    "euc_",
    "gb",
    "iso2022_jp",
    "iso8859-",
    "koi8-",
    "mac-",
    "shift_jis",
    "utf-8",
)
SAMPLE_BYTES = 65_536
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.02  # running text has none; compressed or packed data about 0.11
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
DECLARED_WITHIN = 4096  # the HTML standard asks for it in the first 1,024 bytes; pages are late
SURROGATES = re.compile("[\ud800-\udfff]")
# Encodings of one byte a letter that charset-normalizer cannot tell from the one the web takes them for.
WESTERN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "cp850", "cp858", "cp437", "latin_1", "mac_roman"})
WESTERN |= {
    "iso8859_2",
    "iso8859_9",
    "iso8859_15",
    "mac_iceland",
    "mac_turkish",
    "hp_roman8",
    "cp500",
    "cp037",
    "cp1140",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read from bytes.

    Attributes:
        text: The text; a surrogate or byte that is no character is U+FFFD, so that it can be written again.
        encoding: What it was decoded from, with "guessed" where nothing declared it.
    """

    text: str
    encoding: str


def decode(data: bytes, name: str, *, declared: str = "") -> Decoded:
    """Return the text of a file: by byte order mark, UTF-8, declared charset (server, HTML, XML), then a guess.

    Args:
        data: The whole file.
        name: What to call it in an error.
        declared: What a server or mail says that the encoding is; it stands above what the file declares.

    Raises:
        Quarantine: The bytes are no text.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    _check_is_text(data, name)
    inside = DECLARED.search(data, 0, DECLARED_WITHIN)
    names = [_web_name(declared.encode("ascii", "replace")), _web_name(inside[1]) if inside else ""]
    # UTF-8 first: a page that was saved again often is UTF-8 under its old declaration, and no other text is by chance.
    for encoding in ("" if data.isascii() else "utf-8", *names, "utf-8"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except (LookupError, UnicodeError):
            continue
    return _mended_utf8(data) or _guessed(data, name)


def without_surrogates(text: str) -> str:
    """Return text with U+FFFD for each lone surrogate, which no encoding can write; lengths stay the same."""
    try:
        text.encode()  # a third of the time of a search
    except UnicodeEncodeError:
        return SURROGATES.sub("\ufffd", text)
    return text


def _strict(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeError:
        raise refusals.undecodable(name) from None


def _check_is_text(data: bytes, name: str) -> None:
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise refusals.binary(name, kind)
    sample = data[:SAMPLE_BYTES]
    if len(CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample):
        raise refusals.binary(name, "a binary file")
    if b"\x00" in data:
        raise refusals.nul_bytes(name)


def _web_name(declared: bytes) -> str:
    """Return the codec browsers use for a declared charset, "" for none; they take Latin-1 for Windows-1252."""
    try:
        name = codecs.lookup(declared.decode("ascii", "replace")).name
    except (LookupError, ValueError):  # a name with a NUL is a ValueError
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if name.startswith(ON_THE_WEB) else ""


def _mended_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 with some damaged bytes as such: more whole characters beyond ASCII than broken ones."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return Decoded(text, f"utf-8, {broken} broken") if whole > broken else None


def _guessed(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE_BYTES]).best()
    encoding = "cp1252" if best is None or best.encoding in WESTERN else best.encoding
    for candidate in (encoding, "cp1252"):
        try:
            return Decoded(data.decode(candidate), f"{candidate}, guessed")
        except UnicodeError:
            continue
    raise refusals.undecodable(name)

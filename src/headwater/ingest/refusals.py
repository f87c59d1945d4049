"""Every way a read can fail: one function each, with its code and what to do next."""

from headwater.model import Quarantine, Retry, Usage


def missing(name: str) -> Usage:
    """Nothing stands at a path."""
    return Usage("HW-READ-001", f"{name}: no such file or folder; check the path")


def a_folder(name: str) -> Usage:
    """A folder stands where one file is to be read."""
    return Usage("HW-READ-023", f"{name}: is a folder; give a file of it, or read it with headwater.ingest.read_all")


def an_address(name: str) -> Usage:
    """A path is the address of a page on the web."""
    return Usage("HW-READ-022", f"{name}: is an address, and files are read here; use headwater add or trace")


def empty_folder(name: str) -> Usage:
    """A folder holds no file that could be a report."""
    return Usage(
        "HW-READ-002", f"{name}: nothing to read in this folder; give one that holds pages, texts or JSON Lines"
    )


def unreadable(name: str, reason: str) -> Retry:
    """The system would not open or read a file."""
    return Retry("HW-READ-003", f"{name}: cannot be opened ({reason}); check its permissions and try again")


def not_a_file(name: str) -> Usage:
    """A path leads to a device, a socket or a pipe."""
    return Usage("HW-READ-004", f"{name}: is neither a file nor a folder; use - to read from a pipe")


def empty(name: str) -> Quarantine:
    """A file or row holds no character that can be seen."""
    return Quarantine("HW-READ-005", f"{name}: is empty; fetch or save the report again")


def too_large(name: str, limit_mb: float) -> Quarantine:
    """A file is larger than the limit."""
    return Quarantine("HW-READ-006", f"{name}: is larger than {limit_mb:g} MB; raise max_file_mb if it is one report")


def unpacks_too_large(name: str, limit_mb: float) -> Quarantine:
    """A compressed file holds more than the limit."""
    return Quarantine(
        "HW-READ-007", f"{name}: unpacks to more than {limit_mb:g} MB; raise max_unpacked_mb if that is right"
    )


def broken_gzip(name: str) -> Quarantine:
    """A compressed file is damaged or cut off."""
    return Quarantine("HW-READ-008", f"{name}: is not a whole gzip file; fetch it again")


def binary(name: str, kind: str) -> Quarantine:
    """A file is something else than text."""
    return Quarantine("HW-READ-009", f"{name}: is {kind}, not text or HTML; save the report as text or HTML")


def nul_bytes(name: str) -> Quarantine:
    """A text holds NUL bytes."""
    return Quarantine("HW-READ-010", f"{name}: holds NUL bytes, so it is no plain text; save it again as UTF-8")


def undecodable(name: str) -> Quarantine:
    """No encoding makes text of the bytes."""
    return Quarantine("HW-READ-011", f"{name}: is in no encoding known here; save it again as UTF-8")


def too_deep(name: str, limit: int) -> Quarantine:
    """Tags are nested deeper than the limit."""
    return Quarantine("HW-READ-012", f"{name}: nests tags deeper than {limit}; it is no page a reader could be shown")


def too_many_tags(name: str, limit: int) -> Quarantine:
    """A page has more tags than the limit."""
    return Quarantine("HW-READ-013", f"{name}: has more than {limit:,} tags; raise max_tags if it is a report")


def no_article(name: str) -> Quarantine:
    """A page has no running text."""
    return Quarantine(
        "HW-READ-014", f"{name}: holds no article; give the page of one report, not a list or a login page"
    )


def not_parsed(name: str, reason: str) -> Quarantine:
    """A parser gave up on a page."""
    return Quarantine("HW-READ-015", f"{name}: cannot be parsed as HTML ({reason}); save the page again")


def invalid_json(name: str, reason: str) -> Quarantine:
    """A row is no JSON object."""
    return Quarantine("HW-READ-016", f"{name}: is no JSON object ({reason}); correct the row")


def no_text(name: str) -> Quarantine:
    """A row has neither text nor HTML."""
    return Quarantine("HW-READ-017", f"{name}: has neither text nor html; give the row one of the two fields")


def long_row(name: str, limit_mb: float) -> Quarantine:
    """A row is longer than the limit."""
    return Quarantine("HW-READ-018", f"{name}: is longer than {limit_mb:g} MB; raise max_line_mb if it is one report")


def too_many_rows(name: str, limit: int) -> Quarantine:
    """A file has more rows than the limit; those after it are not read."""
    return Quarantine("HW-READ-019", f"{name}: has more than {limit:,} rows, the rest is not read; raise max_rows")


def too_many_files(name: str, limit: int) -> Quarantine:
    """A folder has more files than the limit; those after it are not read."""
    return Quarantine("HW-READ-020", f"{name}: holds more than {limit:,} files, the rest is not read; raise max_files")


def wrong_field(name: str, field: str) -> Quarantine:
    """A field of a row is not a string."""
    return Quarantine("HW-READ-021", f'{name}: the field "{field}" is not a string; correct the row')

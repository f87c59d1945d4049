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


def broken_packing(name: str, packing: str) -> Quarantine:
    """A compressed file is damaged or cut off."""
    return Quarantine("HW-READ-008", f"{name}: is not a whole {packing} file; fetch it again")


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


def unsafe_xml(name: str, reason: str) -> Quarantine:
    """An XML document declares entities, which could grow without end or fetch something."""
    return Quarantine("HW-READ-024", f"{name}: declares entities ({reason}); have it written without them")


def invalid_xml(name: str, reason: str) -> Quarantine:
    """An XML document is not well formed."""
    return Quarantine("HW-READ-025", f"{name}: is no well-formed XML ({reason}); fetch it again")


def too_many_records(name: str, limit: int) -> Quarantine:
    """An archive, feed or sitemap has more records than the limit; those after it are not read."""
    return Quarantine(
        "HW-READ-026", f"{name}: has more than {limit:,} records, the rest is not read; raise max_records"
    )


def unpacks_too_far(name: str, ratio: int) -> Quarantine:
    """An archive unpacks to many times its size; what comes after that is not read."""
    return Quarantine(
        "HW-READ-027", f"{name}: unpacks to more than {ratio} times its size, the rest is not read; raise max_ratio"
    )


def broken_archive(name: str, reason: str) -> Quarantine:
    """An archive, or a place in it, is damaged; what stands behind that place is read."""
    return Quarantine("HW-READ-028", f"{name}: is damaged ({reason}); fetch it again")


def broken_mail(name: str, reason: str) -> Quarantine:
    """A mail or a page saved as one cannot be taken apart."""
    return Quarantine("HW-READ-029", f"{name}: is no mail that can be read ({reason}); save it again")


def no_page(name: str) -> Quarantine:
    """A container holds nothing that could be a report."""
    return Quarantine("HW-READ-030", f"{name}: holds no page or text; give one that does")


def only_links(name: str, count: int) -> Quarantine:
    """A feed or sitemap names reports without their text."""
    return Quarantine(
        "HW-READ-031", f"{name}: only links to reports ({count:,} of them); give its address, so that they are fetched"
    )


def broken_pdf(name: str, reason: str) -> Quarantine:
    """A PDF is damaged, or locked with a password."""
    return Quarantine("HW-READ-032", f"{name}: cannot be read as a PDF ({reason}); save it again, without a password")


def too_many_pages(name: str, limit: int) -> Quarantine:
    """A PDF has more pages than the limit."""
    return Quarantine("HW-READ-033", f"{name}: has more than {limit:,} pages; raise max_pdf_pages if it is a report")


def no_pdf_text(name: str) -> Quarantine:
    """A PDF holds pictures of pages, as scanners make them."""
    return Quarantine("HW-READ-034", f"{name}: has no text, only pictures; have its text recognised first")


def too_slow(name: str, seconds: float) -> Quarantine:
    """Reading one thing took more time than it may."""
    return Quarantine(
        "HW-READ-035", f"{name}: took more than {seconds:g} s of processor time; raise max_seconds if it is a report"
    )


def too_much_memory(name: str, limit_mb: int) -> Quarantine:
    """Reading one thing took more memory than it may."""
    return Quarantine(
        "HW-READ-036", f"{name}: took more than {limit_mb:,} MB of memory; raise max_memory_mb if it is a report"
    )


def crashed(name: str, reason: str) -> Quarantine:
    """The process that read something ended."""
    return Quarantine("HW-READ-037", f"{name}: the process that read it ended ({reason}); save it in another format")


def not_read(name: str, reason: str) -> Quarantine:
    """A reader gave up on something in a way that it should not."""
    return Quarantine("HW-READ-038", f"{name}: cannot be read ({reason}); save it in another format")


def several_articles(name: str) -> Quarantine:
    """A page lists articles, none of which is its own."""
    return Quarantine("HW-READ-039", f"{name}: lists several articles; give the page of each of them")


def broken_feed(name: str, reason: str) -> Quarantine:
    """The elements of a feed stand in each other as in no feed."""
    return Quarantine("HW-READ-040", f"{name}: is no feed that can be read ({reason}); fetch it again")

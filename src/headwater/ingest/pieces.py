"""A piece: bytes that can be read by themselves, apart from the file or archive they lay in."""

from dataclasses import dataclass

from headwater.ingest.kinds import Kind
from headwater.model import HeadwaterError, Report


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be read.

    Attributes:
        name: A path, or a file and the number of its row.
        error: Why; a `Usage`, `Retry` or `Quarantine`.
    """

    name: str
    error: HeadwaterError


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that can be read by themselves: a page, a row of a file, a record of an archive.

    Attributes:
        name: What its reports are called.
        data: The bytes, unpacked.
        kind: What they are.
        where: What it is called where it is refused, so that it can be found.
        url: Where it was fetched, where its archive says so.
        charset: The encoding that its archive or server declares, "" for none.
    """

    name: str
    data: bytes
    kind: Kind
    where: str
    url: str | None = None
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a piece was read as.

    Attributes:
        kind: What it is; None for what could not even be opened.
        items: Its reports, and what could not be read of it; never empty.
    """

    kind: Kind | None
    items: tuple[Report | Refused, ...]

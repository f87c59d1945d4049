"""A report: what one outlet published once, its text and what is known about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from headwater.model.ids import content_id
from headwater.model.when import When

T = TypeVar("T")
ENGLISH = "en"


class Role(StrEnum):
    """What a block of a report's text is there for."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    PROMOTION = "promotion"
    NOTE = "note"


class How(StrEnum):
    """How a fact about a report is known."""

    METADATA = "page metadata"
    ITEM = "metadata of the item"
    FEED = "feed"
    MAIL = "header of the mail"
    DATELINE = "dateline"
    LINE = "line of text"
    WORDS = "words of the text"
    FILE_NAME = "file name"
    URL = "address of the page"
    GIVEN = "given by the user"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A fact about a report and how it is known.

    Attributes:
        value: The fact.
        how: Where it was read.
        span: `(start, end)` of the words in the report's text, where they stand in it.
        by: Who corrected it, where somebody did.
    """

    value: T
    how: How
    span: tuple[int, int] | None = None
    by: str | None = None

    @property
    def known_how(self) -> str:
        """How it is known, in words: "dateline", "corrected by Ann Reed"."""
        return self.how.value if self.by is None else f"{self.how.value} by {self.by}"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure it is that the body of a report is the report, all of it and nothing else.

    Attributes:
        score: From 0 to 1: how far independent ways to read it agree.
        because: The reason, in a few words.
    """

    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Block:
    """A line (or paragraph) of a report's text and its role.

    Attributes:
        start: Offset of the first character in the report's text.
        end: Offset after the last one.
        role: What the block is there for.
        because: The rule that gave it its role, in a few words.
    """

    start: int
    end: int
    role: Role
    because: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated entry of a live report ("The Latest").

    Attributes:
        start: Offset of its first character in the report's text.
        end: Offset after its last one.
        published: When it was added, as precise as that is known.
    """

    start: int
    end: int
    published: Known[When]


@dataclass(frozen=True, slots=True)
class Report:
    """What one outlet published once.

    Attributes:
        id: Content hash of outlet and text (`make_report_id`).
        name: What the user knows it by: a file name, an address, or the id of a row.
        text: The text as given; nothing is deleted, and every offset counts its code points.
        blocks: Its lines with their roles, in order, not overlapping; together they cover every non-blank character.
        outlet: Who publishes.
        republisher: Who republished it, where a page is a copy that names its original.
        agency: The agency whose words these are, where a credit, byline or dateline says so.
        title: The headline.
        byline: Who wrote it.
        published: When it was published.
        url: The address it was published under.
        language: Code of the language of its body (ISO 639-1), where it has words enough to tell.
        confidence: How sure it is that its body is the report; None where nothing could be compared.
        entries: The dated entries of a live report, in order, not overlapping; empty for any other report.
        corrected: What people corrected in it, as sentences.
    """

    id: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    outlet: Known[str] | None = None
    republisher: Known[str] | None = None
    agency: Known[str] | None = None
    title: Known[str] | None = None
    byline: Known[str] | None = None
    published: Known[When] | None = None
    url: str | None = None
    language: Known[str] | None = None
    confidence: Confidence | None = None
    entries: tuple[Entry, ...] = ()
    corrected: tuple[str, ...] = ()

    @property
    def is_foreign(self) -> bool:
        """Whether it is known to be in another language than English, the one that is read for claims and sources."""
        return self.language is not None and self.language.value != ENGLISH

    @property
    def label(self) -> str:
        """A short name to show: the outlet, or else the name the user knows the report by."""
        return self.outlet.value if self.outlet is not None else self.name

    def roles(self, *roles: Role) -> tuple[Block, ...]:
        """Return the blocks with one of the given roles, in order."""
        return tuple(block for block in self.blocks if block.role in roles)


def make_report_id(outlet: str | None, text: str) -> str:
    """Return the id of a report: the same text from two outlets is two reports, twice from one is one."""
    return content_id("r", outlet or "", text)

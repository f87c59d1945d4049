"""What a store tells besides the records it keeps: lines of a list, hits of a search, refusals and faults."""

from dataclasses import dataclass
from datetime import datetime

from headwater.model import Report, content_id


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list.

    Attributes:
        id: Id of the story.
        title: Its title.
        reports: Ids of its reports.
        claims: How many claims they make.
        lo: Certainly distinct origins behind its leading claim; None where it has no claim.
        hi: All origins behind its leading claim; None where it has no claim.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    claims: int
    lo: int | None
    hi: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or a claim that has the words searched for.

    Attributes:
        kind: "report" or "claim".
        id: Id of the report or claim.
        story: Id of its story; None where the report is not traced yet.
        title: Title of the report; empty for a claim.
        snippet: The words around the first match.
    """

    kind: str
    id: str
    story: str | None
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read, and why.

    Attributes:
        name: What the user knows it by: a path, an address, a line of a file.
        code: The code of the error.
        message: Its sentence.
        refused_at: When it was refused last.
    """

    name: str
    code: str
    message: str
    refused_at: datetime

    @property
    def id(self) -> str:
        """The same thing refused for the same reason is one refusal."""
        return content_id("q", self.name, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Seen:
    """Where and when a version of a page was seen.

    Attributes:
        url: The address as it may be shown.
        at: When it was read; None where nobody noted it.
    """

    url: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a page.

    Attributes:
        number: 1 for the first that was seen.
        seen_at: When it was read first; None for a report that was not fetched.
        report: The report on it then.
    """

    number: int
    seen_at: datetime | None
    report: Report


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a store that is not what was written.

    Attributes:
        table: The table it is in; "file" where SQLite itself finds the file damaged.
        key: The row: its id, or its key columns.
        what: What is wrong with it.
    """

    table: str
    key: str
    what: str

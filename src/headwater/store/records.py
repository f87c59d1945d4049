"""What a store tells besides the records it keeps: lines of a list, hits of a search, refusals and faults."""

from dataclasses import dataclass
from datetime import date, datetime

from headwater.model import Report, content_id
from headwater.store import errors

MOST_NAME, MOST_NOTE = 200, 2000  # characters


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
class StoryQuery:
    """Which stories to list.

    Attributes:
        words: Words that a report or a claim of the story must have, as for `Store.search`; empty for any.
        facets: `(kind, value)` pairs that the story must have: "outlet", "country" (named in
            it), "person" (who speaks in it).
        since: The first day, as `YYYY-MM-DD`, on which a report of it may be the last; empty for any.
        until: The last day on which a report of it may be the first; empty for any.
        conflict: Whether it must have claims that clash.
        origins: Fewest certainly distinct origins behind its leading claim.
    """

    words: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    conflict: bool = False
    origins: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A story of a list.

    Attributes:
        line: What `Store.stories` tells of it.
        newest: The last day a report of it came out, as `YYYY-MM-DD`; None where no report of it has a date.
        oldest: The first such day.
        conflicts: How many pairs of its claims clash.
        hits: Reports and claims of it that have the words searched for, at most three.
    """

    line: StoryLine
    newest: str | None
    oldest: str | None
    conflicts: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that stories can be narrowed by.

    Attributes:
        kind: "outlet", "country" or "person".
        value: The value.
        stories: How many of the stories listed have it.
    """

    kind: str
    value: str
    stories: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A part of the stories that a query means, the newest first, and what all of them can be narrowed by.

    Attributes:
        stories: The stories asked for.
        total: How many the query means in all.
        facets: The commonest values of each kind, the most frequent first.
        cut: Whether more reports and claims have the words than were looked at, so that `total` is a lower bound.
    """

    stories: tuple[Listed, ...]
    total: int
    facets: tuple[Facet, ...]
    cut: bool


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
class Said:
    """Who decides something, and when.

    Attributes:
        by: The name.
        at: When (aware).
        note: Why, in their words; None where nothing is said.
    """

    by: str
    at: datetime
    note: str | None = None

    def __post_init__(self) -> None:
        """Check the name and the note.

        Raises:
            Usage: There is no name, or the name or the note is too long.
        """
        _check_name("name of who decides", self.by)
        if self.note is not None and len(self.note) > MOST_NOTE:
            raise errors.too_long("note", len(self.note), MOST_NOTE)


@dataclass(frozen=True, slots=True)
class Change:
    """What is right about a report: one of these.

    Attributes:
        outlet: Who publishes it.
        published: The day it was published, `YYYY-MM-DD`.
        left_out: It does not count.
        wrong: The attribution asked for is wrong.
    """

    outlet: str | None = None
    published: str | None = None
    left_out: bool = False
    wrong: bool = False

    def __post_init__(self) -> None:
        """Check that one thing is corrected, and that it can be so.

        Raises:
            Usage: Nothing is corrected, or several things; an outlet has no name; a day is not one.
        """
        if sum((self.outlet is not None, self.published is not None, self.left_out, self.wrong)) != 1:
            raise errors.not_one_change()
        if self.outlet is not None:
            _check_name("outlet", self.outlet)
        if self.published is not None:
            try:
                date.fromisoformat(self.published)
            except ValueError as error:
                raise errors.no_day(self.published) from error


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


def _check_name(what: str, name: str) -> None:
    if not name.strip():
        raise errors.no_name(what)
    if len(name) > MOST_NAME:
        raise errors.too_long(what, len(name), MOST_NAME)

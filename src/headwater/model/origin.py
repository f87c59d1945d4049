"""Where chains end, and how many independent ends stand behind a claim."""

from dataclasses import dataclass
from enum import StrEnum


class OriginKind(StrEnum):
    """What a chain ends in (DESIGN, section 1, the rules of origins)."""

    STATEMENT = "on-record statement"
    DOCUMENT = "document"
    OUTLET = "outlet's own reporting"
    UNNAMED = "unnamed sources of an outlet"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where chains of a story end, merged across its reports.

    Attributes:
        id: Content hash of kind and name; of the report too where it is unclear.
        name: What to show ("several officials, through CNN").
        kind: What it is.
        clear: Whether it can count as certainly distinct from others.
        held: Whether a report of the collection is the first carrier; False where an outlet is cited whose report is
            not here.
        assertions: Ids of the assertions that rest on it.
        because: Why they were merged into one, each as a sentence.
        judged: What people decided about it, as sentences, sorted.
    """

    id: str
    name: str
    kind: OriginKind
    clear: bool
    held: bool
    assertions: tuple[str, ...]
    because: tuple[str, ...]
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Independence:
    """How many independent origins stand behind a claim, as an interval.

    Attributes:
        lo: Origins that are clear and certainly distinct; 1 where anything affirms, 0 where nothing does.
        hi: All distinct origins of the affirming assertions, every unclear one counted.
        origins: Ids of the origins that `hi` counts.
        reasons: Why, in sentences a reader can check.
    """

    lo: int
    hi: int
    origins: tuple[str, ...]
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.lo}" if self.lo == self.hi else f"{self.lo}..{self.hi}"

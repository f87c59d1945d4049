"""What an origin graph holds: boxes for origins, outlets and reports, and the ties between them."""

from dataclasses import dataclass
from enum import StrEnum

OUTLET_KEY = "outlet:"  # what the key of the box of a cited outlet begins with; no id of a record does
MOST_DRAWN = 300  # boxes; a larger graph is shown as its nested list, which a reader can search


class BoxKind(StrEnum):
    """What a box stands for."""

    ORIGIN = "origin"
    OUTLET = "outlet"  # cited on the way, without a report here that carries the claim
    REPORT = "report"


class TieKind(StrEnum):
    """How one box rests on another."""

    CITED = "cited"
    COPIED = "copied"
    INFERRED = "inferred"  # the report does not say so here: no source given, or given elsewhere


@dataclass(frozen=True, slots=True)
class Box:
    """A box of an origin graph.

    Attributes:
        key: Unique in its graph: the id of an origin or of a report; `OUTLET_KEY` and a name for a cited outlet.
        kind: What it stands for.
        label: Its name, in full.
        note: A few words more: the kind of an origin, the date of a report.
        clear: Whether it is no unclear origin.
        held: Whether the collection holds it; False for an outlet that is cited and whose report is not here.
        assertions: Ids of the assertions that it opens into.
    """

    key: str
    kind: BoxKind
    label: str
    note: str
    clear: bool
    held: bool
    assertions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of an origin graph: `lower` rests on `upper`.

    Attributes:
        upper: Key of the box nearer to the origin.
        lower: Key of the box that rests on it.
        kind: How.
        share: The part of the lower report's words that it has from the upper one, 0 to 1; None where none are copied.
    """

    upper: str
    lower: str
    kind: TieKind
    share: float | None = None


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """Where claims come from: origins, then first reports and cited outlets, then those that carry them on.

    Attributes:
        title: What it shows, in one line.
        description: What it holds, counted in words.
        boxes: Origins first, clear before unclear; then cited outlets; then reports, earliest first.
        ties: The lines, in the order of their upper and then their lower boxes.
    """

    title: str
    description: str
    boxes: tuple[Box, ...]
    ties: tuple[Tie, ...]

    @property
    def origins(self) -> tuple[Box, ...]:
        """The boxes of origins: as many as `hi` of the claim's independence."""
        return tuple(box for box in self.boxes if box.kind is BoxKind.ORIGIN)

    @property
    def is_drawn(self) -> bool:
        """Whether a drawing of it is of use; past `MOST_DRAWN` boxes its nested list is."""
        return len(self.boxes) <= MOST_DRAWN

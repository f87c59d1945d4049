"""A line of a text and what it is there for."""

from dataclasses import dataclass

from headwater.ingest.lines import Line
from headwater.model import Role


@dataclass(frozen=True, slots=True)
class Roled:
    """A line with its role.

    Attributes:
        line: The line.
        role: What it is there for.
        because: The rule that says so, in a few words.
    """

    line: Line
    role: Role
    because: str

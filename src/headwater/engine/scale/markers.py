"""Markers: a file for every finished shard, written last, with what it was made of and what it cost."""

from dataclasses import dataclass
from pathlib import Path

from headwater.engine.scale.files import write_text
from headwater.store.codec import from_json, to_json


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a shard.

    Attributes:
        taken: How many things went in.
        given: How many came out.
        refused: How many of them were quarantined.
        skipped: How many were left aside: repeated reports, records that hold no page.
    """

    taken: int = 0
    given: int = 0
    refused: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A finished shard.

    Attributes:
        input: Hash of what went in.
        settings: Hash of the settings it was made under.
        done: What came of it.
        cpu_s: CPU seconds it took.
        wall_s: Seconds it took.
    """

    input: str
    settings: str
    done: Done
    cpu_s: float
    wall_s: float


def read_marker(path: Path) -> Marker | None:
    """Return a marker; None where there is none that can be read."""
    try:
        return from_json(Marker, path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def write_marker(path: Path, marker: Marker) -> None:
    """Write a marker: from now on its shard is finished."""
    write_text(path, to_json(marker))


def is_current(marker: Marker | None, input_hash: str, settings_hash: str) -> bool:
    """Return whether a marker stands for a shard as it would be made now."""
    return marker is not None and marker.input == input_hash and marker.settings == settings_hash

"""What a user names, told apart: addresses of the web, lists of addresses, and paths."""

import re
from collections.abc import Sequence
from pathlib import Path

from headwater.ingest import Limits
from headwater.ingest.files import read_bytes
from headwater.ingest.links import TEXT, find_links

ADDRESS = re.compile(r"https?:/", re.IGNORECASE)


def split_named(named: Sequence[str | Path], limits: Limits) -> tuple[list[str | Path], list[str]]:
    """Return the paths among what a user named, and the addresses, with those that a list among the files holds.

    A list is a file that holds an address on each line, and nothing else but empty lines and lines that begin with `#`.

    Raises:
        HeadwaterError: A list cannot be read.
    """
    paths: list[str | Path] = []
    addresses: list[str] = []
    for name in named:
        if ADDRESS.match(str(name)) is not None:
            addresses.append(str(name))
        elif listed := _listed(Path(name), limits):
            addresses += listed
        else:
            paths.append(name)
    return paths, addresses


def _listed(path: Path, limits: Limits) -> list[str]:
    if not _may_list(path):
        return []
    return [link.url for link in find_links(read_bytes(path, limits), name=str(path), limits=limits) or ()]


def _may_list(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return path.is_file() and TEXT.match(file.read(64)) is not None
    except (OSError, ValueError):
        return False  # whoever reads it as a report says what is wrong with it

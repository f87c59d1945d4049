"""The sentence model in 8 bits, kept in the user's cache: made once, and again where its bytes are not the same."""

import hashlib
import os
import tempfile
from pathlib import Path

from headwater.relate.int8 import RECIPE, quantise
from headwater.relate.model_files import ModelFile

HASH_CHARS = 64  # of a sha256 in hexadecimal, which stands before the model in the file


def int8_graph(graph: ModelFile, weights: ModelFile) -> bytes:
    """Return the model in 8 bits, from the cache where it lies there intact.

    A cache that cannot be read or written costs a second a run, and nothing else: the model is made in memory then.

    Args:
        graph: The graph in fp32, checked.
        weights: Its weights, checked.
    """
    path = cache_folder() / f"all-MiniLM-L6-v2-{RECIPE}-{graph.sha256[:8]}{weights.sha256[:8]}.onnx"
    found = _read(path)
    if found is None:
        found = quantise(graph.path.read_bytes(), weights.path.read_bytes())
        _write(path, found)
    return found


def cache_folder() -> Path:
    """Return where the program keeps what it can make again: `$XDG_CACHE_HOME/headwater`, `~/.cache/headwater`."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "headwater"


def _read(path: Path) -> bytes | None:
    """Return the model of a file; None where it is not there, or is not what its hash says."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    kept, model = data[:HASH_CHARS], data[HASH_CHARS:]
    return model if hashlib.sha256(model).hexdigest().encode() == kept else None


def _write(path: Path, model: bytes) -> None:
    """Write the hash and the model to a file of another name first, so that nobody reads the half of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(hashlib.sha256(model).hexdigest().encode() + model)
        Path(file.name).replace(path)
    except OSError:
        return

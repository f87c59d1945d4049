"""Ids made of content: the same words in the same place have the same id on every machine."""

import hashlib

ID_CHARS = 16  # 64 bits: one clash expected in about five billion records of a kind


def content_id(kind: str, *parts: object) -> str:
    """Return an id such as `r-3f0c...` for a record of one kind.

    Args:
        kind: A short prefix for the kind of record ("r" report, "a" attribution, "s" assertion, ...).
        parts: What makes the record the one it is, in order; each is taken by its `str`.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_CHARS]}"

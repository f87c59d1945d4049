"""What browsers and SingleFile write into a page that they save: the address it was saved from."""

import re

# "<!-- saved from url=(0034)https://... -->" of Internet Explorer, Firefox and Chrome; " Page saved with SingleFile
#  url: https://... " of SingleFile.
SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,6}\)|page saved with singlefile\b.{0,300}?\burl:\s*)(https?://[^\s<>]{1,2000})",
    re.I | re.S,
)
LOOKED_AT = 20_000  # characters; both stand before the head


def saved_from(html: str) -> str | None:
    """Return the address that a page was saved from, where the program that saved it wrote it down; else None."""
    found = SAVED.search(html, 0, LOOKED_AT)
    return found[1] if found is not None else None

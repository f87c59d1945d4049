"""Bytes, files and folders into reports: the text, the role of every line, and what is known about each report."""

from headwater.ingest.formats.entries import Link
from headwater.ingest.kinds import Kind
from headwater.ingest.limits import Limits
from headwater.ingest.links import links
from headwater.ingest.page import read_page
from headwater.ingest.pieces import Refused, Understood
from headwater.ingest.reading import read, read_all, read_given, understand_all
from headwater.ingest.recurring import mark_recurring
from headwater.ingest.text import read_text

__all__ = [
    "Kind",
    "Limits",
    "Link",
    "Refused",
    "Understood",
    "links",
    "mark_recurring",
    "read",
    "read_all",
    "read_given",
    "read_page",
    "read_text",
    "understand_all",
]

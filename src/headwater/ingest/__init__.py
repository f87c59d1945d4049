"""Bytes, files and folders into reports: the text, the role of every line, and what is known about each report."""

from headwater.ingest.limits import Limits
from headwater.ingest.page import read_page
from headwater.ingest.reading import read, read_all
from headwater.ingest.rows import Refused
from headwater.ingest.text import read_text

__all__ = ["Limits", "Refused", "read", "read_all", "read_page", "read_text"]

"""Loads what reading needs, once, in the process that workers are forked from; nothing else imports this module."""

from headwater.ingest.extractors import by_readability
from headwater.ingest.kinds import Kind
from headwater.ingest.limits import Limits
from headwater.ingest.pieces import Piece
from headwater.ingest.readers import understand

PAGE = (
    b"<!doctype html><title>Ferries stop</title><h1>Ferries stop</h1><p>By Ann Lee, 3 May 2024</p><article><p>The "
    b"first page that is read loads the parsers and tables of all later ones, so it comes before workers are made.</p>"
)

understand(Piece("warm.html", PAGE, Kind.PAGE, "warm.html"), Limits())
understand(Piece("warm.txt", b"The first text that is read loads tables, too.", Kind.TEXT, "warm.txt"), Limits())
by_readability(PAGE.decode())  # asked for one page in nine; else each worker loads it anew, which takes 0.4 s

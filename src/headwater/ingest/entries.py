"""The dated entries of a live report: from its page's description, or the lines in it that are only a time."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.ingest.dates import find_day, from_stamp
from headwater.ingest.jsonld import Post
from headwater.ingest.lines import words_key
from headwater.ingest.roled import Roled
from headwater.model import Entry, How, Known, Role, When

FEWEST = 2  # one time in a text may be anything
MAX_TIME_WORDS = 8
PROBE_WORDS = 8  # of the first line of an entry, by which it is found
TIME = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?![\w:.-]*\d)|(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?|\b(?:noon|midnight)\b",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"[\W\d_]|\b(?:updated?|posted|added|at|on|the|st|nd|rd|th|local|time|uhr|[a-z]{2,4}t|utc|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?"
    r"|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|febr?)(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|(?:sept?|octo?|nov|dec)(?:em)?(?:ber)?)\b",
    re.IGNORECASE,
)

Start = tuple[int, Known[When]]


def find_entries(roled: Sequence[Roled], posts: Sequence[Post], published: Known[When] | None) -> tuple[Entry, ...]:
    """Return the dated entries of a live report, in order; none for a report that is no such thing.

    Args:
        roled: The lines of the report.
        posts: The posts that its page's JSON-LD lists.
        published: The day of the report, for entries that say only a time; without it they are not dated, so none.
    """
    found = sorted(dict(_described(roled, posts)).items()) or list(_timed(roled, published))
    if len(found) < FEWEST:
        return ()
    last = max((one.line.end for one in roled if one.role is Role.BODY), default=0)
    ends = [_end_before(roled, start) for start, _ in found[1:]] + [last]
    return tuple(Entry(start, end, when) for (start, when), end in zip(found, ends, strict=True) if start < end)


def _described(roled: Sequence[Roled], posts: Sequence[Post]) -> Iterator[Start]:
    """Yield where each described post begins in the text, and when it was published."""
    if not posts:
        return
    starts: dict[str, int] = {}
    for one in roled:
        if one.role is not Role.TITLE:
            starts.setdefault(_probe(one.line.text), one.line.start)
    for post in posts:
        when = from_stamp(post.published)
        opening = next((line for line in post.body.split("\n") if line.strip()), "")
        at = next((starts[key] for key in (_probe(post.headline), _probe(opening)) if key and key in starts), None)
        if when is not None and at is not None:
            yield at, Known(when, How.METADATA)


def _probe(line: str) -> str:
    return " ".join(words_key(line).split()[:PROBE_WORDS])


def _timed(roled: Sequence[Roled], published: Known[When] | None) -> Iterator[Start]:
    """Yield each line that is only a time and has running text below it; of an entry's time only the day is known."""
    for one, after in pairwise(roled):
        text = one.line.text
        time = TIME.search(text) if one.line.words <= MAX_TIME_WORDS else None
        if time is None or after.role is not Role.BODY or BESIDE.sub("", text[: time.start()] + text[time.end() :]):
            continue
        day = find_day(text)
        when = day[0] if day is not None else published.value if published is not None else None
        if when is not None:
            made = When.day(when.start, text)
            yield one.line.start, Known(made, How.LINE, (one.line.start, one.line.end))


def _end_before(roled: Sequence[Roled], start: int) -> int:
    return max((one.line.end for one in roled if one.line.end <= start), default=start)

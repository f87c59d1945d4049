"""What the name of a file or the address of a page says: the day, the outlet."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from headwater.ingest.dates import YEARS
from headwater.ingest.facts import Facts
from headwater.ingest.mastheads import is_known_name
from headwater.lexicon import find_outlet, outlet_of_host
from headwater.lexicon.mastheads import shared_hosts
from headwater.model import How, Known, When

IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
IN_PATH = re.compile(r"/((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2]|[a-z]{3})\2(0?[1-9]|[12]\d|3[01])(?![\d])")
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MAX_OUTLET_WORDS = 4


def facts_of_name(name: str) -> Facts:
    """Return what a file's name says: "2018-04-07-cnn-talks.txt" has a day and, right behind it, a known outlet."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1]
    found = IN_NAME.search(stem)
    if found is None:
        return Facts()
    when = _day(found[1], found[3], found[4], found[0])
    if when is None:
        return Facts()
    outlet = _leading_outlet(stem[found.end() :].rpartition(".")[0] or stem[found.end() :])
    return Facts(
        outlet=Known(outlet, How.FILE_NAME) if outlet is not None else None, published=Known(when, How.FILE_NAME)
    )


def facts_of_url(url: str | None) -> Facts:
    """Return what an address says: who publishes under its host, the day in its path, and itself."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
    except ValueError:
        return Facts()
    if parts.scheme not in ("http", "https") or not host:
        return Facts()
    found = IN_PATH.search(parts.path.lower())
    when = _day(found[1], found[3], found[4], found[0].strip("/")) if found is not None else None
    return Facts(
        outlet=_publisher(host),
        published=Known(when, How.URL) if when is not None else None,
        url=url,
    )


def _publisher(host: str) -> Known[str] | None:
    """Return who publishes under a host: the known outlet, else the host itself unless many share it."""
    outlet = outlet_of_host(host)
    if outlet is not None:
        return Known(outlet.name, How.URL)
    labels = host.lower().removeprefix("www.").split(".")
    shared = any(".".join(labels[first:]) in shared_hosts() for first in range(len(labels)))
    return None if shared or len(labels) < 2 or labels[-1].isdigit() else Known(".".join(labels), How.URL)


def _leading_outlet(rest: str) -> str | None:
    """Return the known outlet whose name, or its short form in capitals, the first words of a file's name spell."""
    words = [word for word in re.split(r"[-_ ]+", rest) if word]
    for count in range(min(MAX_OUTLET_WORDS, len(words)), 0, -1):
        name = " ".join(words[:count])
        outlet = find_outlet(name)
        if outlet is not None and (is_known_name(name) or name.upper() in outlet.aliases or count > 1):
            return outlet.name
    return None


def _day(year: str, month: str, day: str, wording: str) -> When | None:
    number = SHORT_MONTHS.index(month) + 1 if month in SHORT_MONTHS else int(month) if month.isdigit() else 0
    try:
        date = datetime(int(year), number, int(day), tzinfo=UTC)
    except ValueError:
        return None
    return When.day(date, wording) if date.year in YEARS else None

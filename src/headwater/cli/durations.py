"""Lengths of time as a command line gives them: `90s`, `10m`, `2h`, `1d`."""

import re
from datetime import timedelta

import click

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
LEAST, MOST = timedelta(minutes=1), timedelta(days=30)


def duration(value: str) -> timedelta:
    """Return a length of time, from a minute to 30 days.

    Raises:
        BadParameter: It is none, or not one that a feed may rest.
    """
    found = re.fullmatch(r"(\d{1,6})([smhd])", value.strip().lower())
    length = timedelta(**{UNITS[found[2]]: int(found[1])}) if found is not None else timedelta()
    if not LEAST <= length <= MOST:
        raise click.BadParameter(f"{value!r} is no time from 1m to 30d, such as 90s, 10m, 2h or 1d")
    return length

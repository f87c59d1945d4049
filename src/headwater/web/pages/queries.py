"""What stands after the question mark of an address: read strictly, and written back for the links of a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from headwater.store import StoryQuery
from headwater.web import errors

KINDS = ("outlet", "country", "person")
MOST_CHARS = 300  # of a value; a reader's query is shorter
MOST_VALUES = 20  # of one name
HIGHEST = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the list of stories is asked for.

    Attributes:
        query: Which stories.
        page: The page of the list, from 1.
    """

    query: StoryQuery
    page: int

    def link(self, *, page: int = 1, add: Sequence[tuple[str, str]] = (), drop: Sequence[tuple[str, str]] = ()) -> str:
        """Return the address of this list with another page, more facets or fewer."""
        query = self.query
        facets = [facet for facet in (*query.facets, *add) if facet not in drop]
        pairs: list[tuple[str, str]] = [("q", query.words), ("since", query.since), ("until", query.until)]
        pairs += [("conflict", "1" if query.conflict else ""), ("origins", str(query.origins) if query.origins else "")]
        pairs += [*facets, ("page", str(page) if page > 1 else "")]
        given = [pair for pair in pairs if pair[1] and pair not in drop]
        return f"/stories?{urlencode(given, errors='replace')}" if given else "/stories"


def read_asked(params: QueryParams) -> Asked:
    """Return which stories an address asks for.

    Raises:
        Refusal: A value is not what it should be.
    """
    facets = tuple((kind, value) for kind in KINDS for value in _several(params, kind))
    query = StoryQuery(
        words=text_of(params, "q"),
        facets=facets,
        since=_day(params, "since"),
        until=_day(params, "until"),
        conflict=text_of(params, "conflict") not in {"", "0"},
        origins=number_of(params, "origins", least=0, default=0),
    )
    return Asked(query, number_of(params, "page", least=1, default=1))


def text_of(params: Mapping[str, str], name: str) -> str:
    """Return a value, without spaces around it; empty where none is given."""
    value = params.get(name, "").strip()
    if len(value) > MOST_CHARS:
        raise errors.wrong_value(name, value, f"at most {MOST_CHARS} characters")
    return value


def number_of(params: Mapping[str, str], name: str, *, least: int, default: int) -> int:
    """Return a whole number from `least` to `HIGHEST`; the default where none is given."""
    value = text_of(params, name)
    if not value:
        return default
    if not (value.isascii() and value.isdecimal() and least <= int(value) <= HIGHEST):
        raise errors.wrong_value(name, value, f"a whole number from {least} to {HIGHEST}")
    return int(value)


def choice_of(params: Mapping[str, str], name: str, choices: Sequence[str]) -> str:
    """Return one of some values; the first where none is given."""
    value = text_of(params, name)
    if value and value not in choices:
        raise errors.wrong_value(name, value, f"one of {', '.join(choices)}")
    return value or choices[0]


def _several(params: QueryParams, name: str) -> Iterable[str]:
    values = list(dict.fromkeys(value.strip() for value in params.getlist(name) if value.strip()))
    if len(values) > MOST_VALUES or any(len(value) > MOST_CHARS for value in values):
        raise errors.wrong_value(name, values[0], f"at most {MOST_VALUES} values of {MOST_CHARS} characters")
    return values


def _day(params: Mapping[str, str], name: str) -> str:
    value = text_of(params, name)
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise errors.wrong_value(name, value, "a day as YYYY-MM-DD") from None

"""Large cities and capitals under all the names that English reports give them."""

import csv
import unicodedata
from functools import cache
from importlib.resources import files

TABLE = "places.csv"  # made by training/places.py from GeoNames (CC BY 4.0)


def place_key(name: str) -> str:
    """Return the form names are compared in: lower case, letters only, no accents."""
    flat = unicodedata.normalize("NFKD", name)
    return "".join(char for char in flat if char.isalpha()).lower()


def place_of(name: str) -> str | None:
    """Return the table's name of a place that goes by several ("Ulaanbaatar": "Ulan Bator"); None for any other."""
    return _places().get(place_key(name))


@cache
def _places() -> dict[str, str]:
    with files(__package__).joinpath(TABLE).open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return {place_key(name): row["name"] for row in rows for name in (*row["aliases"].split("|"), row["name"])}

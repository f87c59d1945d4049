"""Known outlets and agencies: names, short forms, hosts."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of `outlets.csv`.

    Attributes:
        name: The name to show.
        kind: "agency", "newspaper", "magazine", "broadcaster", "site", or "aggregator", which gathers the
            reports of others.
        aliases: Other names it goes by in running text, without a leading "the".
        hosts: Internet hosts it publishes under, without "www.".
        owner: The outlet or company it belongs to; empty where none is known.
    """

    name: str
    kind: str
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    owner: str

    @property
    def is_agency(self) -> bool:
        """Whether other outlets republish its words under licence."""
        return self.kind == "agency"

    @property
    def is_aggregator(self) -> bool:
        """Whether it gathers the reports of others and writes hardly any."""
        return self.kind == "aggregator"


def outlet_key(name: str) -> str:
    """Return the form names are compared in: no leading "the", no possessive, lower case, single spaces."""
    words = name.replace("’", "'").strip().removesuffix("'s").removesuffix("'").lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return every known outlet, in the order of the table."""
    with files(__package__).joinpath("outlets.csv").open(encoding="utf-8") as table:
        return tuple(
            Outlet(row["name"], row["kind"], _split(row["aliases"]), _split(row["hosts"]), row["owner"])
            for row in csv.DictReader(table)
        )


def find_outlet(name: str) -> Outlet | None:
    """Return the outlet that goes by `name`, its article and possessive ignored; None where it is unknown."""
    return _by_name().get(outlet_key(name))


def speaking_outlet(name: str) -> Outlet | None:
    """Return the outlet that goes by `name` where it says something, as "the Independent" may, which else is a word."""
    return find_outlet(name) or find_outlet(f"{name} newspaper") or find_outlet(f"{name} magazine")


def outlet_of_host(host: str) -> Outlet | None:
    """Return the outlet that publishes under `host` or a parent domain of it; None where it is unknown."""
    labels = host.lower().removeprefix("www.").split(".")
    for first in range(len(labels) - 1):
        found = _by_host().get(".".join(labels[first:]))
        if found is not None:
            return found
    return None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def _by_name() -> dict[str, Outlet]:
    return {outlet_key(name): outlet for outlet in reversed(outlets()) for name in (*outlet.aliases, outlet.name)}


@cache
def _by_host() -> dict[str, Outlet]:
    return {host: outlet for outlet in reversed(outlets()) for host in outlet.hosts}

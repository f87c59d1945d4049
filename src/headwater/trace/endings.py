"""Where the chain of one assertion ends, read from that assertion alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.lexicon import find_outlet
from headwater.model import Assertion, OriginKind, Report, Source, SourceType

NAMED = (SourceType.PERSON, SourceType.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a chain ends.

    Attributes:
        key: What makes two endings one origin: a kind of key and a name.
        name: What to show.
        kind: What it is.
        clear: Whether it can count as certainly distinct.
        bound: Whether it hangs on the report that carries it, so that a copied passage overrides it.
        because: Why, as a sentence.
    """

    key: tuple[str, str]
    name: str
    kind: OriginKind
    clear: bool
    bound: bool
    because: str


def read_ending(assertion: Assertion, report: Report, keys: Mapping[str, str], cites_outlets: bool) -> Ending:
    """Return where the chain of `assertion` ends, by rules 1, 2, 3, 5 and 6 of DESIGN section 1.

    Args:
        assertion: The assertion.
        report: The report that makes it.
        keys: From the name of a source to the key of the one it stands for (`source_keys`).
        cites_outlets: Whether the report cites any outlet but itself, so that its own unnamed sources may be theirs.
    """
    if not assertion.chain:
        return own_voice(report)
    last = assertion.chain[-1].source
    outlet = next((link.source for link in reversed(assertion.chain) if link.source.type is SourceType.OUTLET), None)
    if last.type in NAMED:
        return _statement(last, keys)
    if last.type is SourceType.DOCUMENT:
        return Ending(("document", keys[last.name]), last.name, OriginKind.DOCUMENT, True, False, "a document is cited")
    if outlet is not None:
        return through_outlet(keys[outlet.name], outlet.name, None if outlet == last else last.name)
    if last.type is SourceType.UNNAMED:
        return _unnamed_here(last, report, cites_outlets)
    return Ending(
        ("unknown", f"{report.id} {last.name.lower()}"),
        f"“{last.name}” in {report.label}",
        OriginKind.UNCLEAR,
        False,
        True,
        f"{report.label} does not say who “{last.name}” is",
    )


def own_voice(report: Report) -> Ending:
    """Return the ending of a statement that a report makes without a source: its agency's words, or unclear."""
    if report.agency is not None:
        outlet = find_outlet(report.agency.value)
        name = outlet.name if outlet is not None else report.agency.value
        return through_outlet(name.lower(), name, None)
    return Ending(
        ("own", report.id),
        f"no source given in {report.label}",
        OriginKind.UNCLEAR,
        False,
        True,
        f"{report.label} gives no source",
    )


def through_outlet(key: str, outlet: str, unnamed: str | None) -> Ending:
    """Return the ending of a chain that reaches its end, named or not, only through an outlet."""
    if unnamed is None:
        return Ending(("outlet", key), outlet, OriginKind.OUTLET, True, False, f"rests on {outlet}")
    name = f"{unnamed}, through {outlet}"
    return Ending(("outlet", key), name, OriginKind.UNNAMED, True, False, f"unnamed sources reached through {outlet}")


def _statement(source: Source, keys: Mapping[str, str]) -> Ending:
    because = f"{source.name} said so on the record"
    return Ending(("statement", keys[source.name]), source.name, OriginKind.STATEMENT, True, False, because)


def _unnamed_here(source: Source, report: Report, cites_outlets: bool) -> Ending:
    """Unnamed sources with no outlet in the chain: the agency's or the outlet's own, or unclear."""
    if report.agency is not None:
        return through_outlet(own_voice(report).key[1], report.agency.value, source.name)
    if report.outlet is not None and not cites_outlets:
        outlet = find_outlet(report.outlet.value)
        name = outlet.name if outlet is not None else report.outlet.value
        because = f"unnamed sources of {name} itself"
        return Ending(
            ("outlet", name.lower()), f"{source.name}, through {name}", OriginKind.UNNAMED, True, True, because
        )
    return Ending(
        ("unnamed", report.id),
        f"{source.name} ({report.label} does not say whose source)",
        OriginKind.UNCLEAR,
        False,
        True,
        f"{report.label} names neither the source nor an outlet",
    )

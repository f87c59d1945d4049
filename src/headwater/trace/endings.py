"""Where the chain of one assertion ends, read from that assertion alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from headwater.lexicon import titles
from headwater.lexicon.date_words import date_words
from headwater.lexicon.words import words_of
from headwater.model import Assertion, Attribution, OriginKind, Report, SourceType
from headwater.trace.identities import Identities, Identity
from headwater.trace.outlets import canonical_outlet

NAMED = (SourceType.PERSON, SourceType.ORGANISATION)
WRITTEN = (SourceType.DOCUMENT, SourceType.POST)
PRONOUNS = {"i", "you", "he", "she", "it", "they", "we", "who", "whom", "which", "that", "this", "these", "those"}
PRONOUNS |= {"him", "her", "them", "his", "their", "its", "our"}
# "Reports say" cites nobody (rule 6 of DESIGN section 1).
HEARSAY = re.compile(r"^(?:\w+ )*(?:reports?|stories|rumou?rs?|media|press|sources?)$", re.IGNORECASE)


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
        body: Key of the body it is, or belongs to, where one is known.
        is_full_name: Whether it is a person by his first and last name.
    """

    key: tuple[str, str]
    name: str
    kind: OriginKind
    clear: bool
    bound: bool
    because: str
    body: str | None = None
    is_full_name: bool = False


def read_ending(said: Assertion | Attribution, report: Report, who: Identities, cited: Mapping[str, str]) -> Ending:
    """Return where a chain ends, by rules 1, 2, 3, 5 and 6 of DESIGN section 1.

    Args:
        said: What has the chain.
        report: The report that makes it.
        who: Who the sources of the story are.
        cited: Key and name of each outlet but itself that the report cites anywhere: its unnamed sources may be theirs.
    """
    chain = [who.of(link.source) for link in said.chain if _is_somebody(link.source.name)]
    if not chain:
        is_hedged = isinstance(said, Attribution) or said.attribution is not None
        return _hedged(report, cited) if is_hedged else own_voice(report)
    # An outlet relays: whoever else stands in the chain is nearer to its end.
    last = next((one for one in reversed(chain) if one.type is not SourceType.OUTLET), chain[-1])
    outlet = next((one.name for one in reversed(chain) if one.type is SourceType.OUTLET), last.outlet)
    if last.type in NAMED:
        because = f"{last.name} said so on the record"
        key = ("statement", last.key)
        return Ending(key, last.name, OriginKind.STATEMENT, True, False, because, last.body, last.is_full_name)
    if last.type in WRITTEN and last.outlet is not None:
        return through_outlet(last.outlet, None)
    if last.type in WRITTEN and not HEARSAY.match(last.name):
        return Ending(("document", last.key), last.name, OriginKind.DOCUMENT, True, False, "a document is cited")
    teller = next((one for one in reversed(chain) if one.type in NAMED), None)
    if teller is not None:  # whoever tells of people he does not name vouches for them
        name, because = f"{last.name}, told by {teller.name}", f"{teller.name} tells of {last.name}"
        key = ("statement", f"told by {teller.key}")  # however many they are, as of an outlet
        return Ending(key, name, OriginKind.STATEMENT, True, False, because, teller.body or teller.key)
    if outlet is not None and is_described_outlet(outlet):
        return _hedged(report, cited)
    if outlet is not None:
        return through_outlet(outlet, None if last.type is SourceType.OUTLET else last.name)
    if last.type is SourceType.UNNAMED and not HEARSAY.match(last.name):
        return _unnamed_here(last, report, cited)
    because = f"{report.label} does not say who “{last.name}” is"
    name = f"“{last.name}” in {report.label}"
    return Ending(("unknown", f"{report.id} {last.key}"), name, OriginKind.UNCLEAR, False, True, because)


def _is_somebody(name: str) -> bool:
    """Whether a name can be anybody's: no word of a date, and no pronoun that nothing in the report explains."""
    words = name.lower().split()
    return any(word not in date_words() and word not in PRONOUNS for word in words)


def is_described_outlet(name: str) -> bool:
    """Whether an outlet goes by a common noun alone ("the site", "several media outlets"), so that it has no name."""
    first, *others = name.split()
    opens = first.lower() in titles() | words_of("quantity") or len(others) > 1
    return bool(others) and opens and all(word.islower() for word in others)


def own_voice(report: Report) -> Ending:
    """Return the ending of a statement that a report makes without a source: its agency's words, or unclear."""
    if report.agency is not None:
        return through_outlet(canonical_outlet(report.agency.value), None)
    name = f"no source given in {report.label}"
    return Ending(("own", report.id), name, OriginKind.UNCLEAR, False, True, f"{report.label} gives no source")


def through_outlet(outlet: str, unnamed: str | None) -> Ending:
    """Return the ending of a chain that reaches its end, named or not, only through an outlet."""
    key = outlet.lower()
    if unnamed is None:
        return Ending(("outlet", key), outlet, OriginKind.OUTLET, True, False, f"rests on {outlet}")
    name = f"{unnamed}, through {outlet}"
    return Ending(("outlet", key), name, OriginKind.UNNAMED, True, False, f"unnamed sources reached through {outlet}")


def _hedged(report: Report, cited: Mapping[str, str]) -> Ending:
    """A hedge ("reportedly") names nobody: it means the one outlet that the report cites, where it cites just one."""
    if report.agency is not None or len(cited) != 1:
        return own_voice(report)
    (name,) = cited.values()
    because = f"{report.label} hedges these words and cites {name} alone"
    return replace(through_outlet(name, None), because=because)


def _unnamed_here(source: Identity, report: Report, cited: Mapping[str, str]) -> Ending:
    """Unnamed sources with no outlet in the chain: the agency's or the outlet's own, or unclear."""
    if report.agency is not None:
        return through_outlet(canonical_outlet(report.agency.value), source.name)
    if report.outlet is not None and not cited:
        name = canonical_outlet(report.outlet.value)
        ending = through_outlet(name, source.name)
        return replace(ending, bound=True, because=f"unnamed sources of {name} itself")
    name = f"{source.name} ({report.label} does not say whose source)"
    because = f"{report.label} names neither the source nor an outlet"
    return Ending(("unnamed", f"{report.id} {source.key}"), name, OriginKind.UNCLEAR, False, True, because)

"""A trace in which everything that a report can say tries to break out of the page."""

from dataclasses import replace
from datetime import UTC, datetime

from headwater.model import Confidence, Entry, How, Known, OriginKind, Trace, When
from tests.factory import make_report
from tests.store.traces import make_story, make_trace

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "' onmouseover='alert(3)",
    "</title></style><svg onload=alert(4)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnorw\u202c\u2066\u200f",
    "\x1b[2J\x1b]0;title\x07\x00",
    "\ud800 half",
)
EVERYTHING = " ".join(ATTACKS)


def hostile_trace() -> Trace:
    """Two reports that claim one hostile thing, with hostile names for whatever has a name."""
    reports = tuple(_report(number) for number in (1, 2))
    story = make_story(reports, [(EVERYTHING, EVERYTHING)], origin=EVERYTHING)
    origin = replace(story.origins[0], held=False, kind=OriginKind.OUTLET, because=(EVERYTHING,), judged=(EVERYTHING,))
    (claim,) = story.claims
    differing = tuple(replace(difference, label=EVERYTHING) for difference in claim.differences)
    found = replace(claim.independence, reasons=(EVERYTHING,))
    source = claim.assertions[0].chain[0].source
    chain = (replace(claim.assertions[0].chain[0], source=replace(source, name=EVERYTHING)),)
    assertions = tuple(replace(item, chain=chain) for item in claim.assertions)
    claim = replace(claim, differences=differing, independence=found, assertions=assertions, judged=(EVERYTHING,))
    return make_trace((reports, replace(story, title=EVERYTHING, origins=(origin,), claims=(claim,))))


def _report(number: int):
    known = Known(f"{EVERYTHING} {number}", How.CORRECTED, by=EVERYTHING)
    made = make_report(f"{EVERYTHING} said the mayor of {number}", outlet=known.value, name=f"{number} {EVERYTHING}")
    facts = dict.fromkeys(("title", "byline", "agency", "republisher", "language"), known)
    added = Known(When.day(datetime(2031, 5, number, tzinfo=UTC), EVERYTHING), How.CORRECTED, by=EVERYTHING)
    read = {"confidence": Confidence(0.5, EVERYTHING), "entries": (Entry(0, len(made.text), added),)}
    return replace(made, **facts, **read, url=f"javascript:alert({number})//{EVERYTHING}", corrected=(EVERYTHING,))

"""What is known about a report, gathered from several places, the surest first."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from headwater.ingest.addresses import without_secrets
from headwater.ingest.language import language_of
from headwater.model import Block, Confidence, Entry, Known, Report, Role, When, make_report_id


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a report; None is "not known".

    Attributes:
        outlet: Who publishes.
        republisher: Who republished it.
        agency: Whose words these are, where that is said.
        title: The headline.
        byline: Who wrote it.
        published: When it was published.
        url: Where it was published.
    """

    outlet: Known[str] | None = None
    republisher: Known[str] | None = None
    agency: Known[str] | None = None
    title: Known[str] | None = None
    byline: Known[str] | None = None
    published: Known[When] | None = None
    url: str | None = None

    def or_else(self, other: "Facts") -> "Facts":
        """Return these facts, with those of `other` where they are not known."""
        missing = [field.name for field in fields(self) if getattr(self, field.name) is None]
        return replace(self, **{name: getattr(other, name) for name in missing})


def make_report(
    text: str,
    blocks: Sequence[Block],
    name: str,
    facts: Facts,
    *,
    confidence: Confidence | None = None,
    entries: Sequence[Entry] = (),
) -> Report:
    """Return the report; facts that came from elsewhere get the span of their words where these stand in the text."""
    body = "\n".join(text[block.start : block.end] for block in blocks if block.role is Role.BODY)
    return Report(
        id=make_report_id(facts.outlet.value if facts.outlet is not None else None, text),
        name=name,
        text=text,
        blocks=tuple(blocks),
        outlet=facts.outlet,
        republisher=facts.republisher,
        agency=facts.agency,
        title=_found(facts.title, text, blocks, Role.TITLE),
        byline=_found(facts.byline, text, blocks, Role.BYLINE),
        published=facts.published,
        url=(without_secrets(facts.url) or None) if facts.url is not None else None,
        language=language_of(body),
        confidence=confidence,
        entries=tuple(entries),
    )


def _found(fact: Known[str] | None, text: str, blocks: Sequence[Block], role: Role) -> Known[str] | None:
    if fact is None or fact.span is not None:
        return fact
    for block in blocks:
        start = text.find(fact.value, block.start, block.end) if block.role is role else -1
        if start >= 0:
            return replace(fact, span=(start, start + len(fact.value)))
    return fact

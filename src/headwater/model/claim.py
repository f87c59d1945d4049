"""What reports state: assertions, the claims they make up, and where they clash."""

from dataclasses import dataclass

from headwater.model.attribution import Link, Modality, Stance
from headwater.model.dated import Dated
from headwater.model.origin import Independence
from headwater.model.span import Span
from headwater.model.when import When


@dataclass(frozen=True, slots=True)
class Assertion:
    """One report stating one thing at one span.

    Attributes:
        id: Content hash of report, span and attribution.
        report: Id of the report.
        span: The words that state it.
        stance: Whether the report (or its source) affirms, denies or doubts it.
        modality: How it relates to the world, as the words have it.
        chain: Whose word it is, from the report outward; empty where no source is given.
        attribution: Id of the attribution it comes from, if any.
        dates: The dates in its words, in order.
    """

    id: str
    report: str
    span: Span
    stance: Stance
    modality: Modality
    chain: tuple[Link, ...]
    attribution: str | None
    dates: tuple[Dated, ...] = ()

    @property
    def happened(self) -> When | None:
        """When what it says happened or is to happen; None where its words hold no known date of that, or several."""
        main = [item.when for item in self.dates if item.is_main]
        return main[0] if len(main) == 1 else None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two assertions that differ in modality, speaker or precision: of one claim, or of one date under two bounds.

    Attributes:
        a: Id of the one assertion.
        b: Id of the other.
        label: What differs, plainly ("planned / conditional").
        elsewhere: The words of `b` where another claim of the story has it; None where this claim does.
    """

    a: str
    b: str
    label: str
    elsewhere: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """The assertions, in any number of reports, that say the same thing.

    Attributes:
        id: Content hash of its assertions when first made; a store keeps it while most of them stay together.
        text: The words of its most central assertion.
        assertions: Its assertions, in the order of their reports.
        because: Why each assertion but the central one belongs here, in the order of `assertions`.
        differences: Where its assertions differ without clashing.
        independence: How many independent origins stand behind it; None until it is traced.
        judged: What people decided about it, as sentences, sorted.
    """

    id: str
    text: str
    assertions: tuple[Assertion, ...]
    because: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    independence: Independence | None = None
    judged: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that carry it, in order, each once."""
        return tuple(dict.fromkeys(assertion.report for assertion in self.assertions))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be right as worded: the same frame with another number, place, date or name.

    Attributes:
        a: Id of the one claim.
        b: Id of the other.
        label: What clashes, plainly ("number: 12 / 15").
        a_span: The words of the one that clash.
        b_span: The words of the other.
    """

    a: str
    b: str
    label: str
    a_span: Span
    b_span: Span

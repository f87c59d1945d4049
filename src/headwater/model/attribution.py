"""Who says what: attributions, their sources and the chain from the report outward."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.span import Span


class SourceType(StrEnum):
    """What kind of source words are attributed to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    POST = "post"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """In what capacity a source speaks, as the report's words have it."""

    FIRST_HAND = "first-hand party"  # a company, a family, a witness: whom the matter concerns, or who was there
    OFFICIAL = "official"  # a state, its bodies and those who speak for them, on the record
    UNNAMED = "unnamed"
    OUTLET = "outlet"
    AGENCY = "agency"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """Where an assertion stands to what it states."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    DOUBTS = "doubts"


class Modality(StrEnum):
    """How what is stated relates to the world, as the words have it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that words are attributed to.

    Attributes:
        name: The name to show: the canonical name of a known outlet, the fullest name of a person in the report, or the
            words of the mention.
        type: What kind of source it is.
        mention: Where the report names it.
        number: How many they are, in the words of the mention ("several", "at least five"); None where it tells none.
        standing: In what capacity it speaks.
    """

    name: str
    type: SourceType
    mention: Span
    number: str | None = None
    standing: Standing = Standing.UNKNOWN


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain.

    Attributes:
        source: Who stands there.
        cue: The words that say so ("told", "according to"); empty where a dateline or credit does.
        rule: The rule that found it ("subject", "addressee", "according to", "citing", "dateline", ...).
    """

    source: Source
    cue: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content in one report.

    Attributes:
        id: Content hash of report, cue and content.
        report: Id of the report.
        source: The grammatical source of this cue; None where the words name none ("reportedly").
        cue: The words that attribute; may be discontinuous.
        content: What is attributed; may be discontinuous.
        chain: From the report outward: first the one the report leans on, last the one at the end ("CNN", then "several
            officials"). Empty where no source is named.
        stance: Whether the source affirms, denies or doubts the content.
        within: Id of the attribution whose content encloses this one, where it is nested.
        rule: The rule that found it.
        score: Confidence from 0 to 1.
    """

    id: str
    report: str
    source: Source | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[Link, ...]
    stance: Stance
    within: str | None
    rule: str
    score: float

"""A report after reading it for language: sentences, words, names, attributions and dates."""

from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.dated import DateMention
from headwater.model.report import Report, Role


@dataclass(frozen=True, slots=True)
class Word:
    """A token that is not white space: offsets into the report's text, lemma in lower case, part of speech (UPOS)."""

    start: int
    end: int
    lemma: str
    pos: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing: offsets, the words, an OntoNotes label ("PERSON", "ORG", "GPE", ...)."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report.

    Attributes:
        start: Offset of its first character in the report's text.
        end: Offset after its last one.
        role: The role of the block it stands in.
        words: Its tokens in order.
        names: The names in it, in order.
        clauses: `(start, end)` of its coordinated main clauses, in order, covering it; one for a simple sentence.
    """

    start: int
    end: int
    role: Role
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    clauses: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with what its language says.

    Attributes:
        report: The report itself.
        sentences: Sentences of its title, dateline-less body and captions, in order; each with the role of its block.
        attributions: Who says what in it, ordered by position.
        dates: The expressions of time in it, in order.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]
    dates: tuple[DateMention, ...] = ()

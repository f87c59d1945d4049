"""Statements: the sentences of a report that are matched with those of others, and all that each states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.lexicon import number_words, words_of
from headwater.lexicon.places import place_of
from headwater.model import Annotated, Assertion, Role, Sentence, Word
from headwater.relate.assertions import assertions_in, content_words, innermost, states_something

BRITISH = re.compile(r"(?<=i)s(?=ation|e$|ing$)|(?<=y)s(?=e$)|(?<=o)u(?=r$)")
WHO_OR_WHERE = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with what matching it needs.

    Attributes:
        report: Id of its report.
        span: `(start, end)` of its words in the report's text.
        text: Its words.
        assertions: What it states, each in whose voice; never empty.
        parts: The content words of each of these, in their order.
        lemmas: Its content words, in order.
        names: The words of the names in it, in lower case; a place goes by one name whatever the report calls it.
        numbers: Its numbers as digits.
        negated: Whether it is negated, an odd number of times.
        position: Its place among the sentences of the report's body and captions, from 0.
        pieces: The same for each of its assertions, where it has several; a piece has none.
    """

    report: str
    span: tuple[int, int]
    text: str
    assertions: tuple[Assertion, ...]
    parts: tuple[tuple[str, ...], ...]
    lemmas: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    position: int
    pieces: tuple["Statement", ...] = ()

    @property
    def key(self) -> tuple[str, int, tuple[int, int]]:
        """What statements are ordered by: their report, and their place in it."""
        return self.report, self.position, self.span

    @property
    def is_attributed(self) -> bool:
        """Whether somebody else's word stands in it."""
        return any(item.attribution is not None for item in self.assertions)


def statements(annotated: Annotated) -> list[Statement]:
    """Return the statements of a report, in the order of its text: those of its body, and captions that quote somebody.

    A caption in nobody's words says what a picture shows; headlines say again what the body says.
    """
    inner = innermost(annotated.attributions)
    read = [sentence for sentence in annotated.sentences if sentence.role in (Role.BODY, Role.CAPTION)]
    found: list[Statement] = []
    for position, sentence in enumerate(read):
        made = assertions_in(annotated, sentence, inner) if states_something(sentence.words) else []
        if sentence.role is Role.CAPTION:
            made = [item for item in made if item.chain]
        if made:
            pieces = [_statement(annotated, sentence, position, (item,), _place(item)) for item in made]
            whole = _statement(annotated, sentence, position, tuple(made), (sentence.start, sentence.end))
            found.append(replace(whole, pieces=tuple(pieces) if len(pieces) > 1 else ()))
    return found


def _place(item: Assertion) -> tuple[int, int]:
    return item.span.start, item.span.end


def _statement(
    annotated: Annotated, sentence: Sentence, position: int, made: tuple[Assertion, ...], span: tuple[int, int]
) -> Statement:
    words = [word for word in sentence.words if word.start >= span[0] and word.end <= span[1]]
    return Statement(
        report=annotated.report.id,
        span=span,
        text=annotated.report.text[slice(*span)],
        assertions=made,
        parts=tuple(_lemmas(words, *_place(item)) for item in made),
        lemmas=_lemmas(words, *span),
        names=_names(sentence, span),
        numbers=frozenset(number for word in words for number in _numbers(word)),
        negated=sum(word.lemma in words_of("negation") for word in words) % 2 == 1,
        position=position,
    )


def _lemmas(words: Sequence[Word], start: int, end: int) -> tuple[str, ...]:
    inside = [word for word in words if word.start >= start and word.end <= end]
    return tuple(one_spelling(word.lemma) for word in content_words(inside))


def one_spelling(lemma: str) -> str:
    """Return a lemma as two spellings of it share it: "denuclearization" for "denuclearisation", "labor" for "labour".

    Words that have but one spelling may come out misspelt ("promize"); the form is only compared.
    """
    return BRITISH.sub(lambda found: "z" if found[0] == "s" else "", lemma)


def _names(sentence: Sentence, span: tuple[int, int]) -> frozenset[str]:
    inside = [name for name in sentence.names if name.start >= span[0] and name.end <= span[1]]
    found = (place_of(name.text) or name.text for name in inside if name.label in WHO_OR_WHERE)
    return frozenset(part.lower() for name in found for part in name.split() if part[:1].isupper())


def _numbers(word: Word) -> list[str]:
    """The number a word writes, as digits."""
    digits = word.lemma.replace(",", "").strip("$£€%")
    if digits[:1].isdigit():
        return [digits]
    return [number_words()[word.lemma]] if word.lemma in number_words() else []

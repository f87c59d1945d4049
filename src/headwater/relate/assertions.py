"""What a report states: contents of attributions, and statements in the report's own voice."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.lexicon import number_words, words_of
from headwater.model import (
    Annotated,
    Assertion,
    Attribution,
    Modality,
    Report,
    Role,
    Sentence,
    Span,
    Stance,
    Word,
    content_id,
)
from headwater.relate.modality import modality_of

FEWEST_WORDS = 4  # content words; fewer ("he said so") state nothing that another report could be matched with
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
WHO_OR_WHERE = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An assertion with what matching it needs.

    Attributes:
        assertion: The assertion.
        lemmas: Its content words, in order.
        names: The words of the names in it, in lower case.
        numbers: Its numbers as digits.
        negated: Whether it is negated, an odd number of times.
        position: Index of its sentence among the body sentences of the report.
    """

    assertion: Assertion
    lemmas: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    position: int


def candidate_assertions(annotated: Annotated) -> list[Candidate]:
    """Return what a report states, in the order of its text.

    The innermost content of each attribution is one candidate a sentence; what no attribution covers of a body sentence
    is stated in the report's own voice. Questions, bare cues and whatever stands outside the body are left out.
    """
    inner = innermost(annotated.attributions)
    found: list[Candidate] = []
    body = [sentence for sentence in annotated.sentences if sentence.role is Role.BODY]
    for position, sentence in enumerate(body):
        here = [item for item in inner if _in_sentence(item.content, sentence)]
        for item in here:
            start, end = _extent(item.content, sentence)
            made = _candidate(annotated, sentence, position, start, end, item)
            if made is not None:
                found.append(made)
        for start, end in _own_voice(annotated, sentence, here):
            made = _candidate(annotated, sentence, position, start, end, None)
            if made is not None:
                found.append(made)
    return sorted(found, key=lambda item: (item.assertion.span.start, item.assertion.span.end, item.assertion.id))


def innermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions that enclose no other: where chains end."""
    enclosing = {item.within for item in attributions}
    return [item for item in attributions if item.id not in enclosing and item.content]


def make_assertion(
    report: Report, words: Sequence[Word], start: int, end: int, attribution: Attribution | None
) -> Assertion:
    """Return the assertion that a report makes at one span.

    Args:
        report: The report.
        words: The words of the span.
        start: Offset of its first character.
        end: Offset after its last one.
        attribution: Whose word it is; None for the report's own voice.
    """
    chain = attribution.chain if attribution is not None else ()
    unsourced = attribution is not None and not chain
    return Assertion(
        id=content_id("s", report.id, start, end, "" if attribution is None else attribution.id),
        report=report.id,
        span=Span.of(report.id, report.text, start, end),
        stance=Stance.AFFIRMS if attribution is None else attribution.stance,
        modality=Modality.ALLEGED if unsourced else modality_of(words, report.text),
        chain=chain,
        attribution=None if attribution is None else attribution.id,
    )


def _in_sentence(spans: Sequence[Span], sentence: Sentence) -> bool:
    return any(span.start < sentence.end and span.end > sentence.start for span in spans)


def _extent(spans: Sequence[Span], sentence: Sentence) -> tuple[int, int]:
    """From the first to the last character of `spans` inside the sentence."""
    inside = [span for span in spans if span.start < sentence.end and span.end > sentence.start]
    start = max(sentence.start, min(span.start for span in inside))
    return start, min(sentence.end, max(span.end for span in inside))


def _own_voice(annotated: Annotated, sentence: Sentence, attributed: Sequence[Attribution]) -> list[tuple[int, int]]:
    """The clauses of a sentence that no attribution covers; the whole sentence where there is none."""
    if annotated.report.text[sentence.start : sentence.end].rstrip("\"'”’) ").endswith("?"):
        return []
    if not attributed:
        return [(sentence.start, sentence.end)]
    spans = [span for item in attributed for span in (*item.content, *item.cue)]
    spans += [item.source.mention for item in attributed if item.source is not None]
    return [
        (start, end)
        for start, end in sentence.clauses
        if not any(span.start < end and span.end > start for span in spans)
    ]


def _candidate(
    annotated: Annotated, sentence: Sentence, position: int, start: int, end: int, attribution: Attribution | None
) -> Candidate | None:
    words = [word for word in sentence.words if word.start >= start and word.end <= end]
    content = [word for word in words if word.pos in CONTENT]
    if len(content) < FEWEST_WORDS or not any(word.pos in {"VERB", "AUX"} for word in words):
        return None
    names = {
        part.lower()
        for name in sentence.names
        if name.label in WHO_OR_WHERE and name.start < end and name.end > start
        for part in name.text.split()
        if part[:1].isupper()
    }
    return Candidate(
        assertion=make_assertion(annotated.report, words, start, end, attribution),
        lemmas=tuple(word.lemma for word in content),
        names=frozenset(names),
        numbers=frozenset(number for word in words for number in _numbers(word)),
        negated=sum(word.lemma in words_of("negation") for word in words) % 2 == 1,
        position=position,
    )


def _numbers(word: Word) -> list[str]:
    """The number a word writes, as digits."""
    digits = word.lemma.replace(",", "").strip("$£€%")
    if digits[:1].isdigit():
        return [digits]
    return [number_words()[word.lemma]] if word.lemma in number_words() else []

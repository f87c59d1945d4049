"""Assertions: one report stating one thing at one span, in whose voice."""

from collections.abc import Sequence

from headwater.model import (
    Annotated,
    Assertion,
    Attribution,
    Modality,
    Sentence,
    Span,
    Stance,
    Word,
    content_id,
)
from headwater.relate.dating import dates_within
from headwater.relate.modality import modality_of

FEWEST_WORDS = 3  # content words of a sentence; fewer state nothing that another report could be matched with
FEWEST_TOLD = 2  # content words of what somebody is said to have said; fewer are "so" and "it"
JOINED = "joined"  # the rule of a second speaker of the same content ("Reed and Lund said")
UNTOLD = frozenset({"attitude", "unsaid"})  # rules of "X wants to" and "X did not say that": the report says so, not X
MOST_OF_IT = 0.6  # share of an attribution's content, or of a clause, that others must cover to speak for it
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
STATING = frozenset({"VERB", "AUX"})
CLOSING = "\"'”’) "
# What joins a clause to the words before it says nothing itself; "if" and "because" do, and stay.
JOINING = frozenset(
    {"that", "and", "but", "or", "though", "although", "while", "whereas", ",", ";", ":", "-", "–", "—", "•"}
)


def innermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions at which chains end: those whose content is not for the most part told by others inside.

    "CNN reported that officials said X" is one statement, the officials'; "she said that he refused to Y and would Z"
    is hers, with one of his inside.
    """
    speaking = [item for item in attributions if item.content and item.rule not in UNTOLD]
    inside: dict[str, int] = {}
    for item in speaking:
        if item.within is not None and item.rule != JOINED:
            inside[item.within] = inside.get(item.within, 0) + _length(item.content)
    return [item for item in speaking if inside.get(item.id, 0) < MOST_OF_IT * _length(item.content)]


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def assertions_in(annotated: Annotated, sentence: Sentence, inner: Sequence[Attribution]) -> list[Assertion]:
    """Return what a sentence states, in the order of its text.

    The content of each attribution is one assertion; what they leave is stated in the report's own voice, a clause
    each. Questions and what has too few words to state anything are left out.

    Args:
        annotated: The report.
        sentence: A sentence of it.
        inner: Its attributions that enclose no other.
    """
    here = [item for item in inner if any(_meets(span, sentence) for span in item.content)]
    found = [_made(annotated, sentence, *_extent(item.content, sentence), item) for item in here]
    if not annotated.report.text[sentence.start : sentence.end].rstrip(CLOSING).endswith("?"):
        found += [_made(annotated, sentence, start, end, None) for start, end in _own_voice(sentence, here)]
    return sorted(
        (item for item in found if item is not None), key=lambda item: (item.span.start, item.span.end, item.id)
    )


def make_assertion(
    annotated: Annotated, words: Sequence[Word], start: int, end: int, attribution: Attribution | None
) -> Assertion:
    """Return the assertion that a report makes at one span.

    Args:
        annotated: The report.
        words: The words of the span.
        start: Offset of its first character.
        end: Offset after its last one.
        attribution: Whose word it is; None for the report's own voice.
    """
    report = annotated.report
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
        dates=dates_within(annotated, start, end),
    )


def content_words(words: Sequence[Word]) -> list[Word]:
    """Return the words that carry meaning: nouns, names, verbs, adjectives, numbers."""
    return [word for word in words if word.pos in CONTENT]


def states_something(words: Sequence[Word], fewest: int = FEWEST_WORDS) -> bool:
    """Whether words are enough to state something: a verb, and so many that carry meaning."""
    return len(content_words(words)) >= fewest and any(word.pos in STATING for word in words)


def _made(
    annotated: Annotated, sentence: Sentence, start: int, end: int, attribution: Attribution | None
) -> Assertion | None:
    words = [word for word in sentence.words if word.start >= start and word.end <= end]
    while words and words[0].lemma in JOINING:
        words.pop(0)
    start = words[0].start if words else start
    told = attribution is not None and len(content_words(words)) >= FEWEST_WORDS  # "he called for concrete steps"
    fewest = FEWEST_WORDS if attribution is None else FEWEST_TOLD
    states = told or states_something(words, fewest)
    return make_assertion(annotated, words, start, end, attribution) if states else None


def _meets(span: Span, sentence: Sentence) -> bool:
    return span.start < sentence.end and span.end > sentence.start


def _extent(spans: Sequence[Span], sentence: Sentence) -> tuple[int, int]:
    """From the first to the last character of `spans` inside the sentence."""
    inside = [span for span in spans if _meets(span, sentence)]
    start = max(sentence.start, min(span.start for span in inside))
    return start, min(sentence.end, max(span.end for span in inside))


def _own_voice(sentence: Sentence, attributed: Sequence[Attribution]) -> list[tuple[int, int]]:
    """The clauses of a sentence that are for the most part the report's own words."""
    spans = [span for item in attributed for span in (*item.content, *item.cue)]
    spans += [item.source.mention for item in attributed if item.source is not None]
    return [
        (start, end)
        for start, end in (sentence.clauses if attributed else ((sentence.start, sentence.end),))
        if sum(max(0, min(end, span.end) - max(start, span.start)) for span in spans) < MOST_OF_IT * (end - start)
    ]

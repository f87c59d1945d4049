"""Annotated reports for tests of `relate/`, made by hand: no parser is loaded."""

import re

from headwater.model import (
    Annotated,
    Attribution,
    Link,
    Name,
    Role,
    Sentence,
    Source,
    SourceType,
    Span,
    Stance,
    Word,
    content_id,
)
from tests.factory import make_report

VERBS = {
    "called",
    "opened",
    "closed",
    "killed",
    "said",
    "denied",
    "met",
    "burned",
    "sold",
    "is",
    "was",
    "may",
    "signed",
}
SMALL = {"the", "a", "an", "of", "in", "on", "at", "and", "that", "to", "by", "for", "with", "not"}
SMALL |= {"she", "so", "who", "after", "again", "its", "has", "had"}
TOKEN = re.compile(r"\w+|[^\w\s]")


def read_by_hand(text: str, *, name: str, said: dict[str, str] | None = None, role: Role = Role.BODY) -> Annotated:
    """Annotate a text whose sentences are its lines; `said` maps words of it to whose they are."""
    report = make_report(text, name=name, outlet=name, role=role)
    sentences = tuple(_sentence(text, block.start, block.end, role) for block in report.blocks)
    found = [_attribution(report.id, text, words, source) for words, source in (said or {}).items()]
    return Annotated(report, sentences, tuple(found))


def _sentence(text: str, start: int, end: int, role: Role) -> Sentence:
    words = tuple(_word(text, start + found.start(), start + found.end()) for found in TOKEN.finditer(text[start:end]))
    names = tuple(
        Name(word.start, word.end, text[word.start : word.end], "ORG") for word in words if word.pos == "PROPN"
    )
    return Sentence(start, end, role, words, names, ((start, end),))


def _word(text: str, start: int, end: int) -> Word:
    word = text[start:end]
    lower = word.lower()
    if lower in VERBS:
        pos = "VERB"
    elif lower in SMALL:
        pos = "ADP"
    elif word.isdigit():
        pos = "NUM"
    else:
        pos = "PUNCT" if not word.isalnum() else "PROPN" if word[0].isupper() and start else "NOUN"
    return Word(start, end, lower, pos)


def _attribution(report: str, text: str, words: str, source: str) -> Attribution:
    at, who = text.index(words), text.index(source)
    content = (Span.of(report, text, at, at + len(words)),)
    named = Source(source, SourceType.PERSON, Span.of(report, text, who, who + len(source)))
    link = Link(named, (), "made for a test")
    return Attribution(
        id=content_id("a", report, at, source),
        report=report,
        source=named,
        cue=(),
        content=content,
        chain=(link,),
        stance=Stance.AFFIRMS,
        within=None,
        rule="made for a test",
        score=1.0,
    )

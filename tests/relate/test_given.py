"""Which attribution is taken for a span that somebody else chose."""

from headwater.model import Annotated, Attribution, Link, Role, Sentence, Source, SourceType, Span, Stance, Word
from headwater.relate import assertions_at
from tests.factory import make_report

TEXT = "The bridge will close in June, the mayor said. It is old."
REPORT = make_report(TEXT)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(REPORT.id, TEXT, start, start + len(words))


def attribution(content: str, who: str, cue: str, *, rule: str = "subject", id_: str = "a") -> Attribution:
    source = Source(who, SourceType.PERSON, span(who))
    link = Link(source, (span(cue),), rule)
    return Attribution(id_, REPORT.id, source, (span(cue),), (span(content),), (link,), Stance.AFFIRMS, None, rule, 0.9)


def chosen(start_words: str, *found: Attribution, times: int = 1) -> list[str | None]:
    words = tuple(Word(0, 3, "the", "DET") for _ in range(1))
    sentence = Sentence(0, len(TEXT), Role.BODY, words, (), ((0, len(TEXT)),))
    place = span(start_words)
    made = assertions_at(Annotated(REPORT, (sentence,), found), [(place.start, place.end)] * times)
    return [item.attribution for item in made]


SAID = attribution("The bridge will close in June", "the mayor", "said")


def test_a_span_of_the_content_takes_its_attribution() -> None:
    assert chosen("The bridge will close", SAID) == ["a"]


def test_a_span_with_source_and_cue_takes_it_too() -> None:
    assert chosen("The bridge will close in June, the mayor said.", SAID) == ["a"]


def test_a_span_elsewhere_takes_none() -> None:
    assert chosen("It is old.", SAID) == [None]


def test_an_attitude_is_nobodys_word() -> None:
    assert chosen(
        "The bridge will close", attribution("The bridge will close", "the mayor", "said", rule="attitude")
    ) == [None]


def test_the_second_time_the_next_best_is_taken() -> None:
    other = attribution("bridge will close in June", "the mayor", "said", id_="b")
    assert chosen("The bridge will close in June", SAID, other, times=3) == ["a", "b", None]

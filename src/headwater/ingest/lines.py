"""A text into its lines, each with what can be seen of it without its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
# The last sign of a sentence, with the quotation marks, brackets and notes that may follow it.
CLOSERS = r"[\"'”’»“‘«)\]*]"
SENTENCE_END = re.compile(rf"[.!?…:;。！？؟।]{CLOSERS}*$|[.!?,]{CLOSERS}$")
TRAILS_OFF = re.compile(rf"(?:…|\.\.\.){CLOSERS}*$")
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts that write few spaces
CHARS_PER_WIDE_WORD = 2
SENTENCE_WORDS = 6  # a line that ends like a sentence and has as many words is one
LONG_WORDS = 30  # a line this long is running text, however it ends, unless its words are capitalised as labels are
LABEL_SHARE = 0.7
LOOKED_AT = 400  # characters; a longer line is a paragraph, and its ends say enough

# Mails and old files break their lines at a fixed width.
WRAP_MIN, WRAP_MAX = 45, 100
WRAPPED_SHARE = 0.4  # of the pairs of touching lines, those where a sentence runs over the break
WRAPPED_PAIRS = 3

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph of lines broken at a fixed width.

    Attributes:
        start: Offset of its first non-blank character in the text.
        end: Offset after its last one.
        text: The characters between, line breaks of a wrapped paragraph included.
        words: How many words it has.
        is_sentence: Whether it ends as a sentence does.
        is_prose: Whether it is running text: a sentence of some length, or a long line.
        key: The line in the form lines are compared in (`words_key`).
    """

    start: int
    end: int
    text: str
    words: int
    is_sentence: bool
    is_prose: bool
    key: str


def words_key(line: str) -> str:
    """Return the form lines are compared in: lower case, words only, cut where a line is very long."""
    return " ".join(WORD.findall(line[:LOOKED_AT].lower()))


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not blank; together they cover every non-blank character."""
    spans = _spans(text)
    return tuple(
        _line(text, start, end) for start, end in (_joined(text, spans) if _is_wrapped(text, spans) else spans)
    )


def _spans(text: str) -> list[Offsets]:
    spans, start = [], 0
    for stop in [*(found.span() for found in BREAK.finditer(text)), (len(text), len(text))]:
        raw = text[start : stop[0]]
        line = raw.strip()
        if line:
            at = start + len(raw) - len(raw.lstrip())
            spans.append((at, at + len(line)))
        start = stop[1]
    return spans


def _line(text: str, start: int, end: int) -> Line:
    line = text[start:end]
    tail = line[-LOOKED_AT:]
    key = words_key(line)
    words = key.count(" ") + bool(key) if len(line) <= LOOKED_AT else len(line) // 6
    wide = len(WIDE.findall(line[:LOOKED_AT]))
    words += wide // CHARS_PER_WIDE_WORD
    is_sentence = SENTENCE_END.search(tail) is not None
    is_prose = is_sentence and words >= SENTENCE_WORDS and not TRAILS_OFF.search(tail)
    is_prose = is_prose or (words >= LONG_WORDS and not _is_capitalised(line[:LOOKED_AT]))
    return Line(start, end, line, words, is_sentence, is_prose, key)


def _is_capitalised(line: str) -> bool:
    """Return whether most words begin with a capital, as in a row of labels."""
    words = WORD.findall(line)
    capitals = sum(1 for word in words if word[0].isupper())
    return capitals > LABEL_SHARE * len(words)


def _pairs(text: str, spans: list[Offsets]) -> Iterator[tuple[Offsets, Offsets, bool]]:
    """Yield each line and the next one, and whether no blank line stands between them."""
    for before, after in pairwise(spans):
        yield before, after, text.count("\n", before[1], after[0]) <= 1


def _is_wrapped(text: str, spans: list[Offsets]) -> bool:
    pairs = [(before, after) for before, after, touches in _pairs(text, spans) if touches]
    running = sum(_runs_on(text, before, after) for before, after in pairs)
    return running >= WRAPPED_PAIRS and running >= WRAPPED_SHARE * len(pairs)


def _runs_on(text: str, before: Offsets, after: Offsets) -> bool:
    return WRAP_MIN <= before[1] - before[0] <= WRAP_MAX and text[after[0]].islower()


def _joined(text: str, spans: list[Offsets]) -> list[Offsets]:
    """Return paragraphs: touching lines as one, up to a line too short to have been broken."""
    paragraphs = spans[:1]
    for before, span, touches in _pairs(text, spans):
        if touches and before[1] - before[0] >= WRAP_MIN:
            paragraphs[-1] = (paragraphs[-1][0], span[1])
        else:
            paragraphs.append(span)
    return paragraphs

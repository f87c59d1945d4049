"""How much room words take where no font is at hand, and how they are fitted into it."""

import unicodedata
from functools import cache

from headwater.present.words import ELLIPSIS, printable

# Widths in ems, rounded up from the wide fonts among those that `system-ui` and `sans-serif` stand for (Verdana and
# DejaVu Sans); a narrower font leaves room.
NARROW = dict.fromkeys("ijlftrI.,:;'’‘|!()[]{}/\\- ", 0.42)
WIDE = dict.fromkeys("mwMW@%—…●○", 1.0)
LETTER, CAPITAL = 0.66, 0.8
UNKNOWN = 1.0  # of a character of another alphabet than the Latin one
MEASURED = "\u0300"  # characters below it, without their accents, are Latin


@cache
def char_width(char: str) -> float:
    """Return the most room that a character takes, in ems."""
    base = unicodedata.normalize("NFD", char)[0]
    if unicodedata.combining(base):
        return 0.0
    known = NARROW.get(base) or WIDE.get(base)
    if known is not None:
        return known
    if not is_measured(base):
        return UNKNOWN
    return CAPITAL if base.isupper() or not base.isalnum() else LETTER


def is_measured(text: str) -> bool:
    """Whether the widths of all characters are known well enough; else a drawing has to force the width of the line."""
    bases = (char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return all(char < MEASURED or char in WIDE or char in NARROW or char in "“”„" for char in bases)


def text_width(text: str, size: float) -> float:
    """Return the most room that a line of text takes at a font size."""
    return size * sum(map(char_width, text))


def fit(text: str, width: float, size: float, *, most_lines: int = 1) -> tuple[str, ...]:
    """Wrap a text into lines that are no wider than `width`, and shorten it with an ellipsis where they do not hold it.

    Args:
        text: Any text; what `printable` leaves of it is fitted.
        width: The room of a line.
        size: The font size, in the same unit.
        most_lines: How many lines there are.

    Returns:
        One line at least; a word that is wider than a line is cut.
    """
    words = printable(text).split(" ")
    lines: list[str] = []
    line = ""
    while words:
        word = words.pop(0)
        longer = f"{line} {word}" if line else word
        if text_width(longer, size) <= width:
            line = longer
        elif line:
            lines.append(line)
            line = ""
            words.insert(0, word)
        else:
            head = _head(word, width, size)
            lines.append(head)
            words.insert(0, word[len(head) :])
        if len(lines) == most_lines and (words or line):
            return (*lines[:-1], _shortened(f"{lines[-1]} {line} {' '.join(words[:1])}", width, size))
    return (*lines, line) if line or not lines else tuple(lines)


def _head(word: str, width: float, size: float) -> str:
    """As much of a word as a line holds, one character at least."""
    taken = 0.0
    for at, char in enumerate(word):
        taken += size * char_width(char)
        if taken > width:
            return word[: max(1, at)]
    return word


def _shortened(text: str, width: float, size: float) -> str:
    return _head(" ".join(text.split()), width - text_width(ELLIPSIS, size), size).rstrip() + ELLIPSIS

"""Claims that cannot both be right as worded: the same words around another number."""

import re
from collections.abc import Sequence
from itertools import combinations

from headwater.lexicon import number_words
from headwater.model import Claim, Conflict, Span

TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")
SAME_FRAME = 0.5  # share of common words that makes two sentences one frame: half, so that more agrees than differs
SHORTEST_FRAME = 5  # words; below that two sentences share a frame by chance


def find_conflicts(claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """Return the pairs of claims that say the same of different numbers, in the order of the claims."""
    framed = [(claim, claim.assertions[0].span, *_frame(claim.text)) for claim in claims if claim.assertions]
    found: list[Conflict] = []
    for (one, one_span, one_words, one_numbers), (two, two_span, two_words, two_numbers) in combinations(framed, 2):
        if len(one_numbers) != 1 or len(two_numbers) != 1 or one_numbers == two_numbers:
            continue
        shared = len(one_words & two_words)
        if shared >= SHORTEST_FRAME and shared >= SAME_FRAME * len(one_words | two_words):
            label = f"number: {next(iter(one_numbers))} / {next(iter(two_numbers))}"
            found.append(Conflict(one.id, two.id, label, _central(one, one_span), _central(two, two_span)))
    return tuple(found)


def _central(claim: Claim, fallback: Span) -> Span:
    """The span that gave the claim its text."""
    return next((item.span for item in claim.assertions if item.span.quote == claim.text), fallback)


def _frame(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text, and its numbers (digits or small number words) with separators removed."""
    words, numbers = set(), set()
    for token in TOKEN.findall(text.lower()):
        if token[0].isdigit():
            numbers.add(token.replace(",", ""))
        elif token in number_words():
            numbers.add(number_words()[token])
        else:
            words.add(token)
    return frozenset(words), frozenset(numbers)

"""Sentences that close with their source ("..., a police officer said on Monday"), read by the order of words.

The parser takes a long sentence's closing for an apposition or a relative clause often enough; the pattern needs no
tree.
"""

from collections.abc import Iterator

from headwater.annotate.draft import Draft, Reading, trimmed
from headwater.annotate.outlets import outlet_ending_at
from headwater.annotate.tree import NO_TOKEN, PROPER, Tree
from headwater.lexicon.cues import is_reporting, role_of

SAYING = frozenset({"VBD", "VBZ", "VBP", "VBN"})
NOMINAL = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "PRP$", "IN", "HYPH", "CC", "TO"})
FINITE = frozenset({"VB", "VBD", "VBP", "VBZ", "MD"})
HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
MAX_SOURCE = 12  # tokens of a source before its verb
MAX_AFTER = 10  # tokens after it: "told CNN on condition of anonymity on Monday"
FEWEST = 4  # tokens of what is said


def closing_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield a possible attribution for each sentence that ends in a comma, a source and a verb of saying."""
    tree = reading.tree
    for first, last in tree.sentences:
        end = last - (tree.tags[last] in {".", "''"})
        for comma in range(end - 1, max(first + FEWEST, end - MAX_SOURCE - MAX_AFTER) - 1, -1):
            if tree.words[comma] in {",", "—"} and reading.quote_of[comma] == reading.quote_of[end]:
                yield from _after(tree, first, comma, end)
                break


def _after(tree: Tree, first: int, comma: int, end: int) -> Iterator[Draft]:
    verb = next((token for token in range(comma + 1, end + 1) if _says(tree, token, comma, end)), NO_TOKEN)
    if verb == NO_TOKEN or end - verb > MAX_AFTER or _has_verb(tree, verb + 1, end):
        return
    if verb == comma + 1 and tree.lemmas[verb] == "tell":  # what follows "told" is whom it was told to
        return
    span = (comma + 1, verb - 1) if verb > comma + 1 else (verb + 1, end)
    if span[0] > span[1] or any(
        tree.tags[token] not in NOMINAL and tree.tags[token] != "PRP" for token in range(span[0], span[1] + 1)
    ):
        return
    head = _head(tree, *span)
    content = trimmed(tree, range(first, comma))
    if head != NO_TOKEN and content:
        source = frozenset(range(span[0], span[1] + 1))
        yield Draft("closing", tree.lemmas[verb], verb, frozenset({verb}), content, head, source)


def _says(tree: Tree, token: int, comma: int, end: int) -> bool:
    """Whether a token is a verb of saying; "report" after an outlet at the end of a sentence may pass for a noun."""
    if tree.tags[token] in SAYING:
        return is_reporting(tree.lemmas[token])
    return (
        token == end
        and tree.lower(token) in {"report", "reports"}
        and outlet_ending_at(tree, token - 1, comma + 1) is not None
    )


def _has_verb(tree: Tree, start: int, end: int) -> bool:
    return any(tree.tags[token] in FINITE for token in range(start, end + 1))


def _head(tree: Tree, start: int, stop: int) -> int:
    """Return the head of a noun phrase that can say something, or `NO_TOKEN`: its last noun before any preposition."""
    last = next((token for token in range(start, stop + 1) if tree.tags[token] in {"IN", "CC", "TO"}), stop + 1) - 1
    while last > start and tree.tags[last] == "JJ":  # "a person familiar with the matter"
        last -= 1
    if last < start or tree.tags[last] not in HEADS | {"CD"}:
        return NO_TOKEN
    can_say = tree.tags[last] in PROPER or tree.tags[last] == "PRP" or role_of(tree.lemmas[last]) is not None
    return last if can_say or outlet_ending_at(tree, last, start) is not None else NO_TOKEN

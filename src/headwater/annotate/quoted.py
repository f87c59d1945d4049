"""What a verb quotes: the quotation its clause is in, the one beside it, the one that goes on after its sentence."""

from headwater.annotate.draft import Reading
from headwater.annotate.tree import NO_TOKEN

MAX_BEFORE = 14  # tokens from a quotation to the verb after it: a name with its apposition
MAX_AFTER = 25  # tokens from the verb to a quotation after a comma or colon
LEADING = frozenset({":", ","})  # at the end of a paragraph: what comes next is quoted
ENDS = frozenset({".", "!", "?", ",", "—", "–", "-", "--", "…", "..."})


def widened(reading: Reading, content: set[int], verb: int) -> set[int]:
    """Return a clause that a verb attributes, widened to the quotations it stands in and to those that go on after it.

    Where the clause opens with a quotation mark, what is outside the quotation is not part of it.
    """
    tree = reading.tree
    if reading.quote_of[verb] >= 0:
        return content
    touched = sorted({reading.quote_of[token] for token in content} - {-1})
    if not touched:
        return content
    quotes = {token for number in touched for token in reading.span(number)}
    inside = {token for token in content if tree.tags[token].isalpha()}
    opens_quoted = reading.quote_of[min(inside, default=min(content))] == touched[0]
    wide = quotes if opens_quoted else content | quotes
    return wide | going_on(reading, verb)


def going_on(reading: Reading, verb: int) -> set[int]:
    """Return the quotation that fills the sentences after the verb's in its paragraph ("..., he said. “...”")."""
    tree = reading.tree
    after = tree.sentences[tree.sentence_of[verb]][1] + 1
    if after >= len(tree):
        return set()
    led = tree.words[after - 1] in LEADING
    if (tree.block_of[after] != tree.block_of[verb] and not led) or not reading.opens_at(after):
        return set()
    span = reading.span(reading.quote_of[after])
    last = span[-1]
    stops = last == tree.sentences[tree.sentence_of[last]][1] or tree.words[last - 1] in {".", "!", "?"}
    return set(span) if stops or led else set()


def quote_beside(reading: Reading, verb: int) -> set[int]:
    """Return the quotation right before or after a verb's own words, set off by punctuation; empty where none is."""
    tree = reading.tree
    if reading.quote_of[verb] >= 0:
        return set()
    first, last = tree.sentences[tree.sentence_of[verb]]
    subject = tree.child(verb, "nsubj")
    reach = verb - MAX_BEFORE if subject == NO_TOKEN else min(verb - MAX_BEFORE, tree.left[subject] - 2)
    for token in range(verb - 1, max(first - 2, reach, -1), -1):
        if reading.quote_of[token] >= 0:
            span = reading.span(reading.quote_of[token])
            same_block = tree.block_of[span[-1]] == tree.block_of[verb]
            if same_block and len(span) > 2 and tree.words[span[-2]] in ENDS:
                return set(span) | going_on(reading, verb)
            break
    for token in range(verb + 1, min(last + 1, verb + MAX_AFTER)):
        if reading.opens_at(token):
            if tree.words[token - 1] in {",", ":", "that"} or token == verb + 1:
                return set(reading.span(reading.quote_of[token])) | going_on(reading, verb)
            break
    return going_on(reading, verb) if tree.words[last] in LEADING else set()

"""Quotations: which tokens stand between quotation marks, over sentences and paragraphs."""

from headwater.annotate.tree import Tree

OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»"})
EITHER = frozenset({'"', "''", "'''"})
BEFORE_OPENING = frozenset({"(", "[", "—", "–", "-", "--", "‘", "'", "/"})
SINGLE = frozenset({"'", "‘", "’", "`"})
BEFORE_SINGLE = frozenset({",", ":"})
ENDS = frozenset({",", ".", "!", "?", "…", "..."})
MAX_QUOTE = 1_500  # tokens; a mark left open does not swallow a report


def opens(tree: Tree, token: int) -> bool:
    """Whether a token is a quotation mark that opens: straight ones do where a word follows and none touches before."""
    word = tree.words[token]
    if word in EITHER:
        after = token + 1 < len(tree) and tree.starts[token + 1] == tree.ends[token]
        touched = token > 0 and tree.ends[token - 1] == tree.starts[token]
        return after and not (touched and tree.words[token - 1] not in BEFORE_OPENING)
    return word in OPENING


def closes(tree: Tree, token: int) -> bool:
    """Whether a token is a quotation mark that closes."""
    return tree.words[token] in CLOSING or (tree.words[token] in EITHER and not opens(tree, token))


def opens_single(tree: Tree, token: int) -> bool:
    """Whether a token is a single mark that opens a quotation: at a paragraph's start, or after a comma or colon."""
    if tree.words[token] not in SINGLE or token + 1 >= len(tree) or tree.starts[token + 1] != tree.ends[token]:
        return False
    first = token == 0 or tree.block_of[token - 1] != tree.block_of[token]
    return first or (tree.words[token - 1] in BEFORE_SINGLE and tree.ends[token - 1] < tree.starts[token])


def closes_single(tree: Tree, token: int) -> bool:
    """Whether a token is a single mark that closes a quotation: right after a comma or the end of a sentence."""
    touches = token > 0 and tree.ends[token - 1] == tree.starts[token]
    return tree.words[token] in SINGLE and touches and tree.words[token - 1] in ENDS


def quotations(tree: Tree) -> list[tuple[int, int]]:
    """Return `(first, last)` token of each quotation, marks included, in order.

    A paragraph that opens a quotation and does not close it carries it on where the next paragraph opens with a mark,
    as newspapers do; else the quotation ends with its paragraph. Single marks quote only where both are there: they are
    apostrophes too.
    """
    found: list[tuple[int, int]] = []
    start: int | None = None
    singles = _singles(tree)
    token = 0
    while token < len(tree):
        opening = opens(tree, token)
        if start is not None and token and tree.block_of[token] != tree.block_of[token - 1] and not opening:
            found.append((start, token - 1))
            start = None
        if start is None and token in singles:
            found.append((token, singles[token]))
            token = singles[token]
        elif start is None:
            start = token if opening else None
        elif closes(tree, token) or token - start >= MAX_QUOTE:
            found.append((start, token))
            start = None
        token += 1
    if start is not None:
        found.append((start, len(tree) - 1))
    return found


def _singles(tree: Tree) -> dict[int, int]:
    """Return the last token of each quotation in single marks by its first, in one pass."""
    found: dict[int, int] = {}
    start: int | None = None
    for token in range(len(tree)):
        if start is not None and tree.block_of[token] != tree.block_of[token - 1] and not opens_single(tree, token):
            start = None
        if start is None:
            start = token if opens_single(tree, token) else None
        elif closes_single(tree, token):
            found[start] = token
            start = None
    return found


def quote_of(tree: Tree, quotes: list[tuple[int, int]]) -> list[int]:
    """Return, for each token, the index of the quotation it stands in, or -1."""
    where = [-1] * len(tree)
    for number, (first, last) in enumerate(quotes):
        where[first : last + 1] = [number] * (last + 1 - first)
    return where


def mend_sentences(tree: Tree) -> None:
    """Move a quotation mark that the parser left on the wrong side of a sentence's end to its own sentence."""
    for number in range(len(tree.sentences) - 1):
        (first, last), (after, end) = tree.sentences[number : number + 2]
        if tree.block_of[last] != tree.block_of[after]:
            continue
        if last > first and opens(tree, last):
            tree.sentences[number : number + 2] = [(first, last - 1), (last, end)]
            tree.sentence_of[last] = number + 1
        elif end > after and closes(tree, after):
            tree.sentences[number : number + 2] = [(first, after), (after + 1, end)]
            tree.sentence_of[after] = number

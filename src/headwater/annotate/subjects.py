"""Who a verb's subject is: its own, or the one it shares with the verb it depends on."""

from collections.abc import Iterable, Iterator
from itertools import islice

from headwater.annotate.tree import NO_TOKEN, PROPER, Tree
from headwater.lexicon.cues import is_reporting

SUBJECTS = ("nsubj", "csubj")
SHARING = frozenset({"conj", "advcl", "xcomp", "pcomp", "dep", "prep", "ccomp"})
TRAILING = frozenset({",", "—", "–", "-", "--", "(", ":", "and"})
MAX_TIMES = 4  # "Ann Reed, an engineer" stays whole, as people mark it; a clause four times the name is no name
MAX_CLIMB = 6  # verbs climbed; longer chains are parse errors
CITING = frozenset({"cite", "quote"})
PARTICIPLES = ("acl", "advcl", "relcl", "appos", "prep", "conj", "dep")
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "WDT"})


def subject_of(tree: Tree, verb: int) -> int:
    """Return the head of the subject of an active verb, or `NO_TOKEN`.

    "She rose and said": the second verb shares the first one's. "a letter saying that": the noun the participle
    hangs on. "They asked him to say": the object of the verb above.
    """
    start = verb
    for _ in range(MAX_CLIMB):
        own = tree.child(verb, *SUBJECTS)
        if own == NO_TOKEN and verb != start:
            own = tree.child(verb, "nsubjpass")
        if own != NO_TOKEN:
            return own
        head, dep = tree.heads[verb], tree.deps[verb]
        if dep in {"acl", "relcl"}:
            return head if tree.tags[verb] in {"VBG", "VB"} else NO_TOKEN
        if dep not in SHARING or head == verb:
            break
        if dep in {"prep", "pcomp"} and tree.lemmas[head] in CITING and tree.child(head, "auxpass") == NO_TOKEN:
            return next(quoted_by(tree, head), NO_TOKEN)
        if dep == "xcomp" and head < tree.child(head, "dobj") < verb:
            return tree.child(head, "dobj")
        verb = head
    return NO_TOKEN


def quoted_by(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the head of whom "X quoted Y as saying" or "X cites Y" quotes; the parser may make Y a subject."""
    quoted = (kid for kid in tree.kids(verb, "dobj", "nsubj", "nsubjpass") if kid > verb)
    if tree.child(verb, "auxpass") == NO_TOKEN:
        yield from islice(quoted, 1)


def agent_of(tree: Tree, verb: int) -> int:
    """Return the head of a passive verb's agent ("by X"), or `NO_TOKEN`."""
    by = tree.child(verb, "agent")
    return tree.child(by, "pobj") if by != NO_TOKEN else NO_TOKEN


def beside(tree: Tree, verb: int) -> int:
    """Return the head of the noun phrase that ends right before a verb, or begins right after it, or `NO_TOKEN`.

    For a verb with a quotation whose subject the parser has hung elsewhere.
    """
    before = verb - 1
    while before >= 0 and tree.tags[before] in {"RB", "MD", "VBZ", "VBD", "VBP"} and tree.pos[before] != "VERB":
        before -= 1
    for token in (before, verb + 1):
        if 0 <= token < len(tree) and tree.sentence_of[token] == tree.sentence_of[verb] and tree.tags[token] in NOMINAL:
            while tree.deps[token] == "compound" and token < tree.heads[token]:
                token = tree.heads[token]
            return token if verb not in tree.under(token) else NO_TOKEN
    return NO_TOKEN


def mention(tree: Tree, head: int, verb: int) -> frozenset[int]:
    """Return the tokens of a source's mention: the noun phrase of `head`, without `verb` and what hangs on it."""
    if head == NO_TOKEN:
        return frozenset()
    tokens = set(tree.under(head)) - _beside_the_point(tree, head)
    if verb in tokens:  # "a letter saying that": the noun phrase ends where the participle begins
        tokens = {token for token in tokens if token < tree.left[verb]} or {head}
    while max(tokens) > head and tree.words[max(tokens)] in TRAILING:
        tokens.remove(max(tokens))
    return frozenset(tokens)


def core(tree: Tree, head: int, tokens: frozenset[int]) -> frozenset[int]:
    """Return the tokens of a mention without what only adds to it: a name's apposition, ", who ...", a second name.

    Args:
        tree: The parse.
        head: Head of the mention.
        tokens: Its tokens.
    """
    named = tree.tags[head] in PROPER
    adding = {
        token
        for kid in tree.kids(head, "relcl", "appos", "acl")
        if kid > head and (named or tree.words[tree.left[kid] - 1] == "," or is_reporting(tree.lemmas[kid]))
        for token in tree.under(kid)
    }
    others = {token for kid in tree.kids(head, "conj", "cc") if kid > head for token in tree.under(kid)}
    tokens = tokens - others or frozenset({head})
    kept = set(tokens - adding) or {head}
    if _length(tree, tokens) <= MAX_TIMES * _length(tree, kept):
        return tokens
    while max(kept) > head and tree.words[max(kept)] in TRAILING:
        kept.remove(max(kept))
    return frozenset(kept)


def _length(tree: Tree, tokens: Iterable[int]) -> int:
    """Return how many characters tokens stretch over."""
    return len(tree.phrase(tokens))


def _beside_the_point(tree: Tree, head: int) -> set[int]:
    """Return what hangs on a source and belongs to the verb: "X, citing Y, said", "described by X as unsafe"."""
    cites = [kid for kid in tree.kids(head, *PARTICIPLES) if tree.lemmas[kid] in CITING and tree.tags[kid] == "VBG"]
    as_phrases = [kid for kid in tree.kids(head, "prep") if tree.lower(kid) == "as"]
    return {token for kid in (*cites, *as_phrases) if kid > head for token in tree.under(kid)}

"""Mentions that may be meant later on, and what of them agrees with a pronoun or a description."""

from dataclasses import dataclass

from headwater.annotate.draft import Draft
from headwater.annotate.sources import Identity
from headwater.annotate.tree import NO_TOKEN, PROPER, Tree
from headwater.lexicon.words import words_of
from headwater.model import SourceType

DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
POINTING = frozenset({"this", "these", "that", "those"})
NARROWING = ("amod", "compound", "nmod", "nummod", "prep", "appos", "relcl", "acl", "conj")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something that may be meant later on.

    Attributes:
        head: Head of the mention.
        tokens: Its tokens.
        identity: Who it is.
        draft: The attribution whose source it is; None for a name in passing.
    """

    head: int
    tokens: frozenset[int]
    identity: Identity
    draft: Draft | None = None


def titles_of(tree: Tree, mention: Mention) -> frozenset[int]:
    """Return the words that stand with a name: in front of it or beside it."""
    return mention.tokens | frozenset(tree.under(mention.head)) - {mention.head}


def is_person(tree: Tree, mention: Mention) -> bool:
    """Whether "he" or "she" may stand for it: one person, named or not."""
    one = mention.identity.type is SourceType.UNNAMED and mention.draft is not None
    return (mention.identity.type is SourceType.PERSON or one) and not is_plural(tree, mention)


def is_plural(tree: Tree, mention: Mention) -> bool:
    """Whether "they" may stand for it: a plural, or somebody named with another."""
    joined = any(kid > mention.head for kid in tree.kids(mention.head, "conj"))
    return tree.tags[mention.head] == "NNS" or joined


def gender_of(tree: Tree, mention: Mention) -> str:
    """Return "he", "she" or "" from the titles and nouns of a mention."""
    words = {tree.lower(token) for token in titles_of(tree, mention) | {mention.head}}
    male, female = words & words_of("male"), words & words_of("female")
    return "he" if male and not female else "she" if female and not male else ""


def is_named_outlet(tree: Tree, mention: Mention) -> bool:
    """Whether it names an outlet."""
    return mention.identity.type is SourceType.OUTLET and tree.tags[mention.head] in PROPER


def repeats(tree: Tree, head: int, meant: Mention) -> bool:
    """Whether a description says its antecedent's noun again and so names it itself: "the statement", "this person"."""
    pointed = any(tree.lower(kid) in POINTING for kid in tree.kids(head, "det"))
    document = meant.identity.type in {SourceType.DOCUMENT, SourceType.POST}
    return tree.lemmas[head] == tree.lemmas[meant.head] and (pointed or document)


def is_definite(tree: Tree, head: int) -> bool:
    """Whether a noun is one that the reader knows already: "the group", not "the rebel group"."""
    known = any(tree.lower(kid) in DEFINITE for kid in tree.kids(head, "det", "poss"))
    return known and tree.child(head, *NARROWING) == NO_TOKEN

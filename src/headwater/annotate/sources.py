"""What kind of source a mention is, and what to call it."""

from dataclasses import dataclass

from headwater.annotate.outlets import outlet_behind
from headwater.annotate.people import People, person_name
from headwater.annotate.tree import NO_TOKEN, PROPER, Tree
from headwater.lexicon.cues import role_of
from headwater.lexicon.mastheads import sounds_like_outlet
from headwater.lexicon.outlets import find_outlet, speaking_outlet
from headwater.lexicon.words import words_of
from headwater.model import SourceType

BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
INDEFINITE = frozenset({"a", "an", "some", "several", "many", "two", "three", "four", "other", "another", "one", "no"})
MAX_NAME = 6  # tokens of an outlet's name
ADJECTIVAL = PROPER | {"JJ"}
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention is: a name to show and a type."""

    name: str
    type: SourceType


class Sources:
    """Names and types the sources of one report."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.people = People.of(tree)
        self.label_of = {t: (first, last, label) for first, last, label in tree.names for t in range(first, last + 1)}

    def identify(self, head: int, tokens: frozenset[int]) -> Identity:
        """Return who the mention with this head is; pronouns stay unknown."""
        tree = self.tree
        if tree.pos[head] in {"PRON", "DET"} or tree.tags[head] in {"WP", "WDT", "PRP"}:
            return Identity(tree.words[head], SourceType.UNKNOWN)
        if tree.tags[head] in {"NNP", "NNPS"}:
            return self._closing(head, tokens) or self._named(head)
        outlet = find_outlet(tree.phrase(tokens)) if tokens and len(tokens) <= MAX_NAME else None
        if outlet is not None:  # "Channel 4" ends in a number
            return Identity(outlet.name, SourceType.OUTLET)
        return self._apposed(head) or self._closing(head, tokens) or self._described(head, tokens)

    def _named(self, head: int) -> Identity:
        """Name a mention whose head is a proper noun."""
        tree = self.tree
        first, last, label = self.label_of.get(head, (head, head, ""))
        for start in range(self._name_start(head), head + 1):
            outlet = speaking_outlet(tree.phrase((start, head)))
            if outlet is not None:
                return Identity(outlet.name, SourceType.OUTLET)
        name = (self._name_start(head), head)
        if sounds_like_outlet(tree.words[name[0] : head + 1]):
            return Identity(tree.phrase(name), SourceType.OUTLET)
        words = tree.phrase((first, last)) if label else tree.phrase(name)
        if label == "PERSON" or self.people.knows(tree.words[head], full=label in BODIES):
            return Identity(self.people.fullest(words), SourceType.PERSON)
        return Identity(person_name(words), SourceType.ORGANISATION)

    def _name_start(self, head: int) -> int:
        """Return the first token of the run of proper nouns that ends at `head`."""
        start = head
        while start - 1 >= self.tree.left[head] and self.tree.tags[start - 1] in {"NNP", "NNPS"}:
            start -= 1
        return start

    def _capitals_start(self, head: int) -> int:
        """Return the first token of the run of capitalised nouns and adjectives that ends at `head`."""
        start = head
        while start > 0 and self.tree.tags[start - 1] in ADJECTIVAL and self.tree.words[start - 1][:1].isupper():
            start -= 1
        return start

    def _apposed(self, head: int) -> Identity | None:
        """Name "a spokeswoman, Ann Reed," by the person beside the noun, "the group Harbour Watch" by the body."""
        role = role_of(self.tree.lemmas[head])
        for kid in self.tree.kids(head, "appos"):
            if role in {"organisation", "outlet"} and self.tree.tags[kid] in PROPER:
                return Identity(self._named(kid).name, SourceType(role))
            if self.label_of.get(kid, (0, 0, ""))[2] == "PERSON":
                return self._named(kid)
        return None

    def _closing(self, head: int, tokens: frozenset[int]) -> Identity | None:
        """Name "the head of the Harbour Board Ann Reed", whose title the parser takes for its head, by the person."""
        last = max(tokens, default=head)
        first, end, label = self.label_of.get(last, (last, last, ""))
        is_title = role_of(self.tree.lemmas[head].lower()) in {"office", "spokesman"}
        return self._named(end) if is_title and label == "PERSON" and first > head + 1 else None

    def _described(self, head: int, tokens: frozenset[int]) -> Identity:
        """Type a mention by its common noun."""
        tree = self.tree
        words = tree.phrase(self._core(head, tokens))
        role = role_of(tree.lemmas[self._counted(head)])
        definite = tree.tags[head] not in PLURAL_TAGS and not any(
            tree.lower(kid) in INDEFINITE for kid in tree.kids(head, "det", "nummod", "amod")
        )
        if role in {"document", "post"}:  # "a CNN report" is CNN's word
            outlet = outlet_behind(tree, head)
            if outlet is not None:
                return Identity(outlet, SourceType.OUTLET)
        if tree.lemmas[head] in words_of("utterance"):  # "data from the ministry" is the ministry's word
            body = self._author(head)
            if body:
                return Identity(body, SourceType.ORGANISATION)
        if role == "spokesman":
            body = self._body(head)
            return Identity(body, SourceType.ORGANISATION) if body else Identity(words, SourceType.UNNAMED)
        if role == "office":
            return Identity(words, SourceType.PERSON if definite else SourceType.UNNAMED)
        if role in {"organisation", "document", "post", "outlet", "unnamed"}:
            return Identity(words, SourceType(role))
        return Identity(words, SourceType.UNNAMED if not definite else SourceType.UNKNOWN)

    def _counted(self, head: int) -> int:
        """Return the noun that a number stands for: that of "the sources" in "one of the sources"."""
        of = next((kid for kid in self.tree.kids(head, "prep") if self.tree.lower(kid) == "of"), NO_TOKEN)
        noun = self.tree.child(of, "pobj") if of != NO_TOKEN and self.tree.tags[head] in {"CD", "DT"} else NO_TOKEN
        return head if noun == NO_TOKEN else noun

    def _core(self, head: int, tokens: frozenset[int]) -> list[int]:
        """Return a mention's tokens without relative clauses, appositions and whoever else speaks."""
        tree = self.tree
        outside = {t for kid in tree.kids(head, "relcl", "appos", "acl", "conj", "cc") for t in tree.under(kid)}
        core = sorted(tokens - outside)
        while len(core) > 1 and tree.tags[core[-1]] in {",", "-LRB-", ":", "''"} and core[-1] > head:
            core.pop()
        return core or [head]

    def _body(self, head: int) -> str:
        """Return the body somebody speaks for ("a White House spokesman", "a spokesman for the ministry"), or ""."""
        tree = self.tree
        for kid in [*tree.kids(head, "compound", "nmod", "poss", "amod"), *self._of(head)]:
            if tree.tags[kid] in {"NNP", "NNPS"}:
                return self._named(kid).name
            if role_of(tree.lemmas[kid]) == "organisation":
                return person_name(tree.phrase((tree.left[kid], kid)))
        return ""

    def _author(self, head: int) -> str:
        """Return the body whose utterance a noun is ("a Harbour Board message", "data from the ministry"), or ""."""
        tree = self.tree
        issued = [by for verb in tree.kids(head, "acl") for by in tree.kids(verb, "agent") if tree.tags[verb] == "VBN"]
        preps = [kid for kid in tree.kids(head, "prep") if tree.lower(kid) in {"by", "from", "of"}]
        inside = [tree.child(prep, "pobj") for prep in (*preps, *issued)]
        for kid in [*tree.kids(head, "compound", "nmod", "poss", "amod"), *inside]:
            if kid != NO_TOKEN and tree.tags[kid] in PROPER and self._named(kid).type is SourceType.ORGANISATION:
                return person_name(
                    tree.phrase((min(self._capitals_start(kid), self.label_of.get(kid, (kid,))[0]), kid))
                )
            if kid != NO_TOKEN and role_of(tree.lemmas[kid]) == "organisation":
                return person_name(tree.phrase((tree.left[kid], kid)))
        return ""

    def _of(self, head: int) -> list[int]:
        tree = self.tree
        preps = [kid for kid in tree.kids(head, "prep") if tree.lower(kid) in {"for", "of", "with", "at"}]
        return [kid for prep in preps if (kid := tree.child(prep, "pobj")) != NO_TOKEN]

"""Whom a pronoun or "the official" stands for: the nearest mention before it that agrees."""

from collections.abc import Callable, Iterator, Sequence

from headwater.annotate.draft import Draft, Reading
from headwater.annotate.mentions import (
    Mention,
    gender_of,
    is_definite,
    is_named_outlet,
    is_person,
    is_plural,
    titles_of,
)
from headwater.annotate.sources import Sources
from headwater.annotate.tree import NO_TOKEN, PROPER
from headwater.lexicon.cues import role_of
from headwater.model import SourceType

RELATIVE = frozenset({"WP", "WDT"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
SPEAKERS = frozenset({"i", "we"})
PLURAL = frozenset({"NNS", "NNPS"})
ACTING = frozenset({"nsubj", "nsubjpass", "appos", "pobj", "dobj"})
BODIES = frozenset({SourceType.ORGANISATION, SourceType.OUTLET, SourceType.DOCUMENT, SourceType.POST})
MAX_BACK = 40  # mentions looked at; a newspaper names again whom it last named twenty sentences ago


class Antecedents:
    """Finds the antecedents of the sources of one report.

    Args:
        reading: The parsed report.
        sources: Names and types its sources.
        drafts: Its attributions.
    """

    def __init__(self, reading: Reading, sources: Sources, drafts: Sequence[Draft]) -> None:
        self.reading, self.tree, self.sources = reading, reading.tree, sources
        self.found: dict[int, Mention] = {}
        self._seen: list[Mention] = []
        said = sorted((draft for draft in drafts if draft.source != NO_TOKEN), key=lambda draft: draft.source)
        names = iter(sorted(self._names(), key=lambda mention: mention.head))
        name = next(names, None)
        for draft in said:
            while name is not None and name.head < draft.source:
                self._seen.append(name)
                name = next(names, None)
            self._add(draft)

    def _names(self) -> Iterator[Mention]:
        """Yield persons and bodies that are named as somebody who does something, outside quotations."""
        tree = self.tree
        for first, last, label in tree.names:
            named = label == "ORG" or (label == "PERSON" and tree.deps[last] in ACTING)
            if named and self.reading.quote_of[last] < 0 and tree.tags[last] in PROPER:
                tokens = frozenset(range(first, last + 1))
                yield Mention(last, tokens, self.sources.identify(last, tokens))

    def outlet_before(self, head: int) -> Mention | None:
        """Return the outlet named last before "the newspaper" or the like, None where no outlet is."""
        before = (mention for mention in reversed(self._seen) if mention.head < head)
        return next((mention for mention in before if is_named_outlet(self.tree, mention)), None)

    def _add(self, draft: Draft) -> None:
        own = Mention(
            draft.source, draft.source_tokens, self.sources.identify(draft.source, draft.source_tokens), draft
        )
        meant = self._meant(own)
        if meant is not None:
            self.found[draft.at] = meant
        self._seen.append(meant if meant is not None else own)

    def _meant(self, own: Mention) -> Mention | None:
        """Return the mention that a pronoun or description stands for."""
        tree, head = self.tree, own.head
        word = tree.lower(head)
        if tree.tags[head] in RELATIVE:
            return self._relative(own)
        if tree.tags[head] == "PRP":
            return self._latest(own, self._agreeing(word)) if word in PRONOUNS else None
        if tree.tags[head] in {"NN", "NNS"} and is_definite(tree, head):
            return self._latest(own, self._described(head))
        return None

    def _relative(self, own: Mention) -> Mention | None:
        """Return the noun that "who said" or "which reported" hangs on."""
        tree = self.tree
        verb = tree.heads[own.head]
        if tree.deps[verb] != "relcl":
            return None
        noun = tree.heads[verb]
        tokens = frozenset(token for token in tree.under(noun) if token < tree.left[verb])
        while tokens and tree.words[max(tokens)] in {",", "—", "–"}:
            tokens -= {max(tokens)}
        tokens = tokens or frozenset({noun})
        meant = Mention(noun, tokens, self.sources.identify(noun, tokens), own.draft)
        return self._meant(meant) or meant if tree.tags[noun] not in RELATIVE else None

    def _latest(self, own: Mention, fits: Callable[[Mention], bool]) -> Mention | None:
        """Return the latest mention that fits, not from a quotation that the description stands outside of."""
        quote_of = self.reading.quote_of
        for mention in reversed(self._seen[-MAX_BACK:]):
            quoted = quote_of[mention.head]
            if mention.head < own.head and (quoted < 0 or quoted == quote_of[own.head]) and fits(mention):
                return mention
        return None

    def _agreeing(self, pronoun: str) -> Callable[[Mention], bool]:
        if pronoun in {"he", "she"}:
            return lambda mention: is_person(self.tree, mention) and gender_of(self.tree, mention) in {pronoun, ""}
        if pronoun == "they":
            return lambda mention: is_plural(self.tree, mention) or mention.identity.type is SourceType.ORGANISATION
        return lambda mention: mention.identity.type in BODIES and not is_plural(self.tree, mention)

    def _described(self, head: int) -> Callable[[Mention], bool]:
        """Return what fits "the official", "the company", "the newspaper"."""
        tree = self.tree
        lemma, plural, role = tree.lemmas[head], tree.tags[head] in PLURAL, role_of(tree.lemmas[head])

        def fits(mention: Mention) -> bool:
            if tree.lemmas[mention.head] == lemma and mention.draft is not None:
                return is_plural(self.tree, mention) == plural
            if plural:
                return False
            if role == "outlet":
                return mention.identity.type is SourceType.OUTLET
            if role in {"document", "post"}:
                return mention.identity.type is SourceType.OUTLET and lemma in {"report", "article", "story"}
            if role == "organisation":
                return mention.identity.type is SourceType.ORGANISATION and tree.tags[mention.head] == "NNP"
            titled = any(tree.lemmas[token] == lemma for token in titles_of(self.tree, mention))
            return mention.identity.type is SourceType.PERSON and titled

        return fits

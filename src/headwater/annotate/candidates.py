"""Every possible attribution of a report, before it is weighed."""

from headwater.annotate.closings import closing_drafts
from headwater.annotate.draft import Draft, Reading
from headwater.annotate.hedges import hedge_drafts
from headwater.annotate.labels import label_drafts
from headwater.annotate.nouns import noun_drafts
from headwater.annotate.phrases import phrase_drafts
from headwater.annotate.quotes import quotations, quote_of
from headwater.annotate.tree import Tree
from headwater.annotate.verbs import verb_drafts


def reading_of(tree: Tree) -> Reading:
    """Return a parse together with its quotations."""
    quotes = quotations(tree)
    return Reading(tree, quotes, quote_of(tree, quotes))


def candidates(reading: Reading) -> list[Draft]:
    """Return what may be an attribution in a report, in the order of the words that attribute."""
    rules = (verb_drafts, phrase_drafts, hedge_drafts, noun_drafts, label_drafts, closing_drafts)
    found = [draft for rule in rules for draft in rule(reading)]
    return sorted(found, key=lambda draft: (draft.at, draft.construction))

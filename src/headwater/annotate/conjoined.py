"""Those who say something together: "Alan Stone and Mary Reed said" are two sources of one content."""

from collections.abc import Iterator

from headwater.annotate.sources import Sources
from headwater.annotate.tree import PROPER, Tree
from headwater.model import SourceType

JOINED = "joined"  # rule of an attribution to the second and later ones
DISTINCT = frozenset({SourceType.PERSON, SourceType.ORGANISATION, SourceType.OUTLET})
JOINT = frozenset({"joint", "jointly"})
OWN = ("det", "poss", "nummod")
OF_ONE_BODY = frozenset({"at", "from", "of", "with"})
MAX_TOGETHER = 5  # more is a list, or an error of the parser


def conjoined(tree: Tree, sources: Sources, head: int, cue: int) -> Iterator[int]:
    """Yield the heads of the others who say something together with a named source.

    Only named people, bodies and outlets: of two unnamed groups nobody knows whether they are two. A joint statement is
    one statement, and "Ann Reed and Alan Stone of the Tribune" are one of its.

    Args:
        tree: The parse.
        sources: Names and types the report's sources.
        head: Head of the first one's mention.
        cue: The token that attributes.
    """
    first = sources.identify(head, frozenset({head}))
    if first.type not in DISTINCT or any(tree.lower(token) in JOINT for token in tree.sentence(cue)):
        return
    names, last = {first.name.lower()}, head
    for _ in range(MAX_TOGETHER):
        last = next((kid for kid in tree.kids(last, "conj") if kid > last), last)
        other = sources.identify(last, frozenset({last}))
        if other.type not in DISTINCT or other.name.lower() in names:
            return
        both_outlets = first.type is other.type is SourceType.OUTLET  # the parser may take "WCVB and NBC News" for one
        if not (both_outlets or _is_own(tree, sources, head, last)):
            return
        if _belongs(tree, last) and not _belongs(tree, head):
            return
        names.add(other.name.lower())
        yield last


def _belongs(tree: Tree, person: int) -> bool:
    """Whether the words behind a name say where somebody belongs."""
    return any(kid > person and tree.lower(kid) in OF_ONE_BODY for kid in tree.kids(person, "prep"))


def _is_own(tree: Tree, sources: Sources, head: int, other: int) -> bool:
    """Whether a conjunct is somebody else: another name, or a noun with an article of its own."""
    if tree.tags[other] in PROPER:
        return other not in sources.label_of or sources.label_of[other] != sources.label_of.get(head)
    return any(kid < other for kid in tree.kids(other, *OWN))

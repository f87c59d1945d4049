"""From drafts to attributions: which stands inside which, and the chain from the report outward."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from headwater.annotate.draft import Draft
from headwater.annotate.links import Via, inner_links, outer_links
from headwater.annotate.sources import Sources
from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon.cues import is_reporting, stance_of
from headwater.model import Attribution, Link, Source, SourceType, Span, Stance, content_id

LINKING = frozenset({SourceType.OUTLET})


def attributions(report_id: str, tree: Tree, weighed: Sequence[tuple[float, Draft]]) -> tuple[Attribution, ...]:
    """Return the attributions of a report, ordered by position, with their nesting and chains.

    Args:
        report_id: Id of the report.
        tree: Its parse.
        weighed: The drafts that are kept, each with its score.
    """
    writer = _Writer(report_id, tree)
    order = sorted(weighed, key=lambda pair: (-len(pair[1].content), pair[1].at))
    owner: dict[int, Attribution] = {}
    records = []
    for score, draft in order:  # the widest content first: what encloses a cue is written before it
        record = writer.write(score, draft, owner.get(draft.at))
        owner.update(dict.fromkeys(draft.content, record))
        records.append((draft.at, record))
    return tuple(record for _, record in sorted(records, key=lambda pair: pair[0]))


class _Writer:
    """Writes the records of one report."""

    def __init__(self, report_id: str, tree: Tree) -> None:
        self.report_id, self.tree = report_id, tree
        self.sources = Sources(tree)

    def write(self, score: float, draft: Draft, around: Attribution | None) -> Attribution:
        cue, content = self.spans(draft.cue), self.spans(draft.content)
        source = self.source(draft.source, draft.source_tokens) if draft.source != NO_TOKEN else None
        rule = rule_of(draft)
        links = [*self.links(outer_links(self.tree, draft), cue)]
        if source is not None:
            links.append(Link(source, cue, rule))
        links.extend(self.links(inner_links(self.tree, draft), cue))
        return Attribution(
            id=content_id("a", self.report_id, *((s.start, s.end) for s in (*cue, *content))),
            report=self.report_id,
            source=source,
            cue=cue,
            content=content,
            chain=_without_repeats((*(around.chain if around is not None else ()), *links)),
            stance=Stance(stance_of(draft.lemma)) if not draft.negated else Stance.AFFIRMS,
            within=around.id if around is not None else None,
            rule=rule,
            score=round(score, 3),
        )

    def source(self, head: int, tokens: frozenset[int]) -> Source:
        identity = self.sources.identify(head, tokens)
        return Source(identity.name, identity.type, self.cover(tokens))

    def links(self, vias: Iterable[Via], cue: tuple[Span, ...]) -> Iterable[Link]:
        for via in vias:
            source = self.source(via.head, via.tokens)
            if source.type in LINKING or via.rule == "citing":
                yield Link(source, cue, via.rule)

    def cover(self, tokens: Iterable[int]) -> Span:
        inside = sorted(tokens)
        return Span.of(self.report_id, self.tree.text, self.tree.starts[inside[0]], self.tree.ends[inside[-1]])

    def spans(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Return the stretches of text that tokens make up; tokens side by side are one stretch."""
        inside = sorted(tokens)
        breaks = [i for i, (a, b) in enumerate(pairwise(inside), 1) if b != a + 1]
        runs = [inside[i:j] for i, j in zip([0, *breaks], [*breaks, len(inside)], strict=True)]
        return tuple(self.cover(run) for run in runs)


def _without_repeats(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return a chain in which nobody stands twice: "X was quoted by Y as saying" has two cues and two sources."""
    unique: dict[tuple[str, SourceType], Link] = {}
    for link in links:
        unique.setdefault((link.source.name.lower(), link.source.type), link)
    return tuple(unique.values())


def rule_of(draft: Draft) -> str:
    """Return the name of the rule a draft was found by, as records carry it."""
    kind = draft.construction.split()[0]
    if kind == "phrase":
        return "according to"
    if kind in {"hedge", "label"}:
        return kind
    if not is_reporting(draft.lemma):
        return "attitude"
    return "noun" if kind == "noun" else "passive" if kind == "passive" else "subject"

"""From drafts to attributions: which stands inside which, and the chain from the report outward."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from headwater.annotate.antecedents import SPEAKERS, Antecedents, repeats
from headwater.annotate.draft import Draft, Reading
from headwater.annotate.links import Via, inner_links, outer_links
from headwater.annotate.sources import Identity, Sources
from headwater.annotate.stances import stance
from headwater.annotate.subjects import core
from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon import find_outlet
from headwater.lexicon.cues import is_reporting, stance_of
from headwater.lexicon.words import words_of
from headwater.model import Attribution, Link, Source, SourceType, Span, content_id

APPOINTING = frozenset({"confirm"})  # "if he is confirmed by the Senate" says nothing of him
LINKING = frozenset({SourceType.OUTLET})
NOBODY = frozenset({"neither", "no", "nobody", "none"})
UNTOLD = frozenset({"attitude", "unsaid"})  # rules of "X wants to" and "X did not say that"


def attributions(report_id: str, reading: Reading, weighed: Sequence[tuple[float, Draft]]) -> tuple[Attribution, ...]:
    """Return the attributions of a report, ordered by position, with their nesting and chains.

    Args:
        report_id: Id of the report.
        reading: Its parse and quotations.
        weighed: The drafts that are kept, each with its score.
    """
    writer = _Writer(report_id, reading, [draft for _, draft in weighed])
    order = sorted(weighed, key=lambda pair: (-len(pair[1].content), pair[1].at))
    owner: dict[int, Attribution] = {}
    records: dict[int, Attribution] = {}
    for score, draft in order:  # the widest content first: what encloses a cue is written before it
        record = writer.write(score, draft, owner.get(draft.at))
        owner.update(dict.fromkeys(draft.content, record))
        records[draft.at] = record
    return tuple(records[at] for at in sorted(records))


class _Writer:
    """Writes the records of one report."""

    def __init__(self, report_id: str, reading: Reading, drafts: Sequence[Draft]) -> None:
        self.report_id, self.tree = report_id, reading.tree
        self.sources = Sources(reading.tree)
        self.meant = Antecedents(reading, self.sources, drafts).found

    def write(self, score: float, draft: Draft, around: Attribution | None) -> Attribution:
        cue, content = self.spans(draft.cue), self.spans(draft.content)
        rule = "unsaid" if _is_unsaid(self.tree, draft) else rule_of(draft)
        links = [*self.links(outer_links(self.tree, draft), cue)]
        if draft.source != NO_TOKEN and _speaks(self.tree, draft, rule):
            links.append(self.link(draft, cue, rule))
        links.extend(self.links(inner_links(self.tree, draft), cue))
        return Attribution(
            id=content_id("a", self.report_id, *((s.start, s.end) for s in (*cue, *content))),
            report=self.report_id,
            source=self.source(draft) if draft.source != NO_TOKEN else None,
            cue=cue,
            content=content,
            chain=_without_repeats((*(around.chain if around is not None else ()), *links)),
            stance=stance(self.tree, draft),
            within=around.id if around is not None else None,
            rule=rule,
            score=round(score, 3),
        )

    def source(self, draft: Draft) -> Source:
        """Return the source of a draft as it is written, under the name of whom it stands for."""
        meant = self.meant.get(draft.at)
        identity = self.sources.identify(draft.source, draft.source_tokens) if meant is None else meant.identity
        return Source(identity.name, identity.type, self.cover(draft.source_tokens))

    def link(self, draft: Draft, cue: tuple[Span, ...], rule: str) -> Link:
        """Return the link of a draft's source; of a pronoun or description, where the report names the one meant."""
        meant = self.meant.get(draft.at)
        source, tokens, head = self.source(draft), draft.source_tokens, draft.source
        if meant is not None and not repeats(self.tree, draft.source, meant):
            tokens, head = meant.tokens, meant.head
        return Link(Source(source.name, source.type, self.cover(core(self.tree, head, tokens))), cue, rule)

    def links(self, vias: Iterable[Via], cue: tuple[Span, ...]) -> Iterable[Link]:
        for via in vias:
            known = find_outlet(self.tree.phrase(via.tokens))
            identity = self.sources.identify(via.head, via.tokens)
            identity = identity if known is None else Identity(known.name, SourceType.OUTLET)
            if identity.type in LINKING or via.rule == "citing":
                yield Link(
                    Source(identity.name, identity.type, self.cover(core(self.tree, via.head, via.tokens))),
                    cue,
                    via.rule,
                )

    def cover(self, tokens: Iterable[int]) -> Span:
        inside = sorted(tokens)
        return Span.of(self.report_id, self.tree.text, self.tree.starts[inside[0]], self.tree.ends[inside[-1]])

    def spans(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Return the stretches of text that tokens make up; tokens side by side are one stretch."""
        inside = sorted(tokens)
        breaks = [i for i, (a, b) in enumerate(pairwise(inside), 1) if b != a + 1]
        runs = [inside[i:j] for i, j in zip([0, *breaks], [*breaks, len(inside)], strict=True)]
        return tuple(self.cover(run) for run in runs)


def _is_unsaid(tree: Tree, draft: Draft) -> bool:
    """Whether nobody said it: "the ministry did not say that", "neither side has said where"; not a denial."""
    nobody = draft.source != NO_TOKEN and tree.lower(min(draft.source_tokens)) in NOBODY
    plain = stance_of(draft.lemma) == "affirms" and draft.lemma not in words_of("verifying")
    return (draft.negated or nobody) and plain


def _speaks(tree: Tree, draft: Draft, rule: str) -> bool:
    """Whether a source says what is attributed to it: not where it only wants it or is silent, nor "I", the report."""
    return rule not in UNTOLD and tree.lower(draft.source) not in SPEAKERS


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
    if kind in {"hedge", "label", "tail"}:
        return "hedge" if kind == "hedge" else "label"
    if not is_reporting(draft.lemma) or (draft.construction == "passive plain by" and draft.lemma in APPOINTING):
        return "attitude"
    return "noun" if kind == "noun" else "passive" if kind == "passive" else "subject"

"""From drafts to attributions: which stands inside which, and the chain from the report outward."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.annotate.antecedents import Antecedents
from headwater.annotate.cited import inner_links
from headwater.annotate.conjoined import JOINED, conjoined
from headwater.annotate.draft import Draft, Reading
from headwater.annotate.links import Via, outer_links
from headwater.annotate.mentions import is_definite, repeats
from headwater.annotate.sources import Identity, Sources
from headwater.annotate.stances import stance
from headwater.annotate.standings import Standings, number_of
from headwater.annotate.subjects import core, mention
from headwater.annotate.telling import rule_of, speaks
from headwater.annotate.tree import NO_TOKEN
from headwater.lexicon import find_outlet
from headwater.model import Attribution, Link, Source, SourceType, Span, content_id

LINKING = frozenset({SourceType.OUTLET})
INNER = frozenset({"citing", "learned from"})  # rules by which a source may rest on anybody


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
    records: dict[int, list[Attribution]] = {}
    for score, draft in order:  # the widest content first: what encloses a cue is written before it
        records[draft.at] = list(writer.write(score, draft, owner.get(draft.at)))
        owner.update(dict.fromkeys(draft.content, records[draft.at][0]))
    return tuple(record for at in sorted(records) for record in records[at])


class _Writer:
    """Writes the records of one report."""

    def __init__(self, report_id: str, reading: Reading, drafts: Sequence[Draft]) -> None:
        self.report_id, self.tree = report_id, reading.tree
        self.sources, self.standings = Sources(reading.tree), Standings(reading.tree)
        self.antecedents = Antecedents(reading, self.sources, drafts)
        self.meant = self.antecedents.found

    def write(self, score: float, draft: Draft, around: Attribution | None) -> Iterator[Attribution]:
        """Yield the attribution of a draft, then one to each who says the same together with its source."""
        cue, content = self.spans(draft.cue), self.spans(draft.content)
        rule = rule_of(self.tree, draft)
        outer = (*(around.chain if around is not None else ()), *self.links(outer_links(self.tree, draft), cue))
        inner = (*self.links(inner_links(self.tree, draft), cue),)
        own = (self.link(draft, cue, rule),) if speaks(self.tree, draft, rule) else ()
        first = Attribution(
            id=content_id("a", self.report_id, *((s.start, s.end) for s in (*cue, *content))),
            report=self.report_id,
            source=self.source(draft) if draft.source != NO_TOKEN else None,
            cue=cue,
            content=content,
            chain=_without_repeats((*outer, *own, *inner)),
            stance=stance(self.tree, draft),
            within=around.id if around is not None else None,
            rule=rule,
            score=round(score, 3),
        )
        yield first
        for link in self.others(draft, cue, rule) if own else ():
            at = link.source.mention.start
            chain = _without_repeats((*outer, link, *inner))
            id_ = content_id("a", first.id, at)
            yield replace(first, id=id_, source=link.source, chain=chain, rule=JOINED)

    def source(self, draft: Draft) -> Source:
        """Return the source of a draft as it is written, under the name of whom it stands for."""
        meant = self.meant.get(draft.at)
        head, tokens = (draft.source, draft.source_tokens) if meant is None else (meant.head, meant.tokens)
        return replace(self.made(head, tokens), mention=self.cover(draft.source_tokens))

    def made(self, head: int, tokens: frozenset[int], outlet: str | None = None) -> Source:
        """Return whom a mention names, at the words that name it; `outlet` where it is known as one."""
        identity = self.sources.identify(head, tokens)
        identity = identity if outlet is None else Identity(outlet, SourceType.OUTLET)
        standing = self.standings.of(identity, head, tokens)
        mention = self.cover(core(self.tree, head, tokens))
        return Source(identity.name, identity.type, mention, number_of(self.tree, head), standing)

    def link(self, draft: Draft, cue: tuple[Span, ...], rule: str) -> Link:
        """Return the link of a draft's source; of a pronoun or description, where the report names the one meant."""
        meant = self.meant.get(draft.at)
        if meant is None:
            return Link(self.made(draft.source, draft.source_tokens), cue, rule)
        source = self.made(meant.head, meant.tokens)
        if repeats(self.tree, draft.source, meant):
            mention = self.cover(core(self.tree, draft.source, draft.source_tokens))
            source = replace(source, mention=mention)
        return Link(source, cue, rule)

    def others(self, draft: Draft, cue: tuple[Span, ...], rule: str) -> Iterator[Link]:
        """Yield the links of those who say something together with a draft's source."""
        for other in conjoined(self.tree, self.sources, draft.source, draft.at):
            yield Link(self.made(other, mention(self.tree, other, draft.at)), cue, rule)

    def links(self, vias: Iterable[Via], cue: tuple[Span, ...]) -> Iterator[Link]:
        """Yield the links of those between the report and a source; outlets, and whom a source cites."""
        for via in vias:
            known = find_outlet(self.tree.phrase(via.tokens))
            source = self.made(via.head, via.tokens, None if known is None else known.name)
            if known is None and is_definite(self.tree, via.head) and source.type is SourceType.OUTLET:
                named = self.antecedents.outlet_before(via.head)
                if named is None:
                    continue
                source = self.made(named.head, named.tokens)
            if source.type in LINKING or via.rule in INNER:
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

"""How sure an origin is, and what counting the unsure ones costs.

    python -m benchmarks.trade ../shared/bench/origins/dev

Prints, over the annotated stories with the assertions given: for each kind of origin and number of text families that
name it, how often it is one of the annotated origins; lo balanced and over-count by how many origins that one family
alone names may count; and the same with the annotators' own chains in place of ours.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.given import Gold, Story, given_stories, lo_figures
from headwater.lexicon import find_outlet
from headwater.model import Link, Report, Source, SourceType, Span, Stance
from headwater.trace import independence, trace_origins
from headwater.trace.copies import text_families

TYPES = {
    "outlet": SourceType.OUTLET,
    "person": SourceType.PERSON,
    "anonymous": SourceType.UNNAMED,
    "organisation": SourceType.ORGANISATION,
    "document": SourceType.DOCUMENT,
    "post": SourceType.DOCUMENT,
}
ALONE = (0, 1, 2)


def main() -> None:
    """Print the three tables."""
    stories = list(given_stories(Path(sys.argv[1])))
    print("kind of origin, families that name it: right of all")
    for key, right in sorted(_sureness(stories).items()):
        print(f"  {key[0]:32s} {key[1]}  {sum(right)}/{len(right)} = {sum(right) / len(right):.2f}")
    for title, made in (
        ("our chains", stories),
        ("the annotators' chains", [_with_gold_chains(one) for one in stories]),
    ):
        print(title)
        for alone in ALONE:
            print(f"  {alone} named by one family alone: {_figures(made, alone)}")


def _sureness(stories: Sequence[Story]) -> dict[tuple[str, str], list[bool]]:
    """For each kind and number of families, whether each clear origin is an annotated one, and its best match."""
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for gold, claims, reports, shared in stories:
        families = text_families((report.id for report in reports), shared)
        origins = {
            item: origin for origin in trace_origins(claims, reports, shared).origins for item in origin.assertions
        }
        for annotated, claim in zip(gold, claims, strict=True):
            kinds = {origin["id"]: origin["type"] for origin in annotated["origins"]}
            pairs = [
                (origins[item.id], mark["origin"], families[item.report])
                for mark, item in zip(annotated["assertions"], claim.assertions, strict=True)
                if mark["stance"] == "affirms" and item.stance is Stance.AFFIRMS
            ]
            shares = Counter((origin.id, mark) for origin, mark, _ in pairs)
            for origin in {origin.id: origin for origin, _, _ in pairs if origin.clear}.values():
                mine = {family for one, _, family in pairs if one.id == origin.id}
                mark = max((mark for one, mark, _ in pairs if one.id == origin.id), key=lambda m: shares[origin.id, m])
                best = max(count for (_, other), count in shares.items() if other == mark)
                right = kinds[mark] not in ("self", "unknown") and shares[origin.id, mark] == best
                found[origin.kind.value, f"{min(len(mine), 3)}{'+' if len(mine) > 2 else ''}"].append(right)
    return found


def _with_gold_chains(story: Story) -> Story:
    gold, claims, reports, shared = story
    texts = {report.id: report for report in reports}
    made = [
        replace(
            claim,
            assertions=tuple(
                replace(
                    item, stance=Stance(mark["stance"]), attribution=None, chain=tuple(_links(texts[item.report], mark))
                )
                for item, mark in zip(claim.assertions, annotated["assertions"], strict=True)
            ),
        )
        for annotated, claim in zip(gold, claims, strict=True)
    ]
    return gold, made, reports, shared


def _links(report: Report, mark: Gold) -> Iterator[Link]:
    for link in mark["chain"]:
        kind = TYPES.get(link["type"])
        if kind is None:
            continue
        at = max(0, report.text.find(link.get("mention") or ""))
        name = link["name"] if kind is SourceType.OUTLET else link["name"].split(",")[0].split("(")[0].strip()
        known = find_outlet(name) if kind is SourceType.OUTLET else None
        # The annotators' names say who somebody is ("Ann Reed, head of ..."), which our mentions do.
        yield Link(Source(known.name if known else name, kind, Span(report.id, at, at, link["name"])), (), "annotated")


def _figures(stories: Sequence[Story], alone: int) -> str:
    module = sys.modules[independence.__module__]
    default, module.ALONE = module.ALONE, alone  # type: ignore[attr-defined]  # a study, not a setting
    traced = [(gold, trace_origins(claims, reports, shared)) for gold, claims, reports, shared in stories]
    module.ALONE = default  # type: ignore[attr-defined]
    rows = [
        (annotated["independent"]["lo"], claim.independence.lo if claim.independence else 0)
        for gold, found in traced
        for annotated, claim in zip(gold, found.claims, strict=True)
    ]
    balanced, over = lo_figures(rows)
    return f"lo balanced {balanced:.3f}, over-count {over:.3f}"


if __name__ == "__main__":
    main()

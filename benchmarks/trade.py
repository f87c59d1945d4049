"""How sure an origin is, and what counting the unsure ones costs.

    python -m benchmarks.trade ../shared/bench/origins/dev

Prints, over the annotated stories with the assertions given: for each kind of origin and number of text families that
name it, how often it is one of the annotated origins; lo balanced and over-count by how many origins that one family
alone names may count, with a limit chosen on the other stories for each; and the same with the annotators' own chains
in place of ours. Draws the trade into docs/trade.svg.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import matplotlib.pyplot as plt

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
LIMITS = ((0, 0), (1, 0), (2, 0), (1, 1), (2, 1), (3, 1), (2, 2), (3, 2))
"""So many origins of one family, and so many of these that are not unnamed sources (`trace/independence.py`)."""
MAX_OVER = 0.12  # over-count that a limit may have to be chosen
PLOT = Path(__file__).resolve().parents[1] / "docs" / "trade.svg"

Bounds = list[tuple[int, int]]
"""The annotated lower bound and ours, for every claim of a story."""


def main() -> None:
    """Print the three tables."""
    stories = list(given_stories(Path(sys.argv[1])))
    print("kind of origin, families that name it: right of all")
    for key, right in sorted(_sureness(stories).items()):
        print(f"  {key[0]:32s} {key[1]}  {sum(right)}/{len(right)} = {sum(right) / len(right):.2f}")
    curves = {}
    for title, made in (
        ("our chains", stories),
        ("the annotators' chains", [_with_gold_chains(one) for one in stories]),
    ):
        print(title)
        found = {limit: [_bounds(story, limit) for story in made] for limit in LIMITS}
        curves[title] = {limit: lo_figures(chain.from_iterable(found[limit])) for limit in LIMITS}
        for limit, (balanced, over) in curves[title].items():
            print(f"  {limit[0]} alone, {limit[1]} of them by name: lo balanced {balanced:.3f}, over-count {over:.3f}")
        balanced, over = lo_figures(_left_out(found))
        print(f"  chosen on the other stories: lo balanced {balanced:.3f}, over-count {over:.3f}")
    _draw(curves)


def _sureness(stories: Sequence[Story]) -> dict[tuple[str, str], list[bool]]:
    """For each kind and number of families, whether each clear origin is an annotated one, and its best match."""
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for gold, claims, annotated, shared in stories:
        families = text_families((item.report.id for item in annotated), shared)
        origins = {
            item: origin for origin in trace_origins(claims, annotated, shared).origins for item in origin.assertions
        }
        for marked, claim in zip(gold, claims, strict=True):
            kinds = {origin["id"]: origin["type"] for origin in marked["origins"]}
            pairs = [
                (origins[item.id], mark["origin"], families[item.report])
                for mark, item in zip(marked["assertions"], claim.assertions, strict=True)
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
    gold, claims, annotated, shared = story
    texts = {item.report.id: item.report for item in annotated}
    made = [
        replace(
            claim,
            assertions=tuple(
                replace(
                    item, stance=Stance(mark["stance"]), attribution=None, chain=tuple(_links(texts[item.report], mark))
                )
                for item, mark in zip(claim.assertions, marked["assertions"], strict=True)
            ),
        )
        for marked, claim in zip(gold, claims, strict=True)
    ]
    return gold, made, [replace(item, attributions=()) for item in annotated], shared


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


def _bounds(story: Story, limit: tuple[int, int]) -> Bounds:
    module = sys.modules[independence.__module__]
    default = module.ALONE, module.ALONE_BY_NAME
    module.ALONE, module.ALONE_BY_NAME = limit  # type: ignore[attr-defined]  # a study, not a setting
    gold, claims, annotated, shared = story
    found = trace_origins(claims, annotated, shared).claims
    module.ALONE, module.ALONE_BY_NAME = default  # type: ignore[attr-defined]
    return [
        (marked["independent"]["lo"], claim.independence.lo if claim.independence else 0)
        for marked, claim in zip(gold, found, strict=True)
    ]


def _left_out(found: dict[tuple[int, int], list[Bounds]]) -> Bounds:
    """For each story the bounds under the limit that is best on the others, of those that over-count seldom enough."""
    chosen: Bounds = []
    for at in range(len(found[LIMITS[0]])):
        others = {limit: lo_figures(chain.from_iterable(rows[:at] + rows[at + 1 :])) for limit, rows in found.items()}
        best = max(LIMITS, key=lambda limit: (others[limit][1] <= MAX_OVER, others[limit][0]))
        chosen += found[best][at]
    return chosen


def _draw(curves: dict[str, dict[tuple[int, int], tuple[float, float]]]) -> None:
    """Draw lo balanced over over-count, a point a limit; the same bytes every time."""
    plt.rcParams["svg.hashsalt"] = "headwater"
    figure, axes = plt.subplots(figsize=(6.4, 4.2))
    for (title, points), marker in zip(curves.items(), "os", strict=True):
        axes.scatter(
            [over for _, over in points.values()], [lo for lo, _ in points.values()], marker=marker, label=title
        )
        for limit, (balanced, over) in points.items():
            axes.annotate(f"{limit[0]}, {limit[1]}", (over, balanced), (4, 4), textcoords="offset points", fontsize=8)
    axes.set(
        xlabel="over-count", ylabel="lo balanced", title="Origins of one text family that may count, those by name"
    )
    axes.axvline(MAX_OVER, linestyle=":", color="gray")
    axes.legend()
    figure.savefig(PLOT, metadata={"Date": None}, bbox_inches="tight")


if __name__ == "__main__":
    main()

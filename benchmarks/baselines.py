"""What others would count, beside what we do: `python -m benchmarks.baselines ../shared/bench/origins/dev`.

For the claims of the annotated stories, with their assertions given: reports, families of texts (6-gram containment of
.3), families of which those under one agency's tag are one, always one, and Headwater's `lo`. Each with an interval
that holds 95 of 100 bootstrap samples of stories.
"""

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.given import Gold, Story, given_stories, lo_figures
from headwater.model import Claim, Report
from headwater.trace.copies import text_families

SAMPLES = 1_000
Count = Callable[[Gold, Claim, dict[str, Report], dict[str, str]], int]
Rows = list[tuple[int, int]]


def main() -> None:
    """Print a line for each way to count."""
    stories = list(given_stories(Path(sys.argv[1])))
    print(f"{'':28s} lo balanced            over-count")
    for name, count in COUNTS.items():
        rows = [_rows(story, count) for story in stories]
        balanced, over = lo_figures([row for story in rows for row in story])
        low, high = _interval(rows)
        print(f"{name:28s} {balanced:.3f} ({low[0]:.3f}..{high[0]:.3f})   {over:.3f} ({low[1]:.3f}..{high[1]:.3f})")


def _rows(story: Story, count: Count) -> Rows:
    gold, claims, annotated, shared = story
    of_id = {item.report.id: item.report for item in annotated}
    families = text_families(of_id, shared)
    return [
        (annotated["independent"]["lo"], count(annotated, claim, of_id, families))
        for annotated, claim in zip(gold, claims, strict=True)
    ]


def _interval(stories: Sequence[Rows]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the lower and the upper ends for both figures."""
    chance = random.Random(0)
    drawn = [
        lo_figures([row for story in chance.choices(stories, k=len(stories)) for row in story]) for _ in range(SAMPLES)
    ]
    ends = [sorted(figure) for figure in zip(*drawn, strict=True)]
    at = SAMPLES // 40
    return (ends[0][at], ends[1][at]), (ends[0][-at - 1], ends[1][-at - 1])


def _affirming(gold: Gold, claim: Claim) -> set[str]:
    """Reports that affirm a claim by the annotation: what anybody could count."""
    marks = zip(gold["assertions"], claim.assertions, strict=True)
    return {item.report for mark, item in marks if mark["stance"] == "affirms"}


def _reports(gold: Gold, claim: Claim, reports: dict[str, Report], families: dict[str, str]) -> int:
    del reports, families
    return len(_affirming(gold, claim))


def _families(gold: Gold, claim: Claim, reports: dict[str, Report], families: dict[str, str]) -> int:
    del reports
    return len({families[report] for report in _affirming(gold, claim)})


def _tagged(gold: Gold, claim: Claim, reports: dict[str, Report], families: dict[str, str]) -> int:
    agencies = {report: reports[report].agency for report in _affirming(gold, claim)}
    return len({families[report] if agency is None else agency.value for report, agency in agencies.items()})


def _one(gold: Gold, claim: Claim, reports: dict[str, Report], families: dict[str, str]) -> int:
    del gold, claim, reports, families
    return 1


def _ours(gold: Gold, claim: Claim, reports: dict[str, Report], families: dict[str, str]) -> int:
    del gold, reports, families
    return claim.independence.lo if claim.independence is not None else 0


COUNTS: dict[str, Count] = {
    "reports": _reports,
    "text families": _families,
    "text families, agency tags": _tagged,
    "always one": _one,
    "Headwater": _ours,
}

if __name__ == "__main__":
    main()

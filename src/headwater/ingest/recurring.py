"""Lines that recur within one outlet: they belong to its pages and not to its reports."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from headwater.ingest.lines import LOOKED_AT, WORD, words_key
from headwater.model import Block, Report, Role

FEWEST_REPORTS = 3  # of one outlet; two that share a line may be about one thing
MOST = 0.5  # of the outlet's reports have more than this share a line in common, it is a line of its pages
MAX_WORDS = 20  # a longer line is running text
COPIED = 0.5  # of the paragraphs of a report stand in an earlier one, and both are one report here: a copy or a version
BECAUSE = "stands in most reports of this outlet that were read together"


def mark_recurring(reports: Sequence[Report]) -> list[Report]:
    """Return reports, in order, with the short lines of the body that recur within one outlet marked as navigation.

    A line has to stand in most reports of its outlet, in three at least. Copies and versions of one report count once,
    so what only they share stays; reports of other outlets and of unknown ones never count. A headline stays what it
    is, a line in the words of one too, and no report loses all of its body. Text, offsets and ids do not change.

    Args:
        reports: What was read together.
    """
    of_outlet: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.outlet is not None:
            of_outlet[report.outlet.value].append(report)
    recurring = {outlet: _recurring(group) for outlet, group in of_outlet.items() if len(group) >= FEWEST_REPORTS}
    return [_marked(report, recurring.get(report.outlet.value) if report.outlet else None) for report in reports]


def _recurring(reports: Sequence[Report]) -> frozenset[str]:
    """Return the keys of the lines that most reports of one outlet have."""
    counted, first_with, first_of = Counter[str](), dict[str, int](), list[int]()
    for at, report in enumerate(reports):
        lines = {key: block for block in report.blocks if block.role is Role.BODY and (key := _key(report, block))}
        paragraphs = [key for key, block in lines.items() if not _is_short(report, block)]
        first_of.append(at)
        owner, shared = max(Counter(first_with.get(key, at) for key in paragraphs).items(), key=_rank, default=(at, 0))
        if owner != at and shared > COPIED * len(paragraphs):
            first_of[at] = first_of[owner]
            continue
        for key in paragraphs:
            first_with.setdefault(key, at)
        counted.update(key for key, block in lines.items() if _is_short(report, block))
    distinct = len(set(first_of))
    return frozenset(key for key, times in counted.items() if times >= FEWEST_REPORTS and times > MOST * distinct)


def _rank(counted: tuple[int, int]) -> tuple[int, int]:
    return counted[1], -counted[0]


def _marked(report: Report, recurring: frozenset[str] | None) -> Report:
    if not recurring:
        return report
    title = words_key(report.title.value) if report.title is not None else ""
    blocks = tuple(
        replace(block, role=Role.NAVIGATION, because=BECAUSE)
        if block.role is Role.BODY
        and _is_short(report, block)
        and (key := _key(report, block)) in recurring
        and key != title
        else block
        for block in report.blocks
    )
    has_body = any(block.role is Role.BODY for block in blocks)
    return replace(report, blocks=blocks) if has_body and blocks != report.blocks else report


def _key(report: Report, block: Block) -> str:
    return words_key(report.text[block.start : block.end])


def _is_short(report: Report, block: Block) -> bool:
    line = report.text[block.start : block.end]
    return len(line) <= LOOKED_AT and len(WORD.findall(line)) <= MAX_WORDS

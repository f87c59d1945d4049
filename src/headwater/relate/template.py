"""Lines that one outlet prints under report after report: its own template, and no reuse between reports.

They are counted within one outlet, never across: a line that stands in the reports of many outlets is a wire story, and
that is what reuse is there to see.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from headwater.model import Report
from headwater.relate.words import OWN_ROLES, WORD

MIN_REPORTS = 4  # of an outlet that have a line; three may be one report and two updates of it
MIN_SHARE = 0.2  # of the outlet's reports: a story it tells again and again is in fewer
MIN_OWN = 0.5  # of the reports with the line, at least so many are mostly of other words


def without_template(reports: Sequence[Report]) -> list[tuple[str, str]]:
    """Return `(id, title and body)` of reports, a block a line, without the lines that are template of their outlet.

    Reports of an unknown outlet keep all their lines.
    """
    by_outlet = defaultdict[str, list[dict[str, str]]](list)
    lines = {report.id: own_lines(report) for report in reports}
    for report in {report.id: report for report in reports}.values():
        if report.outlet is not None:
            by_outlet[report.outlet.value].append(lines[report.id])
    template = {outlet: template_lines(pages) for outlet, pages in by_outlet.items()}
    return [
        (
            report.id,
            "\n".join(text for key, text in lines[report.id].items() if key not in template.get(_outlet(report), ())),
        )
        for report in reports
    ]


def template_lines(pages: Sequence[dict[str, str]]) -> frozenset[str]:
    """Return the lines that are template of an outlet.

    Args:
        pages: The distinct lines of each of its reports, by what they are compared by.
    """
    counts = Counter(key for page in pages for key in page)
    often = {key for key, count in counts.items() if count >= max(MIN_REPORTS, MIN_SHARE * len(pages))}
    own = Counter(key for page in pages if _has_more(page, often) for key in page)
    return frozenset(key for key in often if own[key] >= MIN_OWN * counts[key])


def _has_more(page: dict[str, str], often: Set[str]) -> bool:
    """Tell whether a report is mostly of its own lines; one that is not is an update of another."""
    frequent = sum(len(key) for key in page if key in often)
    return 2 * frequent < sum(map(len, page))


def own_lines(report: Report) -> dict[str, str]:
    """Return the lines of title and body by their words in lower case, the first of equals."""
    found = dict[str, str]()
    for block in report.roles(*OWN_ROLES):
        text = report.text[block.start : block.end]
        found.setdefault(" ".join(WORD.findall(text.lower())), text)
    return found


def _outlet(report: Report) -> str:
    return report.outlet.value if report.outlet is not None else ""

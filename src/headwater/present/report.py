"""What was understood of one report, for a terminal: each fact with how it is known, each line with its role."""

from rich.console import Console
from rich.text import Text

from headwater.model import Block, Known, Report
from headwater.present.words import counted, excerpt, printable

WIDEST = 140  # columns; a wider terminal is left empty at the right
LABEL = 12  # columns of the names in front; a quarter of the width is for the reasons behind
UNKNOWN = "unknown"


def print_report(report: Report, kind: str, console: Console) -> None:
    """Print a report: what it was read from, its facts and how each is known, its lines by role.

    Args:
        report: The report.
        kind: What it was read from ("page", "mail").
        console: Where to print it.
    """
    width = min(console.width, WIDEST)
    head = f"{kind} · {counted(len(report.blocks), 'line')} · {report.id}"
    _print(console, Text.assemble((printable(report.name), "bold"), (f"  {head}", "dim")))
    for label, value, how in _facts(report):
        style = "dim" if value == UNKNOWN else ""
        _print(console, _row(label, excerpt(value, _room(width)), how, width, style))
    for entry in report.entries:
        words = excerpt(report.text[entry.start : entry.end], _room(width))
        _print(console, _row("entry", words, f"{entry.published.value.iso}, {entry.published.how.value}", width))
    console.print()
    for block in report.blocks:
        words = excerpt(report.text[block.start : block.end], _room(width))
        _print(console, _row(block.role.value, words, block.because, width, _style(block)))
    console.print()


def _facts(report: Report) -> list[tuple[str, str, str]]:
    known: dict[str, Known[str] | None] = {
        "title": report.title,
        "outlet": report.outlet,
        "republisher": report.republisher,
        "agency": report.agency,
        "byline": report.byline,
        "language": report.language,
    }
    facts = [(name, fact.value, fact.how.value) if fact else (name, UNKNOWN, "") for name, fact in known.items()]
    when = report.published
    facts.append(("published", when.value.iso, when.how.value) if when is not None else ("published", UNKNOWN, ""))
    sure = report.confidence
    facts.append(("confidence", f"{sure.score:g}", sure.because) if sure is not None else ("confidence", UNKNOWN, ""))
    return [*facts, ("address", report.url or UNKNOWN, "")]


def _room(width: int) -> int:
    return max(width - LABEL - width // 4 - 2, 20)


def _row(label: str, words: str, reason: str, width: int, style: str = "") -> Text:
    padded = words.ljust(_room(width))
    return Text.assemble((label.ljust(LABEL), "cyan"), (padded, style), (f"  {excerpt(reason, width // 4)}", "dim"))


def _style(block: Block) -> str:
    return {"title": "bold", "body": ""}.get(block.role.value, "dim")


def _print(console: Console, line: Text) -> None:
    line.rstrip()
    console.print(line, soft_wrap=True)

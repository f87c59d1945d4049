"""A trace for a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from headwater.model import Assertion, Origin, Report, Stance, Trace
from headwater.present.view import ClaimView, StoryView, view_story
from headwater.present.words import chain_words, counted, excerpt, headline, interval, printable


def print_trace(trace: Trace, console: Console, *, everything: bool = False) -> None:
    """Print every story: its headline, claims opened into origins and quotes, differences, what is not held, reports.

    Args:
        trace: What to print.
        console: Where to print it.
        everything: Show the claims of single reports too.
    """
    for story in trace.stories:
        _print_story(view_story(story, trace), console, everything=everything)


def _print_story(view: StoryView, console: Console, *, everything: bool) -> None:
    console.print(Text(printable(view.story.title), style="bold"))
    console.print(Text(headline(view.story), style="bold green"))
    _heading(console, "What is reported")
    shown = (*view.leading, *view.others) if everything else view.leading
    for number, claim in enumerate(shown, start=1):
        _print_claim(number, claim, view, console)
    if len(shown) < len(view.leading) + len(view.others):
        rest = counted(len(view.others), "claim")
        console.print(
            Padding(Text(f"and {rest} that fewer reports carry (--all shows them)", style="dim"), (1, 0, 0, 2))
        )
    _print_differences(view, console)
    _print_not_held(view.not_held, view, console)
    _heading(console, "Reports")
    for report in view.reports.values():
        _print_report(report, view, console)
    console.print()


def _print_claim(number: int, view: ClaimView, story: StoryView, console: Console) -> None:
    claim = view.claim
    count = f"{counted(len(claim.reports), 'report')} · {interval(claim.independence)}"
    disputed = " · disputed" if view.against else ""
    console.print()
    console.print(Text.assemble((f"{number:>2}  ", "dim"), (excerpt(claim.text), "bold")))
    console.print(
        Padding(Text.assemble((count, "green"), (disputed, "yellow"), (f"  {claim.id}", "dim")), (0, 0, 0, 4))
    )
    for origin in view.origins:
        mark = "●" if origin.origin.clear else "○"
        console.print(Padding(Text(f"{mark} {printable(origin.origin.name)}", style="cyan"), (0, 0, 0, 4)))
        for item in origin.assertions:
            _print_assertion(item, story, console)
    for item in view.against:
        word = "denied" if item.stance is Stance.DENIES else "doubted"
        console.print(Padding(Text(f"✕ {word}", style="yellow"), (0, 0, 0, 4)))
        _print_assertion(item, story, console)
    for reason in claim.independence.reasons if claim.independence is not None else ():
        console.print(Padding(Text(printable(reason), style="dim"), (0, 0, 0, 4)))


def _print_assertion(item: Assertion, story: StoryView, console: Console) -> None:
    console.print(Padding(Text(chain_words(item, story.reports[item.report])), (0, 0, 0, 6)))
    console.print(Padding(Text(f"“{excerpt(item.span.quote)}”", style="italic"), (0, 0, 0, 8)))


def _print_differences(view: StoryView, console: Console) -> None:
    claims = [item for item in view.leading if item.claim.differences]
    if not claims and not view.conflicts:
        return
    _heading(console, "Where reports differ")
    for conflict in view.conflicts:
        _pair(
            console,
            conflict.label,
            (conflict.a_span.report, conflict.a_span.quote),
            (conflict.b_span.report, conflict.b_span.quote),
            view,
        )
    for claim in claims:
        by_id = {item.id: item for item in claim.claim.assertions}
        for difference in claim.claim.differences:
            one, two = by_id[difference.a], by_id[difference.b]
            _pair(console, difference.label, (one.report, one.span.quote), (two.report, two.span.quote), view)


def _pair(console: Console, label: str, one: tuple[str, str], two: tuple[str, str], view: StoryView) -> None:
    console.print(Padding(Text(printable(label), style="yellow"), (0, 0, 0, 2)))
    for report, quote in (one, two):
        words = Text.assemble((f"{printable(view.reports[report].label)}: ", "dim"), f"“{excerpt(quote, 140)}”")
        console.print(Padding(words, (0, 0, 0, 4)))


def _print_not_held(origins: tuple[Origin, ...], view: StoryView, console: Console) -> None:
    if not origins:
        return
    _heading(console, "Cited but not held")
    of_assertion = {item.id: item.report for claim in view.story.claims for item in claim.assertions}
    for origin in origins:
        citing = {view.reports[of_assertion[item]].label for item in origin.assertions}
        line = Text.assemble(printable(origin.name), (f"  cited by {printable(', '.join(sorted(citing)))}", "dim"))
        console.print(Padding(line, (0, 0, 0, 2)))


def _print_report(report: Report, view: StoryView, console: Console) -> None:
    date = report.published.value.iso if report.published is not None else "date unknown"
    outlet = f"{report.outlet.value} ({report.outlet.how.value})" if report.outlet is not None else "outlet unknown"
    alone = sum(claim.claim.reports == (report.id,) for claim in view.others)
    facts = f"  {outlet}, {date}; {counted(alone, 'claim')} of its own"
    console.print(Padding(Text.assemble(printable(report.name), (printable(facts), "dim")), (0, 0, 0, 2)))


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold underline"))

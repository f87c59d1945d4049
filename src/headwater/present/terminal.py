"""A trace for a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from headwater.model import Report, Trace
from headwater.present.view import ClaimView, OriginView, StoryView, Voice, Wording, view_story
from headwater.present.words import (
    ARROW,
    chain_names,
    counted,
    excerpt,
    heading,
    headline,
    interval,
    printable,
    unquoted,
)

WIDEST = 110  # columns; longer lines are hard to read, and a narrower terminal gets what it has
NARROWEST = 20  # columns left for words at the deepest indentation, on however narrow a terminal
MOST_WORDINGS = 8  # of one origin of one claim that are shown where not everything is asked for
LEGEND = "● clear origin   ○ unclear origin   ✕ said against it"


def print_trace(trace: Trace, console: Console, *, everything: bool = False) -> None:
    """Print every story: its headline, claims opened into origins and quotes, differences, what is not held, reports.

    Args:
        trace: What to print.
        console: Where to print it.
        everything: Show the claims of single reports too, and all wordings of a claim that many carry.
    """
    for story in trace.stories:
        _StoryPrinter(view_story(story, trace), console, everything=everything).print()


class _StoryPrinter:
    """Prints one story, a line at a time: lines are wrapped to a hanging indentation and end where their words end."""

    def __init__(self, view: StoryView, console: Console, *, everything: bool) -> None:
        self._view, self._console, self._everything = view, console, everything
        self._width = min(console.width, WIDEST)

    def print(self) -> None:
        view = self._view
        self._line(0, heading(view.story.title), "bold")
        self._line(0, Text.assemble((headline(view.story), "bold green"), (f"  {view.story.id}", "dim")))
        if view.leading:
            self._line(0, "counted for its first claim; every claim below has a count of its own", "dim")
            self._line(0, LEGEND, "dim")
        self._claims((*view.leading, *view.others) if self._everything else view.leading)
        if view.others and not self._everything:
            self._gap()
            more = "carried by one report each" if len(view.leading[0].claim.reports) > 1 else "more"
            self._line(4, f"and {counted(len(view.others), 'claim')} {more}; --all shows them", "dim")
        self._origins()
        self._differences()
        self._not_held()
        self._heading("Reports")
        for report in view.listed:
            self._report(report)
        self._gap()

    def _claims(self, claims: Sequence[ClaimView]) -> None:
        if claims:
            self._heading("What is reported")
        for claim in claims:
            self._gap()
            self._claim(claim)

    def _claim(self, view: ClaimView) -> None:
        claim = view.claim
        self._line(0, Text.assemble((f"{view.number:>2}  ", "dim"), (heading(claim.text), "bold")), hang=4)
        count = f"{counted(len(claim.reports), 'report')} · {interval(claim.independence)}"
        unclear = f" · {view.unclear}" if view.unclear else ""
        dispute = f" · {view.dispute}" if view.dispute else ""
        marks = ((count, "green"), (unclear, "yellow"), (dispute, "bold red"), (f"  {claim.id}", "dim"))
        self._line(4, Text.assemble(*marks))
        self._judged(4, claim.judged)
        for origin in view.origins:
            self._line(4, f"{'●' if origin.origin.clear else '○'} {printable(origin.origin.name)}", "cyan", hang=2)
            self._wordings(origin.wordings, skip_chain=_says_nothing_new(origin))
        for word, said in (("denied", view.denied), ("doubted", view.doubted)):
            if said:
                self._line(4, f"✕ {word}", "bold red")
                self._wordings(said)
        named = {printable(origin.origin.name) for origin in view.origins}
        for reason in claim.independence.reasons if claim.independence is not None else ():
            if printable(reason).partition(": ")[2] not in named:  # what only repeats a line above it
                self._line(4, printable(reason), "dim", hang=2)

    def _wordings(self, wordings: Sequence[Wording], *, skip_chain: bool = False) -> None:
        shown = wordings if self._everything else wordings[:MOST_WORDINGS]
        for said in shown:
            for voice in () if skip_chain else said.voices:
                self._line(6, self._chain(voice), hang=2)
            self._line(8, f"“{excerpt(unquoted(said.quote))}”", "italic", hang=1)
        if len(shown) < len(wordings):
            self._line(6, f"and {counted(len(wordings) - len(shown), 'more wording')}; --all shows them", "dim")

    def _chain(self, voice: Voice) -> str:
        words = ARROW.join(chain_names(voice.first, self._view.labels[voice.first.report]))
        return f"{words} (and {counted(len(voice.again), 'more place')})" if voice.again else words

    def _origins(self) -> None:
        for number, origin in enumerate(self._view.clear_origins):
            if number == 0:
                self._heading("Clear origins")
            self._line(4, Text.assemble(f"● {printable(origin.name)}", (f"  {origin.kind.value}", "dim")), hang=2)
            self._judged(6, origin.judged)
            for reason in origin.because:
                self._line(6, printable(reason), "dim", hang=2)

    def _judged(self, indent: int, decisions: Sequence[str]) -> None:
        for decision in decisions:
            self._line(indent, printable(decision), "magenta", hang=2)

    def _differences(self) -> None:
        claims = [claim for claim in self._view.leading if claim.differences]
        if not claims and not self._view.conflicts:
            return
        self._heading("Where reports differ")
        for conflict in self._view.conflicts:
            self._line(4, f"conflict, {printable(conflict.label)}", "bold red", hang=2)
            for span in (conflict.a_span, conflict.b_span):
                label = f"{printable(self._view.labels[span.report])}: "
                self._line(6, Text.assemble((label, "dim"), f"“{excerpt(unquoted(span.quote))}”"), hang=2)
        for claim in claims:
            title = heading(claim.claim.text, max(NARROWEST, self._width - 9))
            self._line(0, Text.assemble((f"{claim.number:>2}  ", "dim"), title), hang=4)
            for difference in claim.differences:
                names = " and ".join(self._view.labels[item.report] for item in (difference.one, difference.two))
                self._line(
                    4,
                    Text.assemble((printable(difference.label), "yellow"), (f"  in {printable(names)}", "dim")),
                    hang=2,
                )

    def _not_held(self) -> None:
        for number, origin in enumerate(self._view.not_held):
            if number == 0:
                self._heading("Cited but not held")
            names = printable(", ".join(self._view.citing(origin)))
            self._line(4, Text.assemble(printable(origin.name), (f"  cited by {names}", "dim")), hang=2)

    def _report(self, report: Report) -> None:
        date = report.published.value.iso if report.published is not None else "date not known"
        outlet = report.outlet.value if report.outlet is not None else "outlet not known"
        credit = f", words of {report.agency.value}" if report.agency is not None else ""
        alone = sum(claim.claim.reports == (report.id,) for claim in (*self._view.leading, *self._view.others))
        own = f"; {counted(alone, 'claim')} of its own" if alone else ""
        if report.language is not None and report.is_foreign:
            own = f"; not traced, its language is {report.language.value}"
        facts = printable(f"{outlet}, {date}{credit}{own}")
        self._line(4, Text.assemble(printable(report.name), (f"  {facts}", "dim")), hang=2)
        self._judged(6, report.corrected)

    def _heading(self, words: str) -> None:
        self._gap()
        self._line(0, words, "bold underline")

    def _gap(self) -> None:
        self._console.print()

    def _line(self, indent: int, words: str | Text, style: str = "", *, hang: int = 0) -> None:
        """Print one paragraph; its lines but the first stand `hang` columns further in."""
        text = words if isinstance(words, Text) else Text(words, style=style)
        for number, line in enumerate(text.wrap(self._console, max(NARROWEST, self._width - indent - hang))):
            line.rstrip()
            margin = Text(" " * (indent + hang * (number > 0)))
            self._console.print(margin.append_text(line), soft_wrap=True)


def _says_nothing_new(origin: OriginView) -> bool:
    """Whether an unclear origin is named after the one report that gives no source, as its chain would be again."""
    voices = [voice for said in origin.wordings for voice in said.voices]
    return not origin.origin.clear and len(voices) == 1 and not voices[0].first.chain and not voices[0].again

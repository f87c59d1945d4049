"""The stages composed, in one process: reports in, traced stories out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.annotate import Parser, annotate_all
from headwater.engine.models import Models, load_models
from headwater.model import Annotated, Claim, Decided, Judgement, Report, Reuse, Story, Trace, content_id
from headwater.model.correction import corrected, counts, without_wrong
from headwater.relate import Embedder, align, find_claims, reuse, statements, stories
from headwater.trace import add_bounds, find_conflicts, find_differences, trace_origins

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""

MOST_COMPARED = 20  # claims of a story that are searched for conflicts: what a reader sees first


def trace(
    reports: Iterable[Report],
    *,
    models: Models | None = None,
    one_story: bool = False,
    decided: Sequence[Decided] = (),
    progress: Progress | None = None,
) -> Trace:
    """Trace every claim of the reports to its origins.

    Args:
        reports: What `headwater.read` gives, in any order; a report that is given twice counts once. One that is not in
            English is in its story, and no claim is looked for in it.
        models: Loaded models, to use them again; they are loaded where none are given.
        one_story: Take all the reports for one story instead of grouping them.
        decided: What people judged and corrected of these reports, the earliest first.
        progress: Told how far the reading of the reports is.

    Returns:
        The reports and their stories; the same for the same reports in any order.

    Raises:
        HeadwaterError: A model file is missing or is not the one it should be.
    """
    given = {report.id: corrected(report, decided) for report in reports}
    unique = [given[report] for report in sorted(given)]
    if not unique:
        return Trace((), ())
    models = models or load_models()
    annotated = {}
    for done, item in enumerate(annotate_english(unique, models.parser), start=1):
        annotated[item.report.id] = item
        if progress is not None:
            progress("reading", done, len(unique))
    shared = reuse(unique)
    groups = [tuple(report.id for report in unique)] if one_story else stories(unique, models.embedder)
    grouped = ([annotated[report] for report in sorted(group)] for group in groups)
    made = [trace_story(story, shared, models.embedder, decided) for story in grouped]
    return Trace(tuple(unique), tuple(sorted(made, key=lambda story: (-len(story.reports), story.id))))


def annotate_english(reports: Sequence[Report], parser: Parser) -> Iterator[Annotated]:
    """Yield the reports annotated, in their order; those in another language than English with nothing read in them."""
    english = annotate_all([report for report in reports if not report.is_foreign], parser)
    for report in reports:
        yield Annotated(report, (), ()) if report.is_foreign else next(english)


def trace_story(
    annotated: Sequence[Annotated],
    shared: Sequence[Reuse],
    embedder: Embedder | None,
    decided: Sequence[Decided] = (),
) -> Story:
    """Relate and trace the reports of one story.

    Args:
        annotated: The reports, in the order of their ids.
        shared: The text that reports share, without passages; pairs of other reports do not matter.
        embedder: Sentence vectors; without them the words alone decide.
        decided: What people judged and corrected, the earliest first.
    """
    judgements = [item for item in decided if isinstance(item, Judgement)]
    counted = [without_wrong(item, decided) for item in annotated if counts(item.report, decided)]
    reports = {item.report.id: item.report for item in counted}
    aligned = _aligned(reports, shared)
    stated = [statement for item in counted for statement in statements(item)]
    claims = find_claims(stated, embedder, judgements)
    traced = trace_origins(claims, counted, aligned, judgements)
    ordered = sorted(traced.claims, key=_standing)
    return Story(
        id=content_id("t", *(item.report.id for item in annotated)),
        title=_title([item.report for item in counted or annotated], ordered),
        reports=tuple(reports),
        claims=add_bounds([replace(claim, differences=find_differences(claim, traced.origins)) for claim in ordered]),
        origins=traced.origins,
        conflicts=find_conflicts(ordered[:MOST_COMPARED], reports),
        reuse=aligned,
        left_out=tuple(item.report.id for item in annotated if item.report.id not in reports),
    )


def _standing(claim: Claim) -> tuple[bool, bool]:
    """What several reports carry comes first, and of that what anybody affirms; else the order stays as it is."""
    return len(claim.reports) == 1, claim.independence is not None and claim.independence.hi == 0


def _aligned(reports: Mapping[str, Report], shared: Sequence[Reuse]) -> tuple[Reuse, ...]:
    """The reuse within one story, with its passages."""
    return tuple(
        replace(pair, passages=align(reports[pair.a], reports[pair.b]))
        for pair in shared
        if pair.a in reports and pair.b in reports
    )


def _title(reports: Sequence[Report], claims: Sequence[Claim]) -> str:
    """The title of the report that carries most of the leading claims; a claim where no report has a title."""
    titled = [report for report in reports if report.title is not None]
    if titled and claims:
        carried = Counter(report_id for claim in claims[:MOST_COMPARED] for report_id in claim.reports)
        best = max(titled, key=lambda report: (carried[report.id], report.id))
        return best.title.value if best.title is not None else ""
    return claims[0].text if claims else reports[0].text.strip()[:80]

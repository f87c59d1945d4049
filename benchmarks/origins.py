"""Origins: claims, chains and intervals of annotated stories, end to end or from gold assertions (`--given`)."""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.annotate import annotate_all
from headwater.engine import Models, load_models, trace, trace_given
from headwater.ingest import read_text
from headwater.model import Assertion, Claim, Origin, Report


def run(data: Path, out: Path, options: Options) -> None:
    """Write `<story>.pred.json` for every story of a folder.

    Args:
        data: Folder of `<story>.reports.json`, with `<story>.gold.json` for `--given`.
        out: Folder of predictions.
        options: `given`.
    """
    meter = Meter()
    with meter.loading():
        models = load_models()
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(data.glob("*.reports.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        reports = {str(row["id"]): read_text(row["text"], name=str(row["id"])) for row in story["reports"]}
        gold = path.with_name(f"{story['story']}.gold.json")
        claims = _given(reports, gold, models) if options.given else _traced(reports, models)
        prediction = {"story": story["story"], "claims": claims}
        (out / f"{story['story']}.pred.json").write_text(json.dumps(prediction, ensure_ascii=False), encoding="utf-8")
        meter.add(len(reports))
    meter.report()


def _traced(reports: dict[str, Report], models: Models) -> list[dict[str, object]]:
    story = trace(reports.values(), models=models, one_story=True).stories[0]
    names = {report.id: name for name, report in reversed(reports.items())}
    return _rows(story.claims, story.origins, names)


def _given(reports: dict[str, Report], gold: Path, models: Models) -> list[dict[str, object]]:
    claims = json.loads(gold.read_text(encoding="utf-8"))["claims"]
    quotes = [[(str(item["report"]), item["quote"]) for item in claim["assertions"]] for claim in claims]
    spans = [[(reports[name].id, *_find(reports[name].text, quote)) for name, quote in claim] for claim in quotes]
    annotated = list(annotate_all(list(reports.values()), models.parser))
    traced = trace_given(annotated, spans)
    return _rows(traced.claims, traced.origins, {report.id: name for name, report in reversed(reports.items())})


def _find(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def _rows(claims: Sequence[Claim], origins: Sequence[Origin], names: dict[str, str]) -> list[dict[str, object]]:
    origin_of = {item: origin.id for origin in origins for item in origin.assertions}
    return [
        {
            "text": claim.text,
            "assertions": [_row(item, origin_of, names) for item in claim.assertions],
            "independent": claim.independence and {"lo": claim.independence.lo, "hi": claim.independence.hi},
        }
        for claim in claims
    ]


def _row(item: Assertion, origin_of: dict[str, str], names: dict[str, str]) -> dict[str, object]:
    return {
        "report": names[item.report],
        "start": item.span.start,
        "end": item.span.end,
        "stance": item.stance.value,
        "origin": origin_of[item.id],
        "chain": [
            {"name": link.source.name, "start": link.source.mention.start, "end": link.source.mention.end}
            for link in item.chain
        ],
    }

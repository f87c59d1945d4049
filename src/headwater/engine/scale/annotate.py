"""The stage that annotates reports, and takes from each what relating it to others needs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.annotate import Parser, load_parser
from headwater.engine.scale import errors
from headwater.engine.scale.files import write_rows
from headwater.engine.scale.markers import Done
from headwater.engine.scale.plan import Plan
from headwater.engine.scale.rowtypes import Row
from headwater.engine.scale.spools import annotated_schema, key_of, read_rows, word_key
from headwater.engine.scale.tables import Quarantined, row_of, schema_of
from headwater.engine.scale.work import Task
from headwater.engine.tracing import annotate_english
from headwater.model import Annotated, Report
from headwater.relate import load_embedder
from headwater.relate.ngrams import word_grams
from headwater.relate.template import own_lines
from headwater.relate.vectors import MAX_TOKENS
from headwater.relate.words import WORD, own_text
from headwater.store.codec import from_json, to_json

VECTOR_SCALE = 10_000  # vectors are kept as whole numbers, whose products are the same in any order and on any machine


class Annotate:
    """Annotates shards of reports."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._parser, self._embedder = plan, load_parser(), load_embedder()

    def __call__(self, task: Task) -> Done:
        """Annotate the reports of a shard that were not met before."""
        repeated = set(from_json(tuple[int, ...], task.load))
        rows = list(read_rows([self._plan.spool("read", task.shard)]))
        refused = [Quarantined(*(str(row[key]) for key in ("name", "code", "message"))) for row in rows if row["code"]]
        kept = (row for row in rows if row["key"] is not None and row["place"] not in repeated)
        given = [from_json(Report, str(row["report"])) for row in kept]
        annotated = list[Annotated]()
        for item in _annotated(given, self._parser):
            if isinstance(item, Quarantined):
                refused.append(item)
            else:
                annotated.append(item)
        self._write(task.shard, annotated, refused)
        return Done(
            taken=len(given),
            given=len(annotated),
            refused=len(given) - len(annotated),
            skipped=len(repeated),
        )

    def _write(self, shard: int, annotated: Sequence[Annotated], refused: Sequence[Quarantined]) -> None:
        said = [row_of("attributions", item) for found in annotated for item in found.attributions]
        write_rows(self._plan.part("attributions", shard), schema_of("attributions"), said)
        set_aside = [row_of("quarantine", item) for item in refused]
        write_rows(self._plan.part("quarantine", shard), schema_of("quarantine"), set_aside)
        write_rows(self._plan.spool("annotate", shard), annotated_schema(), self._rows(annotated))

    def _rows(self, annotated: Sequence[Annotated]) -> list[Row]:
        if not annotated:
            return []
        texts = [own_text(item.report) for item in annotated]
        grams = grams_of([own_lines(item.report) for item in annotated])
        vectors = np.rint(self._embedder.vectors(texts, max_tokens=MAX_TOKENS) * VECTOR_SCALE).astype(np.int16)
        return [
            {
                "key": key_of(item.report.id),
                "annotated": to_json(item),
                "grams": gram,
                "vector": vector,
                **_lines(item.report),
                **_words(text),
            }
            for item, text, gram, vector in zip(annotated, texts, grams, vectors, strict=True)
        ]


def _annotated(reports: Sequence[Report], parser: Parser) -> Iterator[Annotated | Quarantined]:
    """Yield the reports annotated; where one of them cannot be, each is tried by itself."""
    try:
        yield from list(annotate_english(reports, parser))
    except Exception as error:  # noqa: BLE001  the boundary of a stage: one report must not stop a run
        if len(reports) == 1:
            refused = errors.not_annotated(reports[0].name, type(error).__name__)
            yield Quarantined(reports[0].name, refused.code, refused.message)
            return
        for report in reports:
            yield from _annotated([report], parser)


def grams_of(pages: Sequence[Mapping[str, str]]) -> list[NDArray[np.int64]]:
    """Return the distinct 6-grams of reports, given their lines."""
    hashes, owners = word_grams(["\n".join(lines.values()) for lines in pages])
    parts = np.split(hashes.view(np.int64), np.searchsorted(owners, np.arange(1, len(pages))))
    return [np.unique(part) for part in parts]


def _lines(report: Report) -> Row:
    """Return what finding the template of an outlet needs: see `headwater.relate.template`."""
    lines = own_lines(report)
    outlet = None if report.outlet is None else word_key(report.outlet.value)
    return {"outlet": outlet, "lines": [word_key(line) for line in lines], "chars": [len(line) for line in lines]}


def _words(text: str) -> dict[str, list[int]]:
    counted = Counter(WORD.findall(text.lower()))
    return {"words": [word_key(word) for word in counted], "counts": list(counted.values())}

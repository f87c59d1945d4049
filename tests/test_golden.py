"""The example's trace, word for word as a terminal shows it.

What changes it on purpose writes it anew: `HEADWATER_GOLDEN=write python -m pytest tests/test_golden.py`, and looks at
the difference.
"""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from headwater.engine import collect, load_models, trace
from headwater.present import print_trace, trace_form

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "secret-talks.txt"


@pytest.fixture(scope="module")
def models():
    return load_models()


@pytest.fixture(scope="module")
def reports():
    return collect([ROOT / "examples" / "secret-talks"]).reports


def test_the_example_prints_what_it_printed(models, reports):
    console = Console(file=io.StringIO(), width=110, no_color=True, force_terminal=False)
    print_trace(trace(reports, models=models), console, everything=True)
    printed = console.file.getvalue()
    if os.environ.get("HEADWATER_GOLDEN") == "write":
        GOLDEN.write_text(printed, encoding="utf-8")
    assert printed == GOLDEN.read_text(encoding="utf-8")


def test_the_order_of_reports_does_not_matter(models, reports):
    assert trace_form(trace(reports, models=models)) == trace_form(trace(reports[::-1], models=models))


def test_a_report_that_is_given_twice_counts_once(models, reports):
    once = trace(reports, models=models)
    again = trace([*reports, replace(reports[0], name="the same again")], models=models)
    assert [story.independence for story in once.stories] == [story.independence for story in again.stories]
    assert len(again.reports) == len(reports)


def test_every_span_of_the_trace_is_true_to_its_report(models, reports):
    traced = trace(reports, models=models)
    texts = {report.id: report.text for report in traced.reports}
    for story in traced.stories:
        for item in (item for claim in story.claims for item in claim.assertions):
            cues = [span for link in item.chain for span in (link.source.mention, *link.cue)]
            assert all(texts[span.report][span.start : span.end] == span.quote for span in (item.span, *cues))
        for shared in story.reuse:
            for passage in shared.passages:
                one = texts[shared.a][passage.a_start : passage.a_end]
                two = texts[shared.b][passage.b_start : passage.b_end]
                assert one.lower().split()[0].strip(".,") == two.lower().split()[0].strip(".,")

"""The two reports that define the program: two reports, one origin."""

import json

import pytest

from benchmarks.seeds import letters_of, row_of
from headwater.engine import collect, load_models, trace
from headwater.model import Role
from tests.factory import BENCH, needs_bench

SEEDS = BENCH / "seeds"
pytestmark = needs_bench


@pytest.fixture(scope="module")
def gold():
    return json.loads((SEEDS / "claims.gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def traced(gold):
    paths = [SEEDS / document["path"] for document in gold["documents"].values()]
    return trace(collect(paths).reports, models=load_models())


@pytest.fixture(scope="module")
def rows(gold, traced):
    letters = letters_of(traced.reports, {letter: document["path"] for letter, document in gold["documents"].items()})
    return {claim["id"]: row_of(claim, traced, letters) for claim in gold["claims"]}


@pytest.mark.parametrize("claim", ["C01", "C02", "C04"])
def test_the_secret_talks_rest_on_one_origin_in_both_reports(rows, claim):
    row = rows[claim]
    assert row["reports"] == ["A", "B"]
    assert (row["lo"], row["hi"]) == (1, 1)
    assert all("CNN" in origin for origin in row["origins"])


def test_the_story_is_two_reports_and_one_origin(traced):
    assert len(traced.stories) == 1
    found = traced.stories[0].independence
    assert (found.lo, found.hi) == (1, 1)


def test_a_meeting_by_may_goes_to_south_korea_and_not_to_cnn(gold, traced):
    spans = {(letter, span["start"]) for letter, given in _spans(gold, "C07").items() for span in given}
    named = {document["path"]: letter for letter, document in gold["documents"].items()}
    letter_of = {
        report.id: letter for report in traced.reports for path, letter in named.items() if path in report.name
    }
    origins = {item: origin for story in traced.stories for origin in story.origins for item in origin.assertions}
    announced = [
        origins[item.id].name
        for story in traced.stories
        for claim in story.claims
        for item in claim.assertions
        if any(letter == letter_of[item.report] and abs(item.span.start - start) < 130 for letter, start in spans)
        and any("Korea" in link.source.mention.quote for link in item.chain)
    ]
    assert announced
    assert not any("CNN" in name for name in announced)


def _spans(gold, claim_id):
    return next(claim["spans"] for claim in gold["claims"] if claim["id"] == claim_id)


def test_the_reactor_report_is_a_claim_of_one_report(rows):
    assert rows["C22"]["reports"] == ["A"]
    assert any("think-tank" in origin or "Institute" in origin for origin in rows["C22"]["origins"])


def test_most_gold_claims_are_found_on_the_right_number_of_origins(rows):
    assert sum(row["found"] for row in rows.values()) >= 18
    assert sum(row["right origins"] for row in rows.values()) >= 17


def test_no_boilerplate_is_stated_or_quoted(gold, traced):
    boilerplate = [(span["start"], span["end"]) for span in gold["boilerplate_spans"]]
    (copy,) = (report for report in traced.reports if report.name.endswith(gold["documents"]["B"]["path"]))
    spans = [item.span for story in traced.stories for claim in story.claims for item in claim.assertions]
    assert not any(
        span.report == copy.id and span.start < end and span.end > start for span in spans for start, end in boilerplate
    )
    for start, end in boilerplate:
        roles = {block.role for block in copy.blocks if block.start < end and block.end > start}
        assert Role.BODY not in roles


def test_every_span_is_true_to_its_report(traced):
    texts = {report.id: report.text for report in traced.reports}
    for story in traced.stories:
        for claim in story.claims:
            for item in claim.assertions:
                spans = [item.span, *(link.source.mention for link in item.chain)]
                assert all(texts[span.report][span.start : span.end] == span.quote for span in spans)


def test_one_date_under_a_bound_is_told_in_the_words_of_both_reports(traced):
    told = [item for story in traced.stories for claim in story.claims for item in claim.differences if item.elsewhere]
    assert [item.label for item in told] == ["date: next month / as soon as next month"]
    reports = {item.id: item.report for story in traced.stories for claim in story.claims for item in claim.assertions}
    assert reports[told[0].a] != reports[told[0].b] == told[0].elsewhere.report

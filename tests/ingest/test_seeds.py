"""The two reports that define the project, read from the shared folder."""

import json
from typing import Any

from headwater.ingest import read
from headwater.model import Report, Role
from tests.factory import BENCH, needs_bench

SEEDS = BENCH / "seeds"
READ = {Role.TITLE, Role.BODY, Role.CAPTION}


def seed(letter: str) -> Report:
    (report,) = read(SEEDS / f"report-{letter}.txt")
    return report


def gold() -> dict[str, Any]:
    return json.loads((SEEDS / "claims.gold.json").read_text(encoding="utf-8"))


@needs_bench
def test_the_plain_seed_is_title_caption_and_body_of_an_unknown_outlet():
    report = seed("a")
    assert [block.role for block in report.blocks[:3]] == [Role.TITLE, Role.BODY, Role.CAPTION]
    assert {block.role for block in report.blocks[3:]} == {Role.BODY}
    assert (report.outlet, report.republisher, report.agency, report.published) == (None, None, None, None)


@needs_bench
def test_the_scraped_seed_has_its_outlet_its_republisher_and_its_day():
    report, told = seed("b"), gold()["documents"]["B"]
    assert report.outlet is not None
    assert report.outlet.value == told["publisher"]
    assert report.republisher is not None
    assert report.republisher.value.lower() == told["republisher"]
    assert report.published is not None
    assert report.published.value.iso == told["date"]
    assert report.published.span == (told["date_span"]["start"], told["date_span"]["end"])


@needs_bench
def test_the_page_around_the_scraped_seed_is_no_body():
    report = seed("b")
    around = [span for span in gold()["boilerplate_spans"] if span["doc"] == "B"]
    assert len(around) > 5
    for block in report.roles(Role.TITLE, Role.BODY):
        assert not any(block.start < span["end"] and span["start"] < block.end for span in around)
    last = report.roles(Role.BODY)[-1]
    after = {block.role for block in report.blocks if block.start > last.end}
    assert after == {Role.PROMOTION, Role.TEASER, Role.NAVIGATION}


@needs_bench
def test_every_claim_of_the_seeds_stands_in_words_that_are_read():
    reports = {letter.upper(): seed(letter) for letter in "ab"}
    for claim in gold()["claims"]:
        for letter, spans in claim["spans"].items():
            for span in spans:
                blocks = reports[letter].blocks
                touched = [block for block in blocks if block.start < span["end"] and span["start"] < block.end]
                assert {block.role for block in touched} <= READ

"""The two reports that define the case: the chains of their claims, found through the gold's offsets."""

import json
from collections.abc import Callable

import pytest

from headwater.annotate import Parser, annotate
from headwater.ingest import read_text
from headwater.relate import assertions_at
from tests.factory import BENCH, needs_bench

SEEDS = BENCH / "seeds"
Chains = Callable[[str, str], list[list[str]]]


@pytest.fixture(scope="module")
def chains(parser: Parser) -> Chains:
    gold = json.loads((SEEDS / "claims.gold.json").read_text(encoding="utf-8"))
    claims = {claim["id"]: claim["spans"] for claim in gold["claims"]}
    texts = {key: (SEEDS / row["path"]).read_text(encoding="utf-8") for key, row in gold["documents"].items()}
    annotated = {key: annotate(read_text(text, name=f"{key}.txt"), parser) for key, text in texts.items()}

    def of(claim: str, report: str) -> list[list[str]]:
        """The names along the chain of each assertion of a claim, in the order of the text."""
        spans = [(span["start"], span["end"]) for span in claims[claim][report]]
        return [[link.source.name for link in item.chain] for item in assertions_at(annotated[report], spans)]

    return of


@needs_bench
def test_the_talks_rest_on_cnn_where_a_report_says_so(chains: Chains) -> None:
    assert chains("C01", "B")[-1] == ["CNN"]
    assert chains("C01", "A")[-1] == []  # "reportedly", and nobody is named


@needs_bench
def test_the_leader_of_the_talks_rests_on_cnn_and_its_officials(chains: Chains) -> None:
    assert chains("C02", "A") == [["CNN"], ["CNN"]]
    assert chains("C02", "B")[-1] == ["CNN", "several administration officials"]


@needs_bench
def test_both_clauses_of_according_to_rest_on_cnn(chains: Chains) -> None:
    assert chains("C03", "A") == [["CNN"]]


@needs_bench
def test_the_place_rests_on_cnn_and_its_sources(chains: Chains) -> None:
    assert chains("C04", "A") == [["CNN", "sources"]]
    assert chains("C04", "B") == [["CNN", "sources"]]
    assert chains("C05", "A") == [["CNN", "sources"]]
    assert chains("C05", "B") == [[]]


@needs_bench
def test_the_meeting_by_may_has_another_origin(chains: Chains) -> None:
    assert chains("C07", "A")[0] == ["South Korea's national security chief"]
    assert chains("C07", "B")[0] == ["South Korea's national security adviser"]


@needs_bench
def test_the_reactor_rests_on_the_think_tank(chains: Chains) -> None:
    assert chains("C22", "A") == [["a US think-tank"], ["Institute for Science and International Security"]]

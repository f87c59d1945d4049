"""The tables that attribution reads: no key twice, every kind known, every row with a source."""

import csv
from importlib.resources import files

import pytest

from headwater.lexicon import find_outlet
from headwater.lexicon.cues import cue_weights, is_reporting, role_of, stance_of
from headwater.lexicon.outlets import outlets, speaking_outlet
from headwater.lexicon.words import words_of
from headwater.model import Stance

ROLES = {"unnamed", "office", "organisation", "document", "outlet", "spokesman", "post"}


def rows(name: str) -> list[dict[str, str]]:
    with files("headwater.lexicon").joinpath(name).open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("reporting.csv", ("lemma",)),
        ("roles.csv", ("lemma",)),
        ("standings.csv", ("lemma",)),
        ("stances.csv", ("lemma",)),
        ("words.csv", ("word", "kind")),
        ("date_phrases.csv", ("word", "kind")),
        ("outlets.csv", ("name",)),
        ("cue_weights.csv", ("feature",)),
    ],
)
def test_no_key_stands_twice_and_every_row_has_a_source(name: str, keys: tuple[str, ...]) -> None:
    table = rows(name)
    found = [tuple(row[key] for key in keys) for row in table]
    assert (
        sorted({key for key in found if found.count(key) > 1}) == []
        if len(found) < 2_000
        else len(set(found)) == len(found)
    )
    assert all(row["source"] for row in table)
    assert all(None not in row for row in table)


def test_kinds_are_known() -> None:
    assert {row["kind"] for row in rows("roles.csv")} <= ROLES
    assert {row["kind"] for row in rows("stances.csv")} <= {stance.value for stance in Stance}


def test_no_name_stands_for_two_outlets() -> None:
    names = [name.lower() for outlet in outlets() for name in {outlet.name, *outlet.aliases}]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_a_common_word_is_an_outlet_only_where_it_speaks() -> None:
    assert find_outlet("the Independent") is None
    found = speaking_outlet("the Independent")
    assert found is not None
    assert found.hosts == ("independent.co.uk",)


def test_words_are_looked_up_by_lemma() -> None:
    assert is_reporting("say")
    assert not is_reporting("want")
    assert role_of("official") == "unnamed"
    assert role_of("bridge") is None
    assert stance_of("deny") == "denies"
    assert stance_of("say") == "affirms"
    assert "untrue" in words_of("false")


def test_the_model_has_a_bias_and_knows_saying() -> None:
    weights = cue_weights()
    assert weights["grammar+lemma=ccomp|say"] + weights["grammar=ccomp"] + weights["lemma=say"] > 0 > weights["bias"]

"""Words that attribute, and the nouns that say what kind of source somebody is."""

import csv
from functools import cache
from importlib.resources import files


@cache
def cue_weights() -> dict[str, float]:
    """Return the weights of the model that tells attributions from other clauses, by feature (`training/cues.py`)."""
    with files(__package__).joinpath("cue_weights.csv").open(encoding="utf-8") as table:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(table)}


@cache
def stance_of(lemma: str) -> str:
    """Return "denies" or "doubts" for a verb or noun that says so, else "affirms"."""
    return _kinds("stances.csv").get(lemma, "affirms")


def is_reporting(lemma: str) -> bool:
    """Whether a verb or noun reports a statement ("say", "claim"), rather than an attitude ("want")."""
    return lemma in _kinds("reporting.csv")


def role_of(noun: str) -> str | None:
    """Return what a common noun makes of a source: one of the kinds of `roles.csv` ("office", "document", "post")."""
    return _kinds("roles.csv").get(noun)


def standing_of(word: str) -> str | None:
    """Return "official" or "first-hand party" for a word that says in what capacity somebody speaks, else None."""
    return _kinds("standings.csv").get(word)


@cache
def _kinds(name: str) -> dict[str, str]:
    with files(__package__).joinpath(name).open(encoding="utf-8") as table:
        return {row["lemma"]: row["kind"] for row in csv.DictReader(table)}

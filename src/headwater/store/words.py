"""The words of reports and claims: what is indexed of them, and how a reader's query becomes one the index takes."""

import re
import unicodedata
from collections.abc import Iterable

from headwater.model import Claim, Report

TERM = re.compile(r'"([^"]*)"|([^\s"]+)')


def report_words(report: Report) -> dict[str, str]:
    """Return what the index holds of a report: its title and its text."""
    title = report.title.value if report.title is not None else ""
    return {"kind": "report", "id": report.id, "title": plain(title), "body": plain(report.text)}


def claim_words(claim: Claim) -> dict[str, str]:
    """Return what the index holds of a claim: its text."""
    return {"kind": "claim", "id": claim.id, "title": "", "body": plain(claim.text)}


def match_of(query: str) -> str | None:
    """Return the full-text query for what a reader typed: all of its words, those in double quotes in that order.

    Every term is quoted, so nothing a reader types is an operator or a mistake. None where there is no word in it.
    """
    terms = [phrase or word for phrase, word in TERM.findall(plain(query))]
    return " ".join(f'"{term}"' for term in terms if any(map(_is_word_character, term))) or None


def any_of(words: Iterable[str]) -> str | None:
    """Return the full-text query for any of some words; None where there is none in them."""
    terms = [plain(word).replace('"', " ") for word in words]
    return " OR ".join(f'"{term}"' for term in terms if any(map(_is_word_character, term))) or None


def plain(text: str) -> str:
    """Return text that every database takes: no NUL, no half of a surrogate pair."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")


def _is_word_character(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"

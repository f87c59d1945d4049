"""Lemmas and universal parts of speech from Penn tags, with the tables of the parser's own lemmatizer.

spaCy's attribute ruler and lemmatizer give the same and cost a third of the parse: they match patterns and make an
object a token.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

POS_OF_TAG = {
    "$": "SYM", "#": "SYM", "SYM": "SYM", "AFX": "ADJ", "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON",
    "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN",
    "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV",
    "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB",
    "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "DET", "WP": "PRON", "WP$": "DET",
    "WRB": "SCONJ", "_SP": "SPACE", "LS": "X", "ADD": "X", "GW": "X", "XX": "X", "NIL": "X",
}  # fmt: skip
CLITICS = {"'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'d": "have", "n't": "not"}
MAX_SEEN = 200_000  # forms kept; about 20 MB
BASE_FORMS = frozenset({"VB", "VBP", "NN", "NNP", "JJ", "RB"})


def pos_of(tag: str, dep: str) -> str:
    """Return the universal part of speech of a token from its Penn tag and dependency label."""
    if tag.startswith("V") and dep in {"aux", "auxpass"}:
        return "AUX"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    return POS_OF_TAG.get(tag, "PUNCT")


@dataclass(slots=True)
class Lemmas:
    """Looks lemmas up: exceptions first, then suffix rules whose result is a known word.

    Attributes:
        index: Known base forms, by part of speech in lower case.
        exceptions: Irregular forms and their bases, by part of speech.
        rules: `(suffix, replacement)` pairs, by part of speech.
    """

    index: Mapping[str, frozenset[str]]
    exceptions: Mapping[str, Mapping[str, Sequence[str]]]
    rules: Mapping[str, Sequence[tuple[str, str]]]
    _seen: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, word: str, tag: str) -> str:
        """Return the lemma of a word with a Penn tag, in lower case."""
        key = (word, tag)
        lemma = self._seen.get(key)
        if lemma is None:
            lemma = self._look_up(word.lower().replace("’", "'"), tag)
            if len(self._seen) < MAX_SEEN:
                self._seen[key] = lemma
        return lemma

    def _look_up(self, form: str, tag: str) -> str:
        kind = POS_OF_TAG.get(tag, "PUNCT").lower()
        exceptions = self.exceptions.get(kind, {}).get(form)
        if exceptions:
            return exceptions[0]
        if form in CLITICS and tag.startswith("V"):
            return CLITICS[form]
        if tag in BASE_FORMS or kind not in self.rules:
            return form
        known = self.index.get(kind, frozenset())
        stems = (form[: -len(old)] + new for old, new in self.rules[kind] if old and form.endswith(old))
        return next((stem for stem in stems if stem in known), form)

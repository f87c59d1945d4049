"""What the grouping of arriving reports into stories goes by: words, the vector of the beginning, names, day."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.lexicon.background import background
from headwater.model import Report, Reuse
from headwater.relate.vectors import MAX_TOKENS, Embedder
from headwater.relate.words import WORD, own_text

COPIED = 0.5  # of the shorter of two reports; of 220 such pairs in the stories data all are of one story
KEPT_WORDS = 150  # a report; the weights of a stream change with what it has read, and then another 100 may be heaviest

# A word in capitals that does not merely begin a sentence, a line or a quotation: a word or a comma stands before it.
_NAME = re.compile(r"(?<=[\w,;)] )[^\W\d_a-z]\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """A report as the grouping of stories sees it.

    Attributes:
        report: Its id.
        words: 1 + log of how often each of its telling words stands in it, the heaviest `KEPT_WORDS`.
        vector: Vector of its beginning, of length one; None where there is no sentence model.
        names: Words that look like names, in lower case.
        day: Day of publication (`date.toordinal`); None where it is unknown.
        space: Which model the vector is of (`Embedder.space`); vectors of two models cannot be compared.
        copy_of: Id of a report that came before and has the same text; it is of the same story and has no vote.
    """

    report: str
    words: Mapping[str, float]
    vector: NDArray[np.float32] | None = None
    names: frozenset[str] = frozenset()
    day: int | None = None
    space: str | None = None
    copy_of: str | None = None


def arrivals(reports: Sequence[Report], embedder: Embedder | None, copies: Mapping[str, str]) -> list[Arrival]:
    """Prepare reports for `StoryStream.arrive`, in their order.

    Args:
        reports: The reports, in the order in which they came.
        embedder: Gives the vectors of their beginnings; None to go by words alone.
        copies: For a report that copies one that came before: that one's id.
    """
    texts = [own_text(report) for report in reports]
    days = [report.published.value.start.toordinal() if report.published is not None else None for report in reports]
    named = [(report.id, text) for report, text in zip(reports, texts, strict=True)]
    return text_arrivals(named, embedder, days=days, copies=copies)


def text_arrivals(
    texts: Sequence[tuple[str, str]],
    embedder: Embedder | None,
    *,
    days: Sequence[int | None] | None = None,
    copies: Mapping[str, str] | None = None,
) -> list[Arrival]:
    """Prepare texts, each `(id, text)`, a title first where there is one; see `arrivals`."""
    vectors = embedder.vectors([text for _, text in texts], max_tokens=MAX_TOKENS) if embedder is not None else None
    return [
        Arrival(
            report,
            telling_words(text),
            vectors[at] if vectors is not None else None,
            frozenset(name.lower() for name in _NAME.findall(text)),
            days[at] if days is not None else None,
            embedder.space if embedder is not None else None,
            (copies or {}).get(report),
        )
        for at, (report, text) in enumerate(texts)
    ]


def copies_of_earlier(pairs: Iterable[Reuse], order: Mapping[str, int]) -> dict[str, str]:
    """Return for each report that shares half of its wording with one before it the report it shares most with.

    Args:
        pairs: Pairs of reports, such as `ReuseIndex.add` gives.
        order: When each report came.
    """
    found = dict[str, tuple[float, int, str]]()
    for pair in pairs:
        earlier, later = sorted((pair.a, pair.b), key=order.__getitem__)
        if pair.containment >= COPIED:
            best = (pair.containment, -order[earlier], earlier)
            found[later] = max(found.get(later, best), best)
    return {later: earlier for later, (_, _, earlier) in found.items()}


def telling_words(text: str) -> dict[str, float]:
    """Return the words of a text that are heavy by the background of news alone, each with 1 + log of its count."""
    known = background()
    counts = {word: 1 + math.log(count) for word, count in Counter(WORD.findall(text.lower())).items()}
    heavy = sorted(
        counts, key=lambda word: (counts[word] * math.log((1 + known.counts.get(word, 0)) / (2 + known.reports)), word)
    )
    return {word: counts[word] for word in heavy[:KEPT_WORDS]}

"""What a store is kept up with: models that are loaded when they are first needed, and once."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256

import numpy as np

from headwater.engine.models import Models, load_models
from headwater.engine.tracing import trace
from headwater.model import Decided, Report, Trace
from headwater.relate import Embedder, group_texts
from headwater.relate.vectors import MAX_TOKENS, Vectors

MOST_REMEMBERED = 20_000  # vectors, 1.5 KB each


class Desk:
    """Traces reports and groups texts for `headwater.engine.keep`, with the same models for every story."""

    def __init__(self, models: Models | None = None) -> None:
        """Work with some models, or with those of `load_models`."""
        self._given = models

    @cached_property
    def _models(self) -> Models:
        return self._given or load_models()

    @cached_property
    def _embedder(self) -> Embedder | None:
        return None if self._models.embedder is None else Remembering(self._models.embedder)

    def trace(self, reports: tuple[Report, ...], *, one_story: bool = False, decided: Sequence[Decided] = ()) -> Trace:
        """Trace reports; see `headwater.engine.trace`."""
        return trace(reports, models=self._models, one_story=one_story, decided=decided)

    def group(
        self, texts: Sequence[tuple[str, str]], together: Sequence[Sequence[str]] = (), firmness: float = 1.0
    ) -> list[tuple[str, ...]]:
        """Group texts by story; see `headwater.relate.group_texts`."""
        return group_texts(texts, self._embedder, together=together, firmness=firmness)


class Remembering:
    """An embedder that remembers the vectors it gave last: reports that stand for their story come again and again."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: OrderedDict[bytes, Vectors] = OrderedDict()

    @property
    def space(self) -> str:
        """Which model the vectors are of."""
        return self._embedder.space

    def vectors(self, texts: Sequence[str], *, max_tokens: int = MAX_TOKENS) -> Vectors:
        """Return one vector of length one a text, in the order of `texts`."""
        asked = {_key(text, max_tokens): text for text in texts}
        new = [key for key in asked if key not in self._known]
        if new:
            made = self._embedder.vectors([asked[key] for key in new], max_tokens=max_tokens)
            self._known |= zip(new, made, strict=True)
        found = np.array([self._known[_key(text, max_tokens)] for text in texts])
        for key in asked:
            self._known.move_to_end(key)
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return found


def _key(text: str, max_tokens: int) -> bytes:
    return sha256(f"{max_tokens} {text}".encode("utf-8", "surrogatepass")).digest()

"""The models the stages need, loaded once and passed in."""

from dataclasses import dataclass

from headwater.annotate import Parser, load_parser
from headwater.relate import Embedder, load_embedder


@dataclass(frozen=True, slots=True)
class Models:
    """A parser and a sentence embedder.

    Attributes:
        parser: Reads language; `headwater.annotate.load_parser`.
        embedder: Turns sentences into vectors; None works too, less well.
    """

    parser: Parser
    embedder: Embedder | None


def load_models() -> Models:
    """Load both models, about two seconds in all.

    Raises:
        HeadwaterError: A model file is missing or is not the one it should be.
    """
    return Models(load_parser(), load_embedder())

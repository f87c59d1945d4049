"""Sentence vectors: all-MiniLM-L6-v2 on onnxruntime, mean-pooled and of length one.

The model is that of Reimers and Gurevych's sentence-transformers (arXiv 1908.10084, 2002.10957); pooling and
normalisation follow its model card, so the dot product of two vectors is their cosine.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from headwater.model import HeadwaterError
from headwater.relate.int8 import RECIPE
from headwater.relate.int8_cache import int8_graph
from headwater.relate.model_files import GRAPH, NOT_INSTALLED, TOKENIZER, WEIGHTS, model_files

Vectors = NDArray[np.float32]
"""A matrix of shape (texts, 384), rows of length one."""

DIMENSIONS = 384
# Word pieces of a text, its two end marks included. For stories no worse than the whole text (bench README, stories).
MAX_TOKENS = 64
BATCH = 16  # texts a run; 4 to 32 cost the same on one thread (156 sentences of 27 tokens a CPU-s), more cost more
CHARS_PER_TOKEN = 40  # a text is cut here before it is tokenised, so that a hostile one costs no more than another


class Precision(StrEnum):
    """How exact the weights of the model are."""

    FP32 = "fp32"
    INT8 = "int8"


class Embedder(Protocol):
    """What turns texts into vectors; stages ask for this, so a test can pass a small one."""

    @property
    def space(self) -> str:
        """Which model the vectors are of; those of two models cannot be compared."""
        ...

    def vectors(self, texts: Sequence[str], *, max_tokens: int = MAX_TOKENS) -> Vectors:
        """Return one vector of length one a text, in the order of `texts`."""
        ...


class MiniLM:
    """The sentence model, loaded once; see `load_embedder`.

    Two calls with the same texts give the same bytes. In fp32, which texts share a batch changes a value by float
    noise (about 1e-7), no more; in int8 each text is run alone, and nothing else changes its vector.
    """

    def __init__(self, session: "_Session", tokenizer: "_Tokenizer", precision: Precision = Precision.FP32) -> None:
        self._session = session
        self._tokenizer = tokenizer
        # In int8 a batch is rounded by its largest value, so that its texts would change one another (by up to .02 in
        # a cosine). Alone they cost no more: 138 beginnings of reports a CPU-s, and 141 in batches of 16.
        self._batch = 1 if precision is Precision.INT8 else BATCH
        self.space = f"all-MiniLM-L6-v2 {RECIPE if precision is Precision.INT8 else precision}"

    def vectors(self, texts: Sequence[str], *, max_tokens: int = MAX_TOKENS) -> Vectors:
        """Return one vector of length one a text, in the order of `texts`.

        Args:
            texts: Sentences or the beginnings of reports. An empty text has a vector too.
            max_tokens: How many word pieces of each text count, its two end marks included.

        Returns:
            A float32 matrix of shape (len(texts), 384).
        """
        self._tokenizer.enable_truncation(max_tokens)
        encoded = [self._tokenizer.encode(_encodable(text[: max_tokens * CHARS_PER_TOKEN])).ids for text in texts]
        # Copies repeat whole sentences, and whole beginnings: each is run once.
        place = {ids: at for at, ids in enumerate(dict.fromkeys(map(tuple, encoded)))}
        distinct = list(place)
        # Texts of like length share a batch, so that little is spent on padding.
        order = sorted(range(len(distinct)), key=lambda at: len(distinct[at]))
        found = np.zeros((len(distinct), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(order), self._batch):
            batch = order[start : start + self._batch]
            found[batch] = self._run([distinct[at] for at in batch])
        return found[[place[tuple(ids)] for ids in encoded]]

    def _run(self, ids: Sequence[tuple[int, ...]]) -> Vectors:
        width = max(len(row) for row in ids)
        padded = np.array([[*row, *[0] * (width - len(row))] for row in ids], dtype=np.int64)
        mask = np.array([[1] * len(row) + [0] * (width - len(row)) for row in ids], dtype=np.int64)
        inputs = {"input_ids": padded, "attention_mask": mask, "token_type_ids": np.zeros_like(padded)}
        hidden = np.asarray(self._session.run(["last_hidden_state"], inputs)[0], dtype=np.float32)
        pooled = np.einsum("btd,bt->bd", hidden, mask.astype(np.float32)) / mask.sum(axis=1, keepdims=True)
        lengths = np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-12)
        return np.asarray(pooled / lengths, dtype=np.float32)


def load_embedder(precision: Precision = Precision.FP32, *, threads: int = 1) -> MiniLM:
    """Load the sentence model after checking the hash of each of its files.

    Args:
        precision: Of its weights. Int8 is twice as fast and groups stories as well; claims are compared in fp32
            (docs/stories.md). It is made on first use and kept in the user's cache.
        threads: Threads of one run of the model. One is the cheapest in CPU time and gives the same bytes everywhere.

    Raises:
        HeadwaterError: HW-MODEL-001 to 003, the files are not installed, missing, or not the ones expected.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    files = {file.name: file for file in model_files()}
    for file in files.values():
        file.check()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    graph = int8_graph(files[GRAPH], files[WEIGHTS]) if precision is Precision.INT8 else str(files[GRAPH].path)
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(files[TOKENIZER].path))
    tokenizer.no_padding()
    return MiniLM(session, tokenizer, precision)


def embedder_if_installed(precision: Precision = Precision.FP32) -> tuple[MiniLM | None, str | None]:
    """Load the sentence model where there is one: stages work without it, by words alone, only less well.

    Returns:
        The model, or None and one sentence for the user that says so.

    Raises:
        HeadwaterError: HW-MODEL-002 or 003, it is installed but damaged.
    """
    try:
        return load_embedder(precision), None
    except HeadwaterError as error:
        if error.code != NOT_INSTALLED:
            raise
        return None, f"{error.message}; going on by words alone"


def _encodable(text: str) -> str:
    """Return the text with a question mark for each lone surrogate, which the tokenizer refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")


class _Session(Protocol):
    def run(self, outputs: list[str], inputs: dict[str, NDArray[np.int64]]) -> list[object]: ...


class _Encoding(Protocol):
    @property
    def ids(self) -> list[int]: ...


class _Tokenizer(Protocol):
    def enable_truncation(self, max_length: int) -> None: ...

    def encode(self, sequence: str) -> _Encoding: ...


class StoryVectors:
    """Sentence vectors of the texts of one story; the same words are read once."""

    def __init__(self, embedder: Embedder | None) -> None:
        """Give none where there is no embedder."""
        self._embedder = embedder
        self._of: dict[str, Vectors] = {}

    def of(self, texts: Sequence[str]) -> Vectors | None:
        """Return a vector for each text, of shape (texts, dimensions)."""
        if self._embedder is None:
            return None
        new = [text for text in dict.fromkeys(texts) if text not in self._of]
        self._of.update(zip(new, self._embedder.vectors(new) if new else (), strict=True))
        return np.stack([self._of[text] for text in texts])

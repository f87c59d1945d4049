"""The sentence model in 8 bits."""

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import HeadwaterError
from headwater.relate import Embedder, Precision, embedder_if_installed, load_embedder
from headwater.relate.protobuf import BYTES, VARINT, Field, read_fields, write_fields

TEXTS = ["The ferry to the islands was cancelled because of the storm.", "The bank left its main rate where it was."]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def int8(cache: Path) -> Embedder:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        return load_embedder(Precision.INT8)


def test_vectors_of_8_bits_are_close_to_those_of_32_and_of_a_space_of_their_own(int8: Embedder) -> None:
    exact = load_embedder()
    assert ((int8.vectors(TEXTS) * exact.vectors(TEXTS)).sum(axis=1) > 0.97).all()
    assert int8.space != exact.space


def test_the_other_texts_of_a_call_change_no_bit_of_a_vector_of_8_bits(int8: Embedder) -> None:
    assert np.array_equal(int8.vectors(TEXTS)[1], int8.vectors(TEXTS[1:])[0])


def test_a_damaged_file_of_the_cache_is_made_again(
    int8: Embedder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [file] = cache.glob("headwater/*.onnx")
    intact = file.read_bytes()
    file.write_bytes(intact[:-1000] + bytes(1000))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    again = load_embedder(Precision.INT8)
    assert np.array_equal(again.vectors(TEXTS), int8.vectors(TEXTS))
    assert [path.read_bytes() == intact for path in cache.glob("headwater/*")] == [True]


def test_a_cache_that_cannot_be_written_does_not_stop_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load_embedder(Precision.INT8).vectors(TEXTS).shape == (2, 384)


def test_without_the_model_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["headwater.relate.model_files"], "PACKAGE", "no_such_package")
    embedder, said = embedder_if_installed()
    assert embedder is None
    assert said is not None
    assert "going on by words alone" in said


def test_a_damaged_model_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["headwater.relate.model_files"], "FOLDER", "assets/nothing")
    with pytest.raises(HeadwaterError, match="HW-MODEL-002"):
        embedder_if_installed()


FIELDS = st.lists(
    st.builds(Field, st.integers(1, 1000), st.just(VARINT), st.integers(0, 2**64 - 1))
    | st.builds(Field, st.integers(1, 1000), st.just(BYTES), st.binary(max_size=300))
)


@given(FIELDS)
def test_a_message_that_is_written_and_read_is_the_same(fields: list[Field]) -> None:
    assert list(read_fields(write_fields(fields))) == fields


@given(st.binary(max_size=50))
def test_bytes_that_are_no_message_are_read_or_refused(message: bytes) -> None:
    try:
        list(read_fields(message))
    except ValueError:
        return  # refused: what counts is that nothing else is raised

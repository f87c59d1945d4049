"""An index of wording that grows with the reports of each day."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import HeadwaterError
from headwater.relate import ReuseIndex, reuse_pairs
from headwater.relate.postings import MAX_FREQUENCY

LINE = "the crew of the pilot boat moored it at the old pier before the tide turned and went home by the dunes"
WORDS = st.sampled_from(["gate", "lock", "ferry", "tide", "crew", "mast", "rope", "pier", "buoy", "dock"])
TEXTS = st.lists(st.lists(WORDS, max_size=40).map(" ".join), max_size=14)


def numbered(texts: list[str]) -> list[tuple[str, str]]:
    return [(f"t{at:03}", text) for at, text in enumerate(texts)]


@given(TEXTS, st.lists(st.integers(0, 14), max_size=4))
@settings(deadline=None)
def test_texts_added_in_parts_give_the_pairs_of_one_look_at_all(texts: list[str], cuts: list[int]) -> None:
    rows, index, found = numbered(texts), ReuseIndex(), []
    edges = [0, *sorted(cuts), len(rows)]
    for start, end in pairwise(edges):
        found += index.add(rows[start:end])
    assert sorted(found, key=lambda pair: (pair.a, pair.b)) == reuse_pairs(rows)


@pytest.mark.parametrize("step", [1, 7, 64])
def test_a_family_beyond_the_cap_gives_the_same_pairs_in_any_portions(step: int) -> None:
    rows = numbered([f"copy {at} of {at * 3} {LINE}" for at in range(MAX_FREQUENCY + 14)])
    index = ReuseIndex()
    found = [pair for start in range(0, len(rows), step) for pair in index.add(rows[start : start + step])]
    assert sorted(found, key=lambda pair: (pair.a, pair.b)) == ReuseIndex().add(rows)
    assert {end for pair in found for end in (pair.a, pair.b)} == {name for name, _ in rows}


def test_a_text_that_is_known_is_not_added_again() -> None:
    index = ReuseIndex()
    assert index.add([("a", LINE)]) == []
    assert len(index.add([("a", LINE), ("b", LINE)])) == 1
    assert index.ids == ["a", "b"]


def test_segments_beyond_the_bound_lie_in_files_and_give_the_same_pairs(tmp_path: Path) -> None:
    rows = numbered(
        [f"{LINE} in the year {at % 9} and also {' '.join(str(at + n) for n in range(30))}" for at in range(40)]
    )
    mapped, held = ReuseIndex(folder=tmp_path, in_memory=1000), ReuseIndex()
    for start in range(0, 40, 5):
        assert mapped.add(rows[start : start + 5]) == held.add(rows[start : start + 5])
    assert any(isinstance(np.load(path, mmap_mode="r"), np.memmap) for path in tmp_path.glob("*.npy"))


def test_an_unknown_sampling_rate_of_an_index_is_refused() -> None:
    with pytest.raises(ValueError, match="sample is 3"):
        ReuseIndex(sample=3)


def test_what_was_saved_goes_on_where_it_stood_and_what_was_not_is_added_again(tmp_path: Path) -> None:
    rows = numbered([f"{LINE} and {' '.join(str(at % 7 + n) for n in range(30))}" for at in range(30)])
    whole = ReuseIndex()
    first, second, third = (whole.add(rows[start : start + 10]) for start in (0, 10, 20))
    index = ReuseIndex.open(tmp_path)
    assert index.add(rows[:10]) == first
    index.save()
    index.add(rows[10:20])  # lost: the process ends before it is saved
    again = ReuseIndex.open(tmp_path, in_memory=1000)
    assert again.ids == [name for name, _ in rows[:10]]
    assert again.add(rows[:20]) == second
    again.save()
    assert ReuseIndex.open(tmp_path).add(rows[20:]) == third
    files = {path.name for path in tmp_path.iterdir()}
    assert "index.npz" in files
    assert len(files) < 6


def test_a_damaged_index_or_another_sample_is_refused(tmp_path: Path) -> None:
    index = ReuseIndex.open(tmp_path)
    index.add(numbered([LINE, LINE]))
    index.save()
    with pytest.raises(HeadwaterError, match=r"HW-REUSE-001.*another sample"):
        ReuseIndex.open(tmp_path, sample=2)
    next(tmp_path.glob("segment-*.npy")).write_bytes(b"no array")
    with pytest.raises(HeadwaterError, match=r"HW-REUSE-001.*damaged"):
        ReuseIndex.open(tmp_path)
    with pytest.raises(ValueError, match="without a folder"):
        ReuseIndex().save()

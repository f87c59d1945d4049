"""Paths into bytes."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest import Limits
from headwater.ingest.files import Bounded, Joined, files_below, read_bytes, unpack
from headwater.model import Quarantine


def test_a_folder_is_searched_in_the_order_of_its_paths(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/style.css", ".git/d.txt", "README.md", ".e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("gate", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path, Limits())]
    assert found == ["a.txt", "b.txt", "sub/c.html"]


def test_a_link_back_to_its_folder_is_not_followed(tmp_path):
    (tmp_path / "a.txt").write_text("gate", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(files_below(tmp_path, Limits()))) == 1


def test_gzip_is_unpacked_up_to_its_limit(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"gate" * 1000))
    assert read_bytes(path, Limits(max_unpacked_mb=0.004)) == b"gate" * 1000
    with pytest.raises(Quarantine, match="HW-READ-007"):
        read_bytes(path, Limits(max_unpacked_mb=0.003_999))


@pytest.mark.parametrize("data", [b"\x1f\x8b", b"\x1f\x8bgate", gzip.compress(b"gate" * 99, mtime=0)[:-3]])
def test_a_damaged_gzip_is_refused(data):
    with pytest.raises(Quarantine, match="HW-READ-008"):
        unpack(data, "a", Limits())


@given(st.binary(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_joined_bytes_have_the_lines_of_the_whole(data, cut, size):
    whole, joined = io.BytesIO(data), Joined(data[:cut], io.BytesIO(data[cut:]))
    while line := whole.readline(size):
        assert joined.readline(size) == line
    assert joined.readline(size) == b""


def test_bounded_lines_end_at_their_limit():
    lines = Bounded(io.BytesIO(b"gate\n" * 3), "a", Limits(max_unpacked_mb=0.000_010))
    assert [lines.readline(9), lines.readline(9)] == [b"gate\n"] * 2
    with pytest.raises(Quarantine, match="HW-READ-007"):
        lines.readline(9)

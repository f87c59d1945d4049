"""Every bound on what is read, as named fields with defaults."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of the world one read may take in.

    Attributes:
        max_file_mb: Largest file read as one report. The largest of 306 news pages measured has 1.7 MB.
        max_unpacked_mb: Most that a compressed file may unpack to.
        max_line_mb: Longest row of a JSON Lines file.
        max_rows: Most rows taken from one JSON Lines file.
        max_files: Most files taken from one folder.
        max_depth: Deepest nesting of tags in a page. The parser drops what stands deeper than 254 without a word; the
            deepest of 306 news pages measured has 122.
        max_tags: Most tags in a page. The fullest of those 306 has 7,822; time to extract grows with them: about 4 s
            for 50,000.
        max_attribute_kb: Longest attribute of a tag; a longer one, such as an inlined picture, is emptied. A class of
            5 MB costs the extractor 6 s.
    """

    max_file_mb: float = 10
    max_unpacked_mb: float = 50
    max_line_mb: float = 10
    max_rows: int = 1_000_000
    max_files: int = 100_000
    max_depth: int = 250
    max_tags: int = 50_000
    max_attribute_kb: int = 64

    @property
    def max_file_bytes(self) -> int:
        """`max_file_mb` in bytes."""
        return int(self.max_file_mb * 1_000_000)

    @property
    def max_unpacked_bytes(self) -> int:
        """`max_unpacked_mb` in bytes."""
        return int(self.max_unpacked_mb * 1_000_000)

    @property
    def max_line_bytes(self) -> int:
        """`max_line_mb` in bytes."""
        return int(self.max_line_mb * 1_000_000)

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
        max_records: Most records taken from one archive, feed or sitemap. A sitemap may have 50,000 addresses
            (https://www.sitemaps.org/protocol.html).
        max_ratio: How many times its own size an archive may unpack to, beyond `max_unpacked_mb`. Pages pack to a
            tenth, gzip to a thousandth at most.
        max_pdf_pages: Most pages of a PDF.
        max_seconds: Processor time that one page, row or file may take where worker processes read.
        max_memory_mb: Memory that one of them may take beyond the loaded program.
        max_workers: Most worker processes, as far as there are processors.
    """

    max_file_mb: float = 10
    max_unpacked_mb: float = 50
    max_line_mb: float = 10
    max_rows: int = 1_000_000
    max_files: int = 100_000
    max_depth: int = 250
    max_tags: int = 50_000
    max_attribute_kb: int = 64
    max_records: int = 100_000
    max_ratio: int = 100
    max_pdf_pages: int = 500
    max_seconds: float = 20
    max_memory_mb: int = 512
    max_workers: int = 8

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

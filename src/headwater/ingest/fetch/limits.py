"""How the web is asked, and how much of it one call may take in, as named fields with defaults."""

from dataclasses import dataclass, field

MB, KB, DAY_H = 1_000_000, 1_000, 24


@dataclass(frozen=True, slots=True)
class WebLimits:
    """How the web is asked, and how much of it one call may take in.

    Attributes:
        contact: Where a site can ask who reads it; a mail address or a page, sent in the user agent. Sites let an agent
            in that says who it is more often than one that does not.
        ports: Ports that may be asked, with commas between them.
        pace_s: Seconds between two requests to one host. A robots.txt that asks for more (Crawl-delay) gets more.
        max_wait_s: Longest wait for one host; what has to wait longer is left for a later call.
        connect_s: Seconds a host may take to be found and to take up a connection.
        deadline_s: Seconds one answer may take in all, however slowly it drips.
        max_redirects: Most redirects followed from one address.
        max_headers: Most header lines in one answer.
        max_header_kb: Most that the headers of one answer may hold. The HTTP library itself takes 100 at most.
        max_download_mb: Most that one answer may hold as it comes over the wire, packed or not.
        max_entries: Most entries followed from one feed, sitemap or list of addresses; the newest of a feed come first.
        max_sitemaps: Most sitemaps read from one index of sitemaps.
        robots_h: Hours a robots.txt is used before it is asked for again. RFC 9309 (2.4) says a day at most.
        revisit_h: Hours after which `watch` looks whether a page that a feed still lists has changed.
    """

    contact: str = field(default="", metadata={"pattern": r"^[\x20-\x27\x2a-\x7e]*$"})  # what may stand in a comment
    ports: str = field(default="80,443", metadata={"pattern": r"^\d{1,5}(,\d{1,5})*$"})
    pace_s: float = 2
    max_wait_s: float = 60
    connect_s: float = 10
    deadline_s: float = 30
    max_redirects: int = 5
    max_headers: int = 200
    max_header_kb: int = 64
    max_download_mb: float = 10
    max_entries: int = 200
    max_sitemaps: int = 20
    robots_h: float = field(default=24, metadata={"le": DAY_H})
    revisit_h: float = 6

    @property
    def allowed_ports(self) -> frozenset[int]:
        """`ports` as numbers."""
        return frozenset(int(port) for port in self.ports.split(","))

    @property
    def max_header_bytes(self) -> int:
        """`max_header_kb` in bytes."""
        return self.max_header_kb * KB

    @property
    def max_download_bytes(self) -> int:
        """`max_download_mb` in bytes."""
        return int(self.max_download_mb * MB)

"""Every way a fetch can fail: one function each, with its code and what to do next; `name` is an address as shown."""

from headwater.model import Quarantine, Retry, Usage


def not_an_address(name: str, reason: str) -> Quarantine:
    """What is given is no address of the web."""
    return Quarantine(
        "HW-FETCH-001", f"{name}: is no address of the web ({reason}); give one that begins with https://"
    )


def port_not_allowed(name: str, port: int) -> Quarantine:
    """The address names a port where no newspaper is."""
    return Quarantine("HW-FETCH-002", f"{name}: port {port} is not asked; add it to the setting ports if that is right")


def odd_host(name: str, reason: str) -> Quarantine:
    """The host of an address is spelled in a way that hides what it is."""
    return Quarantine(
        "HW-FETCH-003", f"{name}: its host is not asked ({reason}); give the address as a browser shows it"
    )


def holds_password(name: str) -> Quarantine:
    """The address holds a name or a password in front of the host."""
    return Quarantine("HW-FETCH-004", f"{name}: has a name or password before its host; give the address without it")


def not_public(name: str, reason: str) -> Quarantine:
    """The host is inside somebody's network, or no host at all."""
    return Quarantine(
        "HW-FETCH-005", f"{name}: leads to an address that is not public ({reason}); save the page and give its file"
    )


def not_found(name: str) -> Retry:
    """Nobody knows the host."""
    return Retry("HW-FETCH-006", f"{name}: its host is not known to the name service; check the address, or try later")


def no_connection(name: str, reason: str) -> Retry:
    """The host takes no connection, or drops it."""
    return Retry("HW-FETCH-007", f"{name}: the connection failed ({reason}); try again later")


def not_trusted(name: str, reason: str) -> Retry:
    """The host cannot prove that it is the one that was asked."""
    return Retry("HW-FETCH-008", f"{name}: its certificate does not prove who answers ({reason}); try again later")


def too_slow(name: str, limit_s: float) -> Retry:
    """The whole answer did not come in time."""
    return Retry("HW-FETCH-009", f"{name}: took longer than {limit_s:g} s; try again later, or raise deadline_s")


def too_large(name: str, limit_mb: float) -> Quarantine:
    """The answer is larger than the limit, or says that it is."""
    return Quarantine(
        "HW-FETCH-010", f"{name}: is larger than {limit_mb:g} MB; raise max_download_mb if it is a report"
    )


def too_many_headers(name: str, limit: int, limit_kb: int) -> Quarantine:
    """The answer has more headers than any newspaper sends."""
    return Quarantine(
        "HW-FETCH-011", f"{name}: sends more than {limit} headers or {limit_kb} KB of them; raise max_headers"
    )


def unpacks_too_large(name: str, limit_mb: float) -> Quarantine:
    """The answer is packed and unpacks to more than the limit."""
    return Quarantine(
        "HW-FETCH-012", f"{name}: unpacks to more than {limit_mb:g} MB; raise max_unpacked_mb if that is right"
    )


def broken_packing(name: str, coding: str) -> Retry:
    """The answer is not packed as it says."""
    return Retry("HW-FETCH-013", f"{name}: says it is packed as {coding} and cannot be unpacked; try again later")


def too_many_redirects(name: str, limit: int) -> Quarantine:
    """One redirect follows the other."""
    return Quarantine(
        "HW-FETCH-014", f"{name}: redirects more than {limit} times, or in a circle; give the address it should end at"
    )


def not_http(name: str, reason: str) -> Retry:
    """What comes is not HTTP, or ends before its end."""
    return Retry("HW-FETCH-015", f"{name}: the answer is cut off or not HTTP ({reason}); try again later")


def forbidden_by_robots(name: str) -> Quarantine:
    """The site's robots.txt asks programs not to read this."""
    return Quarantine(
        "HW-FETCH-016", f"{name}: the site's robots.txt asks programs not to read it; save the page and give its file"
    )


def robots_unknown(name: str, reason: str) -> Retry:
    """The site's robots.txt cannot be read, which forbids all of it for now (RFC 9309, 2.3.1.4)."""
    return Retry("HW-FETCH-017", f"{name}: the site's robots.txt cannot be read ({reason}); try again later")


def asked_to_wait(name: str, wait_s: float) -> Retry:
    """The site, or the pace for it, asks for a longer wait than one call makes."""
    return Retry("HW-FETCH-018", f"{name}: its site wants to be left alone for {wait_s:.0f} s; try again after that")


def refused(name: str, status: int) -> Quarantine:
    """The site has no such page, or does not give it to us."""
    return Quarantine(
        "HW-FETCH-019", f"{name}: the site answers {status}; check the address, or save the page and give its file"
    )


def failing(name: str, status: int) -> Retry:
    """The site is not able to answer now."""
    return Retry("HW-FETCH-020", f"{name}: the site answers {status}; try again later")


def broken_listing(name: str, reason: str) -> Quarantine:
    """A feed or sitemap is not one inside."""
    return Quarantine("HW-FETCH-021", f"{name}: cannot be read as a feed or sitemap ({reason}); give another address")


def too_many_entries(name: str, limit: int) -> Quarantine:
    """A feed, sitemap or list has more entries than are followed."""
    return Quarantine(
        "HW-FETCH-022", f"{name}: lists more than {limit:,} addresses, the rest is not followed; raise max_entries"
    )


def too_many_sitemaps(name: str, limit: int) -> Quarantine:
    """An index of sitemaps lists more of them than are read."""
    return Quarantine(
        "HW-FETCH-023", f"{name}: lists more than {limit} sitemaps, the rest is not read; raise max_sitemaps"
    )


def nested_listing(name: str) -> Quarantine:
    """A feed or sitemap is listed where a page or a sitemap of pages should be."""
    return Quarantine("HW-FETCH-024", f"{name}: is a list inside a list of pages; give its address on its own")


def not_a_listing(name: str) -> Quarantine:
    """What should be watched is no feed and no sitemap."""
    return Quarantine("HW-FETCH-025", f"{name}: is no feed and no sitemap; add it once with headwater add")


def not_kept(name: str) -> Usage:
    """No report that is kept was read at an address."""
    return Usage("HW-FETCH-026", f"{name}: no report of this address is kept; add it first with headwater add")

"""Addresses of the web: which may be asked, and which two are the same page.

`httpx.URL` is the only parser: what is checked here is what is connected to later.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx

from headwater.ingest.addresses import shown
from headwater.ingest.fetch import refusals
from headwater.ingest.fetch.addresses import Address, why_not_public
from headwater.model import content_id

PORTS = {"http": 80, "https": 443}
MAX_CHARS = 4_096  # twice what browsers and servers are sure to take
ODD = re.compile(r"[\x00-\x20\x7f\\]")
HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# A last label like these makes a browser read the host as an IPv4 address (WHATWG URL, "ends in a number").
NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
# Names that mean this machine or this network (RFC 6761, 6762, 8375, 9476), and one that the name service never knows.
INSIDE = re.compile(r"(?:.*\.)?(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|onion)")
# Parameters that say how a reader came to a page, and never which page it is.
TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|link\w*|ptr\w*|bbc\w*|custom\d)|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|"
    r"twclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|ns_(?:campaign|mchannel|source|linkname|fee)|cmpid|cmp|icid|ito|smid|smtyp|xtor|"
    r"vero_id|oly_(?:anon|enc)_id|wt_mc|guccounter|guce_referrer\w*|ref_src|ref_url|ftag|soc_\w+|taid|spm",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be asked.

    Attributes:
        ports: The ports.
        inside: Networks that may be asked although they are not public. No setting sets it: tests do, for servers of
            their own.
    """

    ports: frozenset[int]
    inside: tuple[IPv4Network | IPv6Network, ...] = ()

    def check_host(self, address: Address, name: str) -> None:
        """Refuse an address of the internet that is not public.

        Raises:
            Quarantine: It is not (`HW-FETCH-005`).
        """
        reason = why_not_public(address)
        if reason is not None and not any(address in network for network in self.inside):
            raise refusals.not_public(name, f"{address} is {reason}")


def parse_url(address: str, reach: Reach) -> httpx.URL:
    """Return an address of the web that may be asked, in the one spelling it is asked in.

    Args:
        address: The address; white space around it and what stands behind `#` do not count.
        reach: What may be asked.

    Raises:
        Quarantine: It is no address of the web, or not one that may be asked (`HW-FETCH-001` to `005`).
    """
    url = normal_url(address)
    name, host = shown(str(url)), url.raw_host.decode("ascii")
    port = PORTS[url.scheme] if url.port is None else url.port
    if port not in reach.ports:
        raise refusals.port_not_allowed(name, port)
    if ":" in host or NUMBER.fullmatch(host) is not None:
        reach.check_host(_address(host, name), name)
    elif INSIDE.fullmatch(host) is not None:
        raise refusals.odd_host(name, "a name inside a network")
    elif HOST.fullmatch(host) is None:
        raise refusals.odd_host(name, "no name of the internet")
    return url


def normal_url(address: str) -> httpx.URL:
    """Return an address of the web in its one spelling, whether it may be asked or not.

    Raises:
        Quarantine: It is no address of the web (`HW-FETCH-001`, `004`).
    """
    text = address.strip()
    name = shown(text)
    if len(text) > MAX_CHARS:
        raise refusals.not_an_address(f"{name[:80]}...", f"longer than {MAX_CHARS:,} characters")
    if ODD.search(text) is not None:
        raise refusals.not_an_address(name, "it holds a blank, a backslash or a control character")
    try:
        url = httpx.URL(text)
        host = url.raw_host.decode("ascii").lower().removesuffix(".")
    except (httpx.InvalidURL, UnicodeError) as error:
        raise refusals.not_an_address(name, shown(str(error)).lower().rstrip(".")) from None
    if url.scheme not in PORTS or not host:
        raise refusals.not_an_address(name, "only http:// and https:// are asked")
    if host.endswith("."):
        raise refusals.not_an_address(name, "its host ends in more than one dot")
    if url.userinfo:
        raise refusals.holds_password(name)
    is_default = url.port is None or url.port == PORTS[url.scheme]
    return url.copy_with(host=host, fragment=None, port=None if is_default else url.port)


def _address(host: str, name: str) -> Address:
    try:
        address = ip_address(host)
    except ValueError:
        raise refusals.odd_host(name, "an odd spelling of a number") from None
    if isinstance(address, IPv6Address) and address.scope_id is not None:
        raise refusals.odd_host(name, "an address with a zone")
    return address


def without_tracking(url: httpx.URL) -> httpx.URL:
    """Return an address without the parameters that only say how a reader came to the page."""
    if not url.query:
        return url
    parts = url.query.decode("ascii").split("&")
    kept = "&".join(part for part in parts if TRACKING.fullmatch(part.partition("=")[0]) is None)
    return url.copy_with(query=kept.encode("ascii") or None)


def page_key(url: httpx.URL) -> str:
    """Return the id of a page by its address; it tells nothing of a secret in it."""
    return content_id("u", without_tracking(url))

"""Whether an address of the internet is public, with an IPv4 address inside an IPv6 one unwrapped."""

from ipaddress import IPv4Address, IPv6Address
from typing import TypeAlias

from headwater.ingest.fetch.special import GLOBAL_6, MAPPED, NAT64, SPECIAL_4, SPECIAL_6

Address: TypeAlias = IPv4Address | IPv6Address
LOW_32 = 0xFFFFFFFF
# Interface ids of ISATAP (RFC 5214, 6.1): the last 32 bits are an IPv4 address, which a tunnel would send to.
ISATAP = (0x00005EFE, 0x02005EFE)


def why_not_public(address: Address) -> str | None:
    """Return why an address is not that of a public host, in a few words; None where it is.

    `ipaddress.is_global` says yes to multicast, NAT64 and 6to4. Of the ways to write an IPv4 address into an IPv6 one,
    those in use (mapped, NAT64, ISATAP) are unwrapped; the others (compatible, 6to4, Teredo) reach no host any more.
    """
    if isinstance(address, IPv4Address):
        return next((name for network, name in SPECIAL_4 if address in network), None)
    inner = IPv4Address(int(address) & LOW_32)
    if address in MAPPED or address in NAT64:
        return why_not_public(inner)
    special = next((name for network, name in SPECIAL_6 if address in network), None)
    if special is not None or address not in GLOBAL_6:
        return special or "reserved"
    return why_not_public(inner) if (int(address) >> 32) & LOW_32 in ISATAP else None

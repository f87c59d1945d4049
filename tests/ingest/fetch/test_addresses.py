"""Only public unicast addresses are asked, however an address is written."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetch.addresses import why_not_public
from headwater.ingest.fetch.special import SPECIAL_4

PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.215.14", "223.255.255.254", "2606:4700:4700::1111", "2a00:1450:4001::64"]
NOT_PUBLIC = {
    "0.0.0.0": "this network",
    "0.1.2.3": "this network",
    "10.0.0.1": "private",
    "100.64.0.1": "behind a carrier's gateway",
    "100.127.255.255": "behind a carrier's gateway",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "168.63.129.16": "inside a cloud",
    "169.254.169.254": "link-local",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.0.0.8": "for protocols",
    "192.0.2.1": "for documentation",
    "192.88.99.1": "a tunnel, 6to4",
    "192.168.1.1": "private",
    "198.18.0.1": "for measuring networks",
    "198.51.100.7": "for documentation",
    "203.0.113.9": "for documentation",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "unspecified",
    "::1": "loopback",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:169.254.169.254": "link-local",
    "::127.0.0.1": "an IPv4 address in IPv6",
    "::ffff:0:10.0.0.1": "an IPv4 address in IPv6",
    "64:ff9b::10.0.0.1": "private",
    "64:ff9b:1::1": "inside a network",
    "100::1": "reserved",
    "2001::1": "a tunnel, Teredo",
    "2001:db8::1": "for documentation",
    "2001:10::1": "for protocols",
    "2002:7f00:1::": "a tunnel, 6to4",
    "3fff::1": "for documentation",
    "4000::1": "reserved",
    "fc00::1": "private",
    "fd00:ec2::254": "private",
    "fe80::1": "link-local",
    "fec0::1": "reserved",
    "ff02::1": "multicast",
    "2a00:1450::200:5efe:192.168.0.1": "private",
}
WRAPPINGS = {
    "mapped": "::ffff:{}",
    "compatible": "::{}",
    "translated": "::ffff:0:{}",
    "NAT64": "64:ff9b::{}",
    "ISATAP": "2a00:1450::5efe:{}",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_asked(address):
    assert why_not_public(ip_address(address)) is None


@pytest.mark.parametrize(("address", "reason"), NOT_PUBLIC.items(), ids=NOT_PUBLIC)
def test_an_address_that_is_not_public_is_named_for_what_it_is(address, reason):
    assert why_not_public(ip_address(address)) == reason


@given(st.ip_addresses(v=4))
def test_what_python_calls_inside_is_never_public_in_ipv4(address):
    if not address.is_global or address.is_multicast or address.is_reserved:
        # 192.0.0.9 and 192.0.0.10 are global by Python's table, and no host either
        assert why_not_public(address) is not None
    elif why_not_public(address) is not None:
        assert any(address in network for network, _ in SPECIAL_4)


@given(st.ip_addresses(v=6))
def test_what_python_calls_inside_is_never_public_in_ipv6(address):
    if not address.is_global or address.is_multicast or address.is_site_local:
        is_nat64 = int(address) >> 32 == int(IPv6Address("64:ff9b::")) >> 32
        is_mapped = address.ipv4_mapped is not None
        assert is_nat64 or is_mapped or why_not_public(address) is not None


@pytest.mark.parametrize("wrapping", WRAPPINGS.values(), ids=WRAPPINGS)
@given(network=st.sampled_from([network for network, _ in SPECIAL_4]), at=st.integers(0, 2**32 - 1))
def test_no_wrapping_makes_an_inner_address_public(wrapping, network, at):
    inner = IPv4Address(int(network.network_address) + at % network.num_addresses)
    assert why_not_public(IPv6Address(wrapping.format(inner))) is not None


@given(inner=st.ip_addresses(v=4), rest=st.integers(0, 2**80 - 1))
def test_tunnels_lead_to_no_host(inner, rest):
    assert why_not_public(IPv6Address((0x2002 << 112) | (int(inner) << 80) | rest)) is not None
    assert why_not_public(IPv6Address((0x20010000 << 96) | (int(inner) << 64) | rest & (2**64 - 1))) is not None

"""What a server can do to whoever asks it, and what the transport makes of it."""

import itertools
import ssl
import subprocess
from ipaddress import ip_address
from shutil import which

import httpcore
import httpx
import pytest

from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.resolving import resolve
from headwater.ingest.fetch.transport import SafeTransport
from headwater.ingest.fetch.urls import Reach
from headwater.model import HeadwaterError, Quarantine, Retry
from tests.ingest.fetch.servers import LOOPBACK, StillClock, answer_of, make_fetcher, redirect_to, to_loopback

HEAD = b"HTTP/1.1 200 Told\r\nContent-Type: text/html\r\n"


def refusal(server, path="/a", **options):
    with pytest.raises(HeadwaterError) as caught:
        make_fetcher(server, **options).fetch(server.url(path))
    assert path in caught.value.message
    return type(caught.value), caught.value.code


def test_a_page_is_fetched_as_it_was_sent(server):
    server.answers["/a"] = answer_of("<p>Ferry late.</p>", ETag='"7"', kind="text/html; charset=utf-8")
    fetched = make_fetcher(server).fetch(server.url("/a"))
    assert fetched.body == b"<p>Ferry late.</p>"
    assert (fetched.media_type, fetched.charset, fetched.etag) == ("text/html", "utf-8", '"7"')


def test_who_asks_says_so_and_brings_no_cookie(server):
    server.answers["/a"] = answer_of("x", Set_Cookie="session=1")
    fetcher = make_fetcher(server, web=WebLimits(contact="desk@courier.example"))
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/a"))
    headers = server.asked[-1].headers
    assert headers["user-agent"] == "Headwater/0.1.0 (+desk@courier.example)"
    assert headers["host"] == f"courier.example:{server.port}"
    assert "cookie" not in headers


@pytest.mark.parametrize("answers", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:10.0.0.1"], ["fd00::1"]])
def test_a_name_that_leads_inside_is_not_connected_to(answers):
    backend = NoBackend()
    transport = SafeTransport(resolver=lambda *_: [ip_address(one) for one in answers], backend=backend)
    with pytest.raises(Quarantine, match="HW-FETCH-005"):
        transport.handle_request(httpx.Request("GET", "http://courier.example/"))
    assert backend.connected == []


class NoBackend(httpcore.NetworkBackend):
    """Connects to nothing, and notes where it should have."""

    def __init__(self):
        self.connected = []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.connected.append((host, port))
        raise httpcore.ConnectError("refused")


def test_what_is_connected_to_is_what_was_checked_whatever_the_name_means_next():
    backend, changing = NoBackend(), itertools.cycle(["8.8.8.8", "127.0.0.1"])
    transport = SafeTransport(resolver=lambda *_: [ip_address(next(changing))], backend=backend)
    with pytest.raises(Retry, match="HW-FETCH-007"):
        transport.handle_request(httpx.Request("GET", "https://courier.example/"))
    assert backend.connected == [("8.8.8.8", 443)]
    with pytest.raises(Quarantine, match="HW-FETCH-005"):
        transport.handle_request(httpx.Request("GET", "https://courier.example/"))
    assert len(backend.connected) == 1


def test_every_address_of_a_name_is_tried_in_turn():
    backend = NoBackend()
    transport = SafeTransport(resolver=lambda *_: list(map(ip_address, ["8.8.8.8", "1.1.1.1"])), backend=backend)
    with pytest.raises(Retry, match="HW-FETCH-007"):
        transport.handle_request(httpx.Request("GET", "http://courier.example/"))
    assert [host for host, _ in backend.connected] == ["8.8.8.8", "1.1.1.1"]


def test_the_default_reaches_no_server_on_loopback_whatever_the_settings_say(server):
    transport = SafeTransport(WebLimits(ports=f"80,443,{server.port}"), resolver=to_loopback)
    for host in ("127.0.0.1", "courier.example"):
        with pytest.raises(Quarantine, match="HW-FETCH-005"):
            transport.handle_request(httpx.Request("GET", server.url(host=host)))
    assert server.asked == []


def test_a_client_of_httpx_is_bound_by_the_transport_too(server):
    server.answers["/a"] = redirect_to("http://10.0.0.1/")
    transport = SafeTransport(reach=Reach(frozenset({server.port, 80}), (LOOPBACK,)), resolver=to_loopback)
    with httpx.Client(transport=transport, follow_redirects=True) as client, pytest.raises(Quarantine):
        client.get(server.url("/a"))


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("http://127.0.0.2/", "HW-FETCH-005"),
        ("http://169.254.169.254/latest/", "HW-FETCH-005"),
        ("http://[::1]/", "HW-FETCH-005"),
        ("http://2130706433/", "HW-FETCH-003"),
        ("http://localhost/", "HW-FETCH-003"),
        ("file:///etc/passwd", "HW-FETCH-001"),
        ("ftp://courier.example/", "HW-FETCH-001"),
        ("http://courier.example:22/", "HW-FETCH-002"),
        ("http://me:s3cret@courier.example/", "HW-FETCH-004"),
    ],
)
def test_each_redirect_is_checked_like_the_first_address(server, place, code):
    server.answers["/a"] = redirect_to(place)
    with pytest.raises(Quarantine) as caught:
        make_fetcher(server).fetch(server.url("/a"))
    assert caught.value.code == code
    assert caught.value.message.startswith(f"{server.url('/a')} redirects to ")
    assert "s3cret" not in caught.value.message


def test_a_redirect_resolves_its_host_again_and_checks_it_again(server):
    answers = iter(["127.0.0.1", "127.0.0.1", "10.0.0.1"])  # robots.txt, the first address, the second
    server.answers["/a"] = redirect_to("/b")
    server.answers["/b"] = answer_of("inside")
    fetcher = make_fetcher(server, resolver=lambda *_: [ip_address(next(answers))])
    with pytest.raises(Quarantine, match="HW-FETCH-005"):
        fetcher.fetch(server.url("/a"))
    assert server.paths() == ["/a"]


def test_redirects_are_followed_as_far_as_the_setting_says(server):
    for at in range(4):
        server.answers[f"/{at}"] = redirect_to(f"/{at + 1}", status=(301, 302, 307, 308)[at])
    server.answers["/4"] = answer_of("there")
    fetched = make_fetcher(server, web=WebLimits(max_redirects=4)).fetch(server.url("/0"))
    assert (fetched.body, str(fetched.url)) == (b"there", server.url("/4"))
    assert refusal(server, "/0", web=WebLimits(max_redirects=3)) == (Quarantine, "HW-FETCH-014")


def test_a_circle_of_redirects_ends(server):
    server.answers |= {"/a": redirect_to("/b"), "/b": redirect_to("/a")}
    assert refusal(server) == (Quarantine, "HW-FETCH-014")
    assert len(server.paths()) == WebLimits().max_redirects + 1


def test_a_slow_drip_ends_at_the_deadline(server):
    server.answers["/a"] = lambda _: itertools.chain([HEAD + b"\r\n"], itertools.repeat(b"x"))
    web = WebLimits(deadline_s=20)
    assert refusal(server, web=web, clock=StillClock(step_s=1)) == (Retry, "HW-FETCH-009")


class Drip(httpcore.NetworkStream):
    """A stream that gives one byte each time it is read."""

    def __init__(self, given):
        self.given, self.count = iter(given), 0

    def read(self, max_bytes, timeout=None):
        self.count += 1
        return bytes([next(self.given)])

    def write(self, buffer, timeout=None):
        pass

    def close(self):
        pass


class DripBackend(NoBackend):
    def __init__(self, given):
        self.stream = Drip(given)

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        return self.stream


def test_headers_that_drip_end_at_the_deadline_too():
    backend = DripBackend(itertools.cycle(HEAD))
    transport = SafeTransport(
        WebLimits(deadline_s=30),
        resolver=lambda *_: [ip_address("8.8.8.8")],
        backend=backend,
        clock=StillClock(step_s=1),
    )
    with pytest.raises(Retry, match="HW-FETCH-009"):
        transport.handle_request(httpx.Request("GET", "http://courier.example/"))
    assert 20 < backend.stream.count < 30  # the rest of the clock's readings went into sending


@pytest.mark.parametrize("head", [HEAD, HEAD + b"Transfer-Encoding: chunked\r\n"])
def test_a_body_without_end_is_cut_off_at_the_limit(server, head):
    part = b"x" * 4096 if b"chunked" not in head else b"1000\r\n" + b"x" * 4096 + b"\r\n"
    server.answers["/a"] = lambda _: itertools.chain([head + b"\r\n"], itertools.repeat(part))
    assert refusal(server, web=WebLimits(max_download_mb=0.1)) == (Quarantine, "HW-FETCH-010")


def test_a_body_may_be_as_large_as_the_limit_and_no_larger(server):
    server.answers |= {"/a": answer_of(b"x" * 1001), "/b": answer_of(b"x" * 1000)}
    web = WebLimits(max_download_mb=0.001)
    assert refusal(server, web=web) == (Quarantine, "HW-FETCH-010")
    assert len(make_fetcher(server, web=web).fetch(server.url("/b")).body) == 1000


def test_a_length_that_promises_too_much_is_refused_before_the_body_comes(server):
    server.answers["/a"] = HEAD + b"Content-Length: 99999999999999999999\r\n\r\n"
    assert refusal(server) == (Quarantine, "HW-FETCH-010")


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"Content-Length: 9\r\n\r\nxx",
        HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nxxx",
        HEAD + b"Content-Length: -2\r\n\r\nxx",
        HEAD + b"Content-Length: two\r\n\r\nxx",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nxx",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nxx",
        HEAD,
        b"HTTP/1.1 2000 Told\r\n\r\n",
        b"HTTP/1.1 200 Told\r\nNo colon here\r\n\r\n",
        b"220 mail.example ESMTP\r\n",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"\x16\x03\x01\x02",
        b"",
    ],
    ids=range(13),
)
def test_an_answer_that_lies_about_its_length_or_is_not_http_is_tried_again_later(server, answer):
    server.answers["/a"] = answer
    assert refusal(server) == (Retry, "HW-FETCH-015")


def test_a_length_that_promises_too_little_gives_what_was_promised(server):
    server.answers["/a"] = HEAD + b"Content-Length: 2\r\n\r\nxxHTTP/1.1 200 Told\r\n\r\n"
    assert make_fetcher(server).fetch(server.url("/a")).body == b"xx"


@pytest.mark.parametrize(("count", "size"), [(201, 1), (3, 30_000)])
def test_headers_beyond_the_limit_are_refused(server, count, size):
    server.answers["/a"] = answer_of("x", **{f"X_{at}": "y" * size for at in range(count)})
    assert refusal(server) == (Quarantine, "HW-FETCH-011")


def test_headers_may_be_as_many_as_the_limit(server):
    server.answers["/a"] = answer_of("x", **{f"X_{at}": "y" for at in range(8)})  # and two of its own
    assert make_fetcher(server, web=WebLimits(max_headers=10)).fetch(server.url("/a")).body == b"x"
    assert refusal(server, web=WebLimits(max_headers=9)) == (Quarantine, "HW-FETCH-011")


def test_headers_may_be_as_large_as_the_limit(server):
    answer = answer_of("x", X_A="y" * 900)
    size = len(answer.partition(b"\r\n\r\n")[0].partition(b"\r\n")[2]) + 2  # the status line is no header
    for room, is_read in ((1000 - size, True), (1001 - size, False)):
        server.answers["/a"] = answer_of("x", X_A="y" * (900 + room))
        if is_read:
            assert make_fetcher(server, web=WebLimits(max_header_kb=1)).fetch(server.url("/a")).body == b"x"
        else:
            assert refusal(server, web=WebLimits(max_header_kb=1)) == (Quarantine, "HW-FETCH-011")


@pytest.mark.parametrize(("connect_s", "deadline_s", "within_s"), [(4, 30, 4), (10, 3, 3)])
def test_finding_and_reaching_a_host_may_take_the_shorter_of_its_own_time_and_all_that_is_left(
    connect_s, deadline_s, within_s
):
    given = []

    def resolver(host, port, seconds):
        given.append(seconds)
        return [ip_address("8.8.8.8")]

    web = WebLimits(connect_s=connect_s, deadline_s=deadline_s)
    transport = SafeTransport(web, resolver=resolver, backend=NoBackend(), clock=StillClock())
    with pytest.raises(Retry, match="HW-FETCH-007"):
        transport.handle_request(httpx.Request("GET", "http://courier.example/"))
    assert given == [within_s]


def test_headers_without_end_do_not_fill_the_memory(server):
    server.answers["/a"] = lambda _: itertools.chain([HEAD], itertools.repeat(b"X-A: " + b"b" * 4000 + b"\r\n"))
    assert refusal(server) == (Retry, "HW-FETCH-015")


def test_informal_answers_without_end_are_cut_off(server):
    server.answers["/a"] = lambda _: itertools.repeat(b"HTTP/1.1 103 Hints\r\nLink: </a>\r\n\r\n")
    assert refusal(server, web=WebLimits(max_download_mb=0.1)) == (Quarantine, "HW-FETCH-010")


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (401, Quarantine, "HW-FETCH-019"),
        (403, Quarantine, "HW-FETCH-019"),
        (404, Quarantine, "HW-FETCH-019"),
        (410, Quarantine, "HW-FETCH-019"),
        (451, Quarantine, "HW-FETCH-019"),
        (408, Retry, "HW-FETCH-020"),
        (429, Retry, "HW-FETCH-020"),
        (500, Retry, "HW-FETCH-020"),
        (503, Retry, "HW-FETCH-020"),
        (204, Retry, "HW-FETCH-020"),
        (302, Retry, "HW-FETCH-020"),
        (304, Retry, "HW-FETCH-020"),
    ],
)
def test_a_status_tells_whether_it_is_worth_another_try(server, status, kind, code):
    server.answers["/a"] = answer_of("x", status=status)
    assert refusal(server) == (kind, code)


def test_a_host_that_is_not_known_may_be_known_later():
    def unknown(*_):
        raise OSError("no such host")

    with pytest.raises(Retry, match="HW-FETCH-006"):
        SafeTransport(resolver=unknown).handle_request(httpx.Request("GET", "http://courier.example/"))


def test_a_silent_name_service_is_waited_for_no_longer_than_it_may_take(monkeypatch):
    import threading

    answered = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answered.wait() and [])
    with pytest.raises(TimeoutError):
        resolve("courier.example", 80, 0.01)
    answered.set()


def test_the_name_service_is_asked_for_every_address_of_a_host(monkeypatch):
    found = [(2, 1, 6, "", ("8.8.8.8", 80)), (10, 1, 6, "", ("2606:4700::1", 80, 0, 0)), (2, 1, 6, "", ("8.8.8.8", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    assert resolve("courier.example", 80, 5) == (ip_address("8.8.8.8"), ip_address("2606:4700::1"))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for courier.example that signed itself."""
    if which("openssl") is None:
        pytest.skip("openssl is not installed, so no certificate can be made")
    folder = tmp_path_factory.mktemp("tls")
    names = ["-subj", "/CN=courier.example", "-addext", "subjectAltName=DNS:courier.example"]
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    out = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run([*command, *names, *out], check=True, capture_output=True)
    return folder


def test_the_certificate_is_that_of_the_name_though_the_address_is_connected_to(server, certificate):
    inside = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    inside.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    server.tls = inside
    server.answers["/a"] = answer_of("proved")
    trusting = ssl.create_default_context(cafile=certificate / "cert.pem")
    fetcher = make_fetcher(server, ssl_context=trusting)
    assert fetcher.fetch(server.url("/a").replace("http:", "https:")).body == b"proved"
    with pytest.raises(Retry, match=r"HW-FETCH-017 .*HW-FETCH-008"):
        fetcher.fetch(server.url("/a", host="tide.example").replace("http:", "https:"))


def test_a_certificate_that_nobody_vouches_for_is_refused(server, certificate):
    inside = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    inside.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    server.tls = inside
    transport = SafeTransport(
        WebLimits(ports=str(server.port)), reach=Reach(frozenset({server.port}), (LOOPBACK,)), resolver=to_loopback
    )
    with pytest.raises(Retry, match="HW-FETCH-008"):
        transport.handle_request(httpx.Request("GET", server.url("/a").replace("http:", "https:")))

"""Only who may ask gets an answer, only who may write writes, and nothing takes more than its share."""

import threading

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from headwater.engine.settings import load_settings
from headwater.web import app as site_app
from headwater.web import create_app
from headwater.web.gate.headers import POLICY
from headwater.web.replies import routes_of
from tests.store.traces import harbour_trace
from tests.web.clients import asked, fill, paths_of

TOKEN = "the right token"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("gate") / "a.db"
    fill(path, harbour_trace())
    return path


@pytest.fixture
def client(path):
    with asked(path) as client:
        yield client


@pytest.fixture
def guarded(path):
    with asked(path, token=TOKEN) as client:
        yield client


def code_of(reply):
    return reply.json()["error"]["code"]


def write(client, **headers):
    return client.post("/add", data={"text": ""}, headers={"accept": "application/json", **headers})


def test_every_reply_has_a_policy_that_lets_nothing_foreign_in(client):
    for path in (*paths_of(harbour_trace()), "/nowhere", "/static/site.css", "/openapi.json"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'")


def test_no_page_has_a_script_or_a_style_of_its_own(client):
    for path in paths_of(harbour_trace()):
        text = client.get(path).text
        assert "<style" not in text
        assert " style=" not in text
        assert text.count("<script") == text.count('<script src="/static/site.js?v=') == 1
        assert " on" not in [part[:3] for part in text.split('"')]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]", "local host", "127.0.0.1:99999999"]
)
def test_a_name_that_is_not_the_sites_own_is_refused(client, host):
    reply = client.get("/stories.json", headers={"host": host})
    assert reply.status_code == 421
    assert code_of(reply) == "HW-SITE-004"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8707", "[::1]:8707", "LOCALHOST"])
def test_a_name_of_this_machine_is_answered(client, host):
    assert client.get("/stories.json", headers={"host": host}).status_code == 200


def test_a_name_that_was_added_is_answered(path):
    with asked(path, hosts="desk.example, other.example") as client:
        assert client.get("/stories", headers={"host": "desk.example:80"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_cannot_write(client, headers):
    reply = write(client, **headers)
    assert reply.status_code == 403
    assert code_of(reply) == "HW-SITE-005"


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://127.0.0.1:8707"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}]
)
def test_a_page_of_this_site_and_a_program_can_write(client, headers):
    assert code_of(write(client, **headers)) == "HW-SITE-010"


@pytest.mark.parametrize("given", ["", "Bearer wrong", "Bearer ", f"Basic {TOKEN}", "Bearer \u00fc"])
def test_without_the_token_nothing_is_written(guarded, given):
    reply = write(guarded, **({"authorization": given.encode("latin-1")} if given else {}))
    assert reply.status_code == 401
    assert code_of(reply) == "HW-SITE-006"


def test_the_token_is_given_by_a_program_or_once_by_a_reader(guarded):
    assert guarded.get("/stories").status_code == 200
    assert code_of(write(guarded, authorization=f"Bearer {TOKEN}")) == "HW-SITE-010"
    assert guarded.post("/token", data={"token": "wrong"}).status_code == 401
    reply = guarded.post("/token", data={"token": TOKEN}, follow_redirects=False)
    assert reply.status_code == 303
    assert "httponly" in reply.headers["set-cookie"].lower()
    assert "samesite=strict" in reply.headers["set-cookie"].lower()
    assert code_of(write(guarded)) == "HW-SITE-010"


@pytest.mark.parametrize("length", ["-1", "x", "99999999"])
def test_a_request_that_says_it_is_too_large_is_refused_before_it_is_read(path, length):
    with asked(path, max_request_mb=0.01) as client:
        headers = {"content-length": length, "accept": "application/json"}
        reply = client.post("/add", content=b"a", headers=headers)
        assert reply.status_code == 413
        assert code_of(reply) == "HW-SITE-007"


def test_a_request_that_does_not_say_how_large_it_is_is_read_no_further_than_it_may(path):
    given = []

    def chunks():
        for _ in range(100):
            given.append(1)
            yield b"a" * 1000

    with asked(path, max_request_mb=0.01) as client:
        headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
        reply = client.post("/add", content=chunks(), headers=headers)
    assert reply.status_code == 413
    assert code_of(reply) == "HW-SITE-007"


def test_a_form_with_too_many_fields_or_files_is_refused(path):
    with asked(path, max_form_fields=3, max_uploads=2) as client:
        many = {f"field{number}": "a" for number in range(9)}
        assert client.post("/add", data=many).status_code == 400
        files = [("files", (f"{number}.txt", b"a")) for number in range(3)]
        reply = client.post("/add", files=files, headers={"accept": "application/json"})
        assert code_of(reply) == "HW-SITE-009"


def test_a_page_that_takes_too_long_is_given_up(path, monkeypatch):
    release = threading.Event()

    def slow(site, request):
        release.wait(20)
        raise AssertionError

    routes = routes_of("/slow", "slow", slow)
    monkeypatch.setattr(site_app, "ROUTES", routes)
    with asked(path, max_request_s=0.05) as client:
        reply = client.get("/slow.json")
        release.set()
    assert reply.status_code == 503
    assert code_of(reply) == "HW-SITE-008"


def test_a_fault_is_a_page_that_tells_nothing_of_it(path, monkeypatch):
    def broken(request):
        raise RuntimeError("the secret of the cellar")

    monkeypatch.setattr(
        site_app, "ROUTES", [Route("/broken", broken), Route("/fine", lambda request: PlainTextResponse(""))]
    )
    with asked(path) as client:
        reply = client.get("/broken")
        assert reply.status_code == 500
        assert "HW-SITE-012" in reply.text
        assert "cellar" not in reply.text
        assert reply.headers["content-security-policy"] == POLICY
    with (
        TestClient(create_app(path, load_settings()), base_url="http://localhost") as loud,
        pytest.raises(RuntimeError),
    ):
        loud.get("/broken")  # and the log of the server gets it


def test_a_wrong_method_is_named(client):
    reply = client.delete("/stories", headers={"accept": "application/json"})
    assert reply.status_code == 405
    assert code_of(reply) == "HW-SITE-002"


def test_static_files_may_be_kept_for_ever_only_at_the_address_of_their_content(client):
    text = client.get("/stories").text
    (address,) = {part for part in text.split('"') if part.startswith("/static/site.css?v=")}
    assert "immutable" in client.get(address).headers["cache-control"]
    assert "immutable" not in client.get("/static/site.css").headers["cache-control"]
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404

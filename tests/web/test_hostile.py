"""Whatever a report says, a page shows it and nothing of it acts."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from headwater.store import Refusal, Store
from tests.factory import make_report
from tests.present.hostile import ATTACKS, EVERYTHING, hostile_trace
from tests.store.traces import make_story, make_trace
from tests.web.clients import asked, fill, paths_of

# fmt: off
OWN_TAGS = frozenset({
    "a", "article", "aside", "bdi", "blockquote", "body", "br", "button", "code", "dd", "desc", "details", "div",
    "dl", "dt", "figcaption", "figure", "footer", "form", "g", "h1", "h2", "h3", "head", "header", "html", "input",
    "kbd", "label", "li", "link", "main", "mark", "meta", "nav", "noscript", "ol", "option", "p", "path", "polygon",
    "pre", "progress", "q", "rect", "script", "section", "select", "span", "strong", "summary", "sup", "svg", "text",
    "textarea", "time", "title", "tspan", "ul",
})
# fmt: on


class Read(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.handlers, self.addresses = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.handlers += [name for name, _ in attributes if name.startswith("on") or name == "style"]
        self.addresses += [value for name, value in attributes if name in {"href", "src", "action", "formaction"}]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "a.db"
    kept = fill(path, hostile_trace())
    with Store.open(path) as store:
        store.refuse([Refusal(EVERYTHING, "HW-READ-005", EVERYTHING, datetime(2031, 5, 4, tzinfo=UTC))])
    with asked(path) as client:
        yield client, kept


def harmless(text):
    page = Read(text)
    assert page.tags <= OWN_TAGS
    assert page.handlers == []
    assert all(re.match(r"/|#|\?|https?://", address) for address in page.addresses)
    for steering in ("\u202e", "\u2066", "\x1b", "\x07", "\x00", "\ud800"):
        assert steering not in text


def test_what_looks_like_a_template_is_shown_as_it_is(hostile):
    client, kept = hostile
    assert "{{ 7 * 7 }}" in client.get(f"/report/{kept.reports[0].id}").text


def test_no_page_gives_a_hostile_report_a_tag_a_handler_or_an_address(hostile):
    client, kept = hostile
    for path in paths_of(kept):
        reply = client.get(path)
        assert reply.status_code == 200, path
        harmless(reply.text)
        assert client.get(f"{path}.json").status_code == 200


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_reader_types_is_shown_and_does_not_act(hostile, attack):
    client, _ = hostile
    for name in ("q", "outlet", "country", "person", "since", "page"):
        reply = client.get("/stories", params={name: attack.encode("utf-8", "surrogatepass")})
        assert reply.status_code in {200, 400}
        harmless(reply.text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_file_name_text_and_form_go_through(tmp_path, attack):
    name = attack.encode("utf-8", "replace").decode()
    text = f"The mayor said that the harbour closes. {name}"
    with asked(tmp_path / "a.db") as client:
        files = [("files", (name.replace("\x00", "").replace("\r", ""), text.encode()))]
        replies = [client.post("/add", files=files), client.post("/add", data={"text": text, "name": name})]
        for reply in replies:
            assert reply.status_code == 200
            client.get(f"{reply.url.path}/events")
            harmless(client.get(reply.url.path).text)
        for story in client.get("/stories.json").json()["stories"]:
            harmless(client.get(f"/story/{story['id']}").text)


def test_an_address_that_is_no_web_page_is_no_link(tmp_path):
    report = replace(make_report("The harbour closes."), url="javascript:alert(1)")
    fill(tmp_path / "a.db", make_trace(((report,), make_story((report,), [("harbour",)]))))
    with asked(tmp_path / "a.db") as client:
        text = client.get(f"/report/{report.id}").text
    assert "javascript:alert(1)" in text
    assert 'href="javascript' not in text

"""Each page shows what the store holds, leads on to the words it rests on, and has its JSON beside it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from headwater.engine import load_models, trace
from headwater.ingest import read
from headwater.store import Store
from tests.factory import make_report
from tests.ingest.pages import make_page
from tests.ingest.test_entries import LATEST
from tests.present.stories import bridge_trace
from tests.store.traces import harbour_trace, make_story, make_trace
from tests.web.clients import asked, fill, paths_of


class Links(HTMLParser):
    """The places a page leads to, and the ids it has."""

    def __init__(self, text):
        super().__init__()
        self.to, self.ids, self.headings = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a" and "href" in given:
            self.to.append(given["href"])
        if "id" in given:
            self.ids.append(given["id"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    """A site over the bridge story, and the story."""
    path = tmp_path_factory.mktemp("bridge") / "bridge.db"
    kept = fill(path, bridge_trace())
    with asked(path) as client:
        yield client, kept


@pytest.fixture
def harbour(tmp_path):
    path = tmp_path / "harbour.db"
    kept = fill(path, harbour_trace())
    with asked(path) as client:
        yield client, kept


def page(client, path):
    reply = client.get(path)
    assert reply.status_code == 200, reply.text
    return reply.text


def test_a_report_says_its_language_how_sure_its_text_is_and_the_entries_of_a_live_one(tmp_path):
    (live,) = read(LATEST.encode(), name="live.txt")
    (article,) = read(make_page().encode(), name="a.html")
    with Store.open(tmp_path / "a.db") as store:
        store.add([live, article])
    with asked(tmp_path / "a.db") as client:
        shown = words(page(client, f"/report/{live.id}"))
        assert "Languageen words of the text" in shown
        assert "2024-05-03 3:10 p.m." in shown
        assert "Sure of the text" not in shown
        assert "Sure of the text1 of 1 by trafilatura" in words(page(client, f"/report/{article.id}"))
        form = client.get(f"/report/{live.id}.json").json()["report"]
    assert [entry["published"]["wording"] for entry in form["entries"]] == ["3:10 p.m.", "1 p.m."]


def words(text):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text))


def test_the_start_leads_to_the_stories(bridge):
    client, _ = bridge
    assert client.get("/").url.path == "/stories"


def test_every_page_has_its_json_beside_it(bridge):
    client, kept = bridge
    for path in paths_of(kept):
        page(client, path)
        form = client.get(f"{path}.json").json()
        assert form["format"].startswith("headwater.")
        assert form["version"] == 1


def test_every_link_of_every_page_leads_to_a_page_and_every_mark_to_a_place_on_it(bridge):
    client, kept = bridge
    pages = {path: Links(page(client, path)) for path in paths_of(kept)}
    wanted = {link for found in pages.values() for link in found.to}
    for path, found in pages.items():
        assert len(found.ids) == len(set(found.ids)), path
        wanted |= {f"{path}{link}" for link in found.to if link.startswith(("#", "?"))}
    for link in sorted(wanted):
        if link.startswith("/"):
            address, _, place = link.partition("#")
            reply = client.get(address)
            assert reply.status_code == 200, link
            if place:
                assert place in Links(reply.text).ids, link


def test_headings_go_down_one_step_at_a_time(bridge):
    client, kept = bridge
    for path in paths_of(kept):
        levels = Links(page(client, path)).headings
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False)), path


def test_a_story_in_the_list_has_its_counts(bridge):
    client, _ = bridge
    text = words(page(client, "/stories"))
    assert "Bridge to close" in text
    assert "3 reports · 1 origin" in text
    assert "2031-05-02 to 2031-05-03 · 2 claims" in text


def test_the_count_of_a_story_opens_into_its_origins(bridge):
    client, kept = bridge
    text = page(client, f"/story/{kept.stories[0].id}")
    opened = re.search(r'<details class="headline">(.*?)</details>', text, re.DOTALL)[1]
    assert "3 reports · 1 independent origin" in words(opened)
    assert "two engineers, through Quill Agency unnamed sources of an outlet, not held" in words(opened)


def test_a_story_says_who_says_so_what_is_not_known_and_what_stands_against(bridge):
    client, kept = bridge
    text = words(page(client, f"/story/{kept.stories[0].id}"))
    assert "denied by The council to unsigned.txt" in text.replace("→", "")
    assert "only one report has it" in text
    assert "Date not known 1" in text
    assert "Outlet not known 1" in text
    assert "Cited, but not held 1" in text


def test_claims_are_ordered_as_asked(harbour):
    client, kept = harbour
    (story,) = kept.stories
    first, second = (claim.id for claim in story.claims)
    for order, wanted in (("carried", [first, second]), ("independence", [first, second]), ("time", [first, second])):
        text = page(client, f"/story/{story.id}?order={order}")
        assert re.findall(r'<li class="item" id="(c-\w+)"', text) == wanted
    assert client.get(f"/story/{story.id}?order=size").status_code == 400


def test_a_claim_has_a_ladder_with_the_quote_in_its_sentence(bridge):
    client, kept = bridge
    (story,) = kept.stories
    text = page(client, f"/claim/{story.claims[0].id}")
    assert '<span class="around"></span><mark class="quote">The bridge will close on Monday</mark>' in text
    assert ", two engineers told the Quill Agency." in text
    assert words(text).count("First carried by") == 1
    assert "Quill Agency 2031-05-02" in words(text)
    assert "again at" in text
    assert "headwater claim" in text


def test_a_conflict_is_shown_on_both_sides_with_the_words_that_differ(harbour):
    client, kept = harbour
    (story,) = kept.stories
    for claim in story.claims:
        text = page(client, f"/claim/{claim.id}")
        assert "number: 1 / 2" in text
        assert '<mark class="differs">' in text


def test_a_report_is_shown_as_it_was_given(bridge):
    client, kept = bridge
    for report in kept.reports:
        text = page(client, f"/report/{report.id}")
        shown = re.search(r'<div class="text" dir="auto">(.*?)</div>', text, re.DOTALL)[1]
        shown = re.sub(r'<span class="note-chain".*?</span>', "", shown)
        flat = " ".join(re.sub(r"<[^>]*>", "", shown).split())
        assert flat == " ".join(report.text.split())


def test_an_assertion_that_is_asked_for_is_marked(bridge):
    client, kept = bridge
    item = kept.stories[0].claims[0].assertions[0]
    assert 'here"' in page(client, f"/report/{item.report}?at={item.id}")
    assert 'here"' not in page(client, f"/report/{item.report}")


def test_two_reports_side_by_side_share_numbered_passages(tmp_path):
    shared = "the harbour will be closed for the whole of the summer because of the works"
    one = make_report(f"On Monday {shared}.\nNobody knows why.", outlet="Tide", name="one.txt")
    two = make_report(f"Again: {shared}, it is said.", outlet="Gull", name="two.txt")
    fill(tmp_path / "a.db", make_trace(((one, two), make_story((one, two), [("harbour", "harbour")]))))
    with asked(tmp_path / "a.db") as client:
        text = page(client, f"/report/{one.id}/beside/{two.id}")
        form = client.get(f"/report/{one.id}/beside/{two.id}.json").json()
    (passage,) = form["passages"]
    assert one.text[passage["a_start"] : passage["a_end"]] == shared == two.text[passage["b_start"] : passage["b_end"]]
    assert {"a-1", "b-1"} <= set(Links(text).ids)
    assert {"#a-1", "#b-1"} <= set(Links(text).to)


def test_a_report_that_waits_to_be_traced_is_shown(tmp_path):
    report = make_report("Nothing is known yet.")
    with Store.open(tmp_path / "a.db") as store:
        store.add([report])
    with asked(tmp_path / "a.db") as client:
        assert "waits to be traced" in page(client, f"/report/{report.id}")
        assert client.get(f"/report/{report.id}.json").json()["story"] is None


def test_an_empty_store_says_how_to_fill_it(tmp_path):
    with asked(tmp_path / "new.db") as client:
        assert "No story is kept here yet" in page(client, "/stories")
        assert "No story fits" in page(client, "/stories?q=harbour")


def test_the_list_is_cut_into_pages(tmp_path):
    made = []
    for number in range(5):
        report = make_report(f"Matter {number} was decided.", outlet=f"Outlet {number}")
        made.append(((report,), replace(make_story((report,), [("Matter",)]), title=f"Matter {number}")))
    fill(tmp_path / "a.db", make_trace(*made))
    with asked(tmp_path / "a.db", page_stories=2) as client:
        form = client.get("/stories.json?page=2").json()
        assert (form["total"], form["pages"], len(form["stories"])) == (5, 3, 2)
        assert "/stories?page=3" in Links(page(client, "/stories?page=2")).to
        assert '<ol class="stories" start="5"' in page(client, "/stories?page=3")
        narrowed = Links(page(client, "/stories?q=matter&outlet=Outlet+1&since=2001-01-01"))
        assert "/stories?q=matter&since=2001-01-01" in narrowed.to


def test_a_merged_or_wrong_id_is_named(bridge):
    client, _ = bridge
    for path in ("/story/t-000000000", "/claim/c-00", "/report/x", "/report/%ff", "/nowhere", "/work/none"):
        reply = client.get(path)
        assert reply.status_code == 404, path
        assert re.search(r"HW-(STORE|SITE)-\d{3}", reply.text)
        error = client.get(f"{path}.json").json()["error"]
        assert set(error) == {"code", "message", "status"}
        assert error["status"] == 404


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=x", "page=9999999", "origins=-1", "since=1.5.2031", "until=x", f"q={'a' * 301}", "order=?"],
)
def test_a_wrong_value_in_an_address_is_refused(bridge, query):
    client, kept = bridge
    path = f"/story/{kept.stories[0].id}" if query.startswith("order") else "/stories"
    reply = client.get(f"{path}?{query}")
    assert reply.status_code == 400
    assert "HW-SITE-003" in reply.text


def test_real_stages_give_pages_whose_links_all_lead_somewhere(tmp_path):
    texts = ("The bridge will close, the mayor told the Quill.", "The bridge will close, the Quill reported.")
    reports = [make_report(text, outlet=outlet) for text, outlet in zip(texts, ("Quill", "Marsh"), strict=True)]
    kept = fill(tmp_path / "a.db", trace(reports, models=load_models(), one_story=True))
    with asked(tmp_path / "a.db") as client:
        for path in paths_of(kept):
            page(client, path)

"""What readers decide is kept with their name, acts on the counts, and can be taken back."""

import re
from datetime import date

import pytest

from headwater.engine import load_models, trace
from headwater.store import Store
from tests.factory import make_report
from tests.web.clients import asked, fill

TEXTS = {
    "Quill": "The bridge will close on Monday, the mayor of Eastport told the Quill.\nThe ferry will run all night.",
    "Marsh": "The bridge will close on Monday, the Quill reported.\nThe ferry will run until midnight.",
    "Heron": "The bridge will close on Monday, a spokeswoman for the port, Ann Reed, told the Heron.",
}


@pytest.fixture(scope="module")
def models():
    return load_models()


@pytest.fixture
def site(tmp_path, models):
    reports = [make_report(text, outlet=outlet, name=f"{outlet}.txt") for outlet, text in TEXTS.items()]
    kept = fill(tmp_path / "a.db", trace(reports, models=models, one_story=True))
    with asked(tmp_path / "a.db") as client:
        yield client, kept.stories[0], tmp_path / "a.db"


def done(client, reply):
    """Wait until what was decided acts."""
    assert reply.status_code == 200, reply.text
    assert '"state": "done"' in client.get(f"{reply.url.path}/events").text.splitlines()[-2]
    return reply


def story_of(path):
    with Store.open(path, read_only=True) as store:
        return store.trace().stories[0]


def test_two_claims_that_are_judged_the_same_become_one_until_that_is_taken_back(site):
    client, story, path = site
    one, two = story.claims[:2]
    form = {"one": one.id, "two": two.id, "decision": "same", "by": " Ann  Reed ", "back": f"/claim/{one.id}"}
    reply = done(client, client.post("/judge", data=form))
    assert f'href="/claim/{one.id}">Back' in client.get(reply.url.path).text
    assert len(story_of(path).claims) == len(story.claims) - 1
    page = client.get(f"/claim/{one.id}").text
    assert "judged the same by Ann Reed" in page
    assert 'value="Ann Reed"' in page  # the next form knows the name
    (identity,) = set(re.findall(r'name="decision" value="(j-\w+)"', page))
    done(client, client.post("/take-back", data={"decision": identity, "by": "Bo Lind"}))
    assert story_of(path) == story
    assert "taken back by <bdi>Bo Lind</bdi>" in client.get("/decisions").text
    assert client.post("/take-back", data={"decision": identity, "by": "Bo Lind"}).status_code == 400


def test_origins_that_are_judged_the_same_count_once(site):
    client, story, path = site
    claim = max(story.claims, key=lambda claim: claim.independence.hi)
    before = claim.independence.hi
    one, two = claim.independence.origins[:2]
    done(client, client.post("/judge", data={"one": one, "two": two, "decision": "same", "by": "Ann Reed"}))
    (after,) = (found.independence.hi for found in story_of(path).claims if found.id == claim.id)
    assert after == before - 1


def test_a_report_is_corrected_and_left_out_and_what_was_read_comes_back(site):
    client, story, path = site
    report = story.reports[0]
    change = {"report": report, "by": "Ann Reed", "outlet": "Gull", "published": "2031-05-04"}
    for what in ("outlet", "published", "leave out"):
        done(client, client.post("/correct", data={**change, "change": what}))
    page = client.get(f"/report/{report}").text
    assert "Gull" in page
    assert "corrected by Ann Reed" in page
    assert "left out of the counts" in page
    assert "2031-05-04" in page
    assert report not in story_of(path).reports
    assert client.get("/stories.json?outlet=Gull").json()["total"] == 0  # what does not count lists nothing
    for identity in re.findall(r'name="decision" value="(k-\w+)"', page):
        done(
            client, client.post("/take-back", data={"decision": identity, "by": "Bo Lind", "back": f"/report/{report}"})
        )
    assert story_of(path) == story


def test_an_attribution_can_be_wrong(site):
    client, story, path = site
    item = next(item for claim in story.claims for item in claim.assertions if item.attribution and item.chain)
    form = {"change": f"wrong {item.attribution}", "by": "Ann Reed", "report": item.report}
    assert f'value="wrong {item.attribution}"' in client.get(f"/report/{item.report}").text
    done(client, client.post("/correct", data=form))
    chains = {made.chain for claim in story_of(path).claims for made in claim.assertions if made.id == item.id}
    assert item.chain not in chains
    assert f"marked wrong by Ann Reed on {date.today().isoformat()}"[:24] in client.get("/decisions").text


@pytest.mark.parametrize(
    ("path", "form", "code"),
    [
        ("/judge", {"decision": "same"}, "HW-STORE-021"),
        ("/judge", {"decision": "perhaps", "by": "Ann"}, "HW-SITE-003"),
        ("/judge", {"decision": "same", "by": "Ann", "one": "c-00000000", "two": "c-00000001"}, "HW-STORE-004"),
        ("/correct", {"change": "outlet", "by": "Ann", "outlet": " "}, "HW-STORE-021"),
        ("/correct", {"change": "published", "by": "Ann", "published": "4.5."}, "HW-STORE-025"),
        ("/correct", {"change": "title", "by": "Ann"}, "HW-SITE-003"),
        ("/take-back", {"decision": "j-00000000", "by": "Ann"}, "HW-STORE-004"),
        ("/take-back", {"by": "Ann" * 99}, "HW-SITE-003"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_by_name(site, path, form, code):
    client, _, _ = site
    reply = client.post(path, data=form, headers={"accept": "application/json"})
    assert 400 <= reply.status_code < 500
    assert reply.json()["error"]["code"] == code


def test_a_form_leads_back_only_to_a_page_of_this_site(site):
    client, story, _ = site
    form = {"report": story.reports[0], "change": "leave out", "by": "Ann", "back": "https://evil.example/"}
    reply = done(client, client.post("/correct", data=form))
    page = client.get(reply.url.path).text
    assert "evil" not in page
    assert 'href="/decisions">Back' in page

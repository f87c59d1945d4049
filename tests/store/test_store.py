"""What is put into a store comes out of it."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import HeadwaterError, Trace
from headwater.store.records import Refusal
from headwater.store.store import Store
from tests.factory import make_report
from tests.store.traces import harbour_reports, harbour_trace, make_story, make_trace, one_by_one, texts, traces


@pytest.fixture
def store():
    with Store.open(":memory:") as opened:
        yield opened


def saved(store, trace):
    store.add(trace.reports)
    return store.save(trace)


def code_of(call):
    with pytest.raises(HeadwaterError) as caught:
        call()
    return caught.value.code


def test_a_first_trace_comes_back_equal(store):
    trace = harbour_trace()
    assert saved(store, trace) == trace
    assert store.trace() == trace


@settings(max_examples=50, deadline=None)
@given(traces())
def test_any_trace_comes_back_as_it_was_saved(trace):
    with Store.open(":memory:") as store:
        kept = saved(store, trace)
        assert store.trace() == kept
        assert kept.reports == trace.reports
        assert [story.claims for story in kept.stories] == [story.claims for story in store.trace().stories]
        assert store.verify() == ()
        assert store.save(kept) == kept


def test_a_store_keeps_its_records_when_it_is_opened_again(tmp_path):
    with Store.open(tmp_path / "kept.db") as store:
        saved(store, harbour_trace())
    with Store.open(tmp_path / "kept.db", read_only=True) as store:
        assert store.trace() == harbour_trace()


def test_a_report_is_kept_once(store):
    first, second = harbour_reports()
    assert store.add([first, second, first]) == (first.id, second.id)
    assert store.add([replace(first, name="elsewhere.html")]) == ()
    assert store.report(first.id).name == first.name


def test_reports_wait_until_they_are_in_a_story(store):
    trace = harbour_trace()
    store.add(trace.reports)
    assert store.waiting() == tuple(report.id for report in trace.reports)
    store.save(trace)
    assert store.waiting() == ()


def test_a_trace_of_other_reports_is_not_saved(store):
    saved(store, harbour_trace())
    store.add([make_report("Meanwhile a third report came in.")])
    assert code_of(lambda: store.save(harbour_trace())) == "HW-STORE-012"
    assert store.trace().stories == harbour_trace().stories


def test_a_line_of_the_list_counts_reports_and_claims_and_gives_the_leading_interval(store):
    saved(store, harbour_trace())
    (line,) = store.stories()
    assert (line.title, line.claims, line.lo, line.hi) == ("Harbour to close", 2, 1, 1)
    assert line.reports == harbour_trace().stories[0].reports


def test_story_and_claim_are_found_by_the_start_of_their_ids(store):
    (story,) = saved(store, harbour_trace()).stories
    assert store.story(story.id[:8]) == story
    assert [store.claim(claim.id[:8]) for claim in story.claims] == list(story.claims)
    assert store.report(story.reports[0][:8]).id == story.reports[0]


@pytest.mark.parametrize("asked", ["c-000000", "r-0 OR 1=1", "\ud800", "ĉ"])
def test_an_id_that_nothing_has_is_an_error(store, asked):
    saved(store, harbour_trace())
    assert code_of(lambda: store.claim(asked)) == "HW-STORE-004"


@pytest.mark.parametrize("asked", ["", "c", "c-", "%", "c-_"])
def test_too_little_of_an_id_means_nothing(store, asked):
    saved(store, harbour_trace())
    assert code_of(lambda: store.claim(asked)) == "HW-STORE-017"


def test_the_start_of_several_ids_names_them(store):
    reports = [replace(make_report(f"Report number {number}."), id=f"r-0000000{number}") for number in range(2)]
    store.add(reports)
    with pytest.raises(HeadwaterError, match="r-00000000, r-00000001") as caught:
        store.report("r-000000")
    assert caught.value.code == "HW-STORE-005"


def test_a_merged_id_leads_to_what_it_was_merged_into(store):
    reports = harbour_reports()
    apart = saved(store, one_by_one(reports))
    kept = store.save(harbour_trace())
    former = {story.id for story in apart.stories}
    assert len(former) == 2
    assert {store.story(identity).id for identity in former} == {kept.stories[0].id}
    assert kept.stories[0].id in former


def test_what_fell_apart_says_so(store):
    together = saved(store, harbour_trace())
    store.save(one_by_one(harbour_reports()))
    assert code_of(lambda: store.story(together.stories[0].id)) == "HW-STORE-006"


def test_ids_survive_new_reports(store):
    before = saved(store, harbour_trace()).stories[0]
    third = make_report("A third paper says the harbour will close in June.", outlet="Third Paper")
    held = (*harbour_reports(), third)
    quotes = [
        ("harbour will close in June", "harbour closes in June", "harbour will close in June"),
        ("", "Nobody", "A"),
    ]
    after = saved(store, make_trace((held, make_story(held, quotes)))).stories[0]
    assert after.id == before.id
    assert after.claims[0].id == before.claims[0].id
    assert after.origins[0].id == before.origins[0].id
    assert after.conflicts[0].a == after.claims[0].id
    assert after.claims[0].independence.origins == (after.origins[0].id,)


def test_origins_of_two_stories_with_one_name_are_two(store):
    kept = saved(store, one_by_one(harbour_reports()))
    assert len({origin.id for story in kept.stories for origin in story.origins}) == 2
    for story in kept.stories:
        assert story.claims[0].independence.origins == (story.origins[0].id,)


def test_forgetting_a_report_takes_its_stories_along(store):
    saved(store, harbour_trace())
    first, second = harbour_reports()
    assert store.forget(first.id) == first
    assert store.trace() == Trace((second,), ())
    assert store.waiting() == (second.id,)
    assert store.verify() == ()
    assert {hit.id for hit in store.search("harbour")} == {second.id}


def test_the_rest_of_a_story_keeps_its_id_when_a_report_is_forgotten(store):
    before = saved(store, harbour_trace()).stories[0]
    first, second = harbour_reports()
    store.forget(first.id)
    (after,) = store.save(one_by_one([second])).stories
    assert after.id == before.id


def test_the_words_of_a_forgotten_report_are_in_the_file_no_more(tmp_path):
    path = tmp_path / "kept.db"
    secret = make_report("Nobody must read of the zanzibarite ever.\n" * 300, outlet="A")
    with Store.open(path) as store, Store.open(path, read_only=True) as reader:
        saved(store, one_by_one([secret, *harbour_reports()]))
        assert reader.search("zanzibarite")
        store.forget(secret.id)
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"zanzibarit" not in left
    assert b"fishermen" in left


def test_search_finds_reports_and_claims_by_stems_and_accents(store):
    report = make_report("Ministers met in the café at Łódź.", outlet="A")
    (story,) = saved(store, one_by_one([report])).stories
    assert [hit.kind for hit in store.search("minister cafes")] == ["report"]
    assert store.search("minister teahouse") == ()
    assert {(hit.kind, hit.id, hit.story) for hit in store.search("minister")} == {
        ("report", report.id, story.id),
        ("claim", story.claims[0].id, story.id),
    }


def test_quoted_words_must_stand_together(store):
    store.add([make_report("closed harbour"), make_report("harbour closed")])
    assert len(store.search("harbour closed")) == 2
    assert [hit.snippet for hit in store.search('"harbour closed"')] == ["harbour closed"]


def test_search_gives_no_more_than_the_limit(store):
    store.add([make_report(f"Harbour report {number}.") for number in range(9)])
    assert len(store.search("harbour", limit=4)) == 4


@settings(max_examples=200, deadline=None)
@given(
    texts | st.sampled_from(['"', '""', "a OR", "NOT", "title:x", "a* (b", "NEAR(a b)", "-a", "'", "--", "\x00", "^a"])
)
def test_no_query_is_a_mistake(shared_store, query):
    assert isinstance(shared_store.search(query), tuple)


@pytest.fixture(scope="module")
def shared_store():
    with Store.open(":memory:") as opened:
        saved(opened, harbour_trace())
        yield opened


@settings(max_examples=50, deadline=None)
@given(texts)
def test_a_report_is_found_by_its_own_text(text):
    word = f"harbour {text}"
    with Store.open(":memory:") as store:
        store.add([make_report(word)])
        assert len(store.search(word.replace('"', " "))) == 1


def test_refusals_are_kept_once_with_their_last_time(store):
    first = Refusal("a\udcff.html", "HW-READ-001", "a.html is empty", datetime(2031, 1, 1, tzinfo=UTC))
    again = replace(first, refused_at=datetime(2031, 1, 2, tzinfo=UTC))
    other = replace(first, name="0.html")
    store.refuse([first])
    store.refuse([again, other])
    assert store.quarantine() == (other, again)


def test_a_trace_without_reports_is_kept(store):
    assert saved(store, Trace((), ())) == store.trace() == Trace((), ())
    assert store.stories() == ()


def test_the_file_can_be_read_by_sqlite_itself(tmp_path):
    with Store.open(tmp_path / "kept.db") as store:
        saved(store, harbour_trace())
    plain = sqlite3.connect(tmp_path / "kept.db")
    (title,) = plain.execute("SELECT record ->> 'title' FROM stories").fetchone()
    plain.close()
    assert title == "Harbour to close"


def test_a_claim_is_shown_as_its_story_cut_down_to_it(store):
    story = saved(store, harbour_trace()).stories[0]
    shown = store.trace_of_claim(story.claims[0].id)
    assert [claim.id for claim in shown.stories[0].claims] == [story.claims[0].id]
    assert shown.stories[0].id == story.id
    assert {report.id for report in shown.reports} == set(story.claims[0].reports)

"""Reports in another language than English."""

from headwater.engine import trace
from headwater.ingest import read_text
from tests.ingest.pages import make_text
from tests.ingest.test_language import GERMAN


def test_a_report_in_another_language_is_kept_in_its_story_and_nothing_is_traced_in_it():
    german, english = read_text(GERMAN, name="a"), read_text(make_text(), name="b")
    found = trace([german, english], one_story=True)
    (story,) = found.stories
    assert {report.name for report in found.reports} == {"a", "b"}
    assert set(story.reports) == {german.id, english.id}
    assert story.claims
    assert all(claim.reports == (english.id,) for claim in story.claims)

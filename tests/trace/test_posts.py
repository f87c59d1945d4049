"""A post is an origin as a document is."""

from headwater.model import Assertion, Link, Modality, OriginKind, Source, SourceType, Span, Stance
from headwater.trace.endings import read_ending
from headwater.trace.identities import Identities
from tests.factory import make_report


def test_a_post_is_one_clear_origin() -> None:
    report = make_report("A tweet by the harbour said that the bridge was closed.")
    mention = Span.of(report.id, report.text, 0, 22)
    source = Source("A tweet by the harbour", SourceType.POST, mention)
    words = Span.of(report.id, report.text, 28, 54)
    chain = (Link(source, (), "subject"),)
    said = Assertion("s-1", report.id, words, Stance.AFFIRMS, Modality.HAPPENED, chain, "a-1")
    ending = read_ending(said, report, Identities([source], [report]), {})
    assert (ending.kind, ending.clear) == (OriginKind.DOCUMENT, True)

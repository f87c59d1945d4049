"""The nouns: frozen, typed records that every stage reads and writes.

No input or output, no NLP library: any other part may import these, and they import nothing of the package.
"""

from headwater.model.annotated import Annotated, Name, Sentence, Word
from headwater.model.attribution import Attribution, Link, Modality, Source, SourceType, Stance, Standing
from headwater.model.claim import Assertion, Claim, Conflict, Difference
from headwater.model.correction import Corrected, Correction, Decided
from headwater.model.dated import Dated, DateKind, DateMention
from headwater.model.errors import HeadwaterError, Quarantine, Retry, Usage
from headwater.model.ids import content_id
from headwater.model.judgement import Decision, Judgement, Side, Subject
from headwater.model.origin import Independence, Origin, OriginKind
from headwater.model.report import Block, Confidence, Entry, How, Known, Report, Role, make_report_id
from headwater.model.reuse import Passage, Reuse
from headwater.model.span import Span
from headwater.model.story import Story, Trace
from headwater.model.verdict import Verdict
from headwater.model.when import When

__all__ = [
    "Annotated",
    "Assertion",
    "Attribution",
    "Block",
    "Claim",
    "Confidence",
    "Conflict",
    "Corrected",
    "Correction",
    "DateKind",
    "DateMention",
    "Dated",
    "Decided",
    "Decision",
    "Difference",
    "Entry",
    "HeadwaterError",
    "How",
    "Independence",
    "Judgement",
    "Known",
    "Link",
    "Modality",
    "Name",
    "Origin",
    "OriginKind",
    "Passage",
    "Quarantine",
    "Report",
    "Retry",
    "Reuse",
    "Role",
    "Sentence",
    "Side",
    "Source",
    "SourceType",
    "Span",
    "Stance",
    "Standing",
    "Story",
    "Subject",
    "Trace",
    "Usage",
    "Verdict",
    "When",
    "Word",
    "content_id",
    "make_report_id",
]

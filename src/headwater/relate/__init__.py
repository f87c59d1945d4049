"""Many reports -> text they share, stories, claims."""

from headwater.relate.align import align
from headwater.relate.arrivals import Arrival, arrivals, copies_of_earlier, text_arrivals
from headwater.relate.claims import find_claims
from headwater.relate.direction import Borrowing, Grade, borrowing
from headwater.relate.given import assertions_at
from headwater.relate.model_files import ModelFile, model_files
from headwater.relate.reuse import reuse, reuse_pairs
from headwater.relate.reuse_index import ReuseIndex
from headwater.relate.statements import Statement, statements
from headwater.relate.stories import group_texts, stories
from headwater.relate.story_log import Change, Happened, Ruling, Standing, StoryState
from headwater.relate.story_stream import StoryStream
from headwater.relate.terms import key_words
from headwater.relate.vectors import Embedder, Precision, embedder_if_installed, load_embedder
from headwater.relate.versions import Edit, Revision, Shift, Weight, compare_versions
from headwater.relate.words import own_text

__all__ = [
    "Arrival",
    "Borrowing",
    "Change",
    "Edit",
    "Embedder",
    "Grade",
    "Happened",
    "ModelFile",
    "Precision",
    "ReuseIndex",
    "Revision",
    "Ruling",
    "Shift",
    "Standing",
    "Statement",
    "StoryState",
    "StoryStream",
    "Weight",
    "align",
    "arrivals",
    "assertions_at",
    "borrowing",
    "compare_versions",
    "copies_of_earlier",
    "embedder_if_installed",
    "find_claims",
    "group_texts",
    "key_words",
    "load_embedder",
    "model_files",
    "own_text",
    "reuse",
    "reuse_pairs",
    "statements",
    "stories",
    "text_arrivals",
]

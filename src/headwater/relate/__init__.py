"""Many reports -> text they share, stories, claims."""

from headwater.relate.align import align
from headwater.relate.claims import find_claims
from headwater.relate.given import assertions_at
from headwater.relate.model_files import ModelFile, model_files
from headwater.relate.reuse import reuse, reuse_pairs
from headwater.relate.statements import Statement, statements
from headwater.relate.stories import group_texts, stories
from headwater.relate.vectors import Embedder, load_embedder
from headwater.relate.versions import Change, Edit, Shift, Weight, compare_versions

__all__ = [
    "Change",
    "Edit",
    "Embedder",
    "ModelFile",
    "Shift",
    "Statement",
    "Weight",
    "align",
    "assertions_at",
    "compare_versions",
    "find_claims",
    "group_texts",
    "load_embedder",
    "model_files",
    "reuse",
    "reuse_pairs",
    "statements",
    "stories",
]

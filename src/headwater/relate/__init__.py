"""Many reports -> text they share, stories, claims."""

from headwater.relate.align import align
from headwater.relate.claims import find_claims
from headwater.relate.given import assertions_at
from headwater.relate.model_files import ModelFile, model_files
from headwater.relate.reuse import reuse, reuse_pairs
from headwater.relate.statements import Statement, statements
from headwater.relate.stories import group_texts, stories
from headwater.relate.terms import key_words
from headwater.relate.vectors import Embedder, load_embedder
from headwater.relate.words import own_text

__all__ = [
    "Embedder",
    "ModelFile",
    "Statement",
    "align",
    "assertions_at",
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
]

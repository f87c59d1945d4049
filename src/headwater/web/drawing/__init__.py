"""The drawings of the site, as pure functions: SVG, and what a template needs to mark words."""

from headwater.web.drawing.graph import MOST_DRAWN, Box, BoxKind, OriginGraph, Tie, TieKind
from headwater.web.drawing.listing import Branch, nested_list
from headwater.web.drawing.marking import Mark, Segment, mark_text
from headwater.web.drawing.marks import copied_marks, passage_key
from headwater.web.drawing.origins import claim_graph, claims_graph, story_graph
from headwater.web.drawing.picture import draw_graph, percent
from headwater.web.drawing.timeline import Lane, Moment, dated, undated
from headwater.web.drawing.timeline_picture import draw_timeline
from headwater.web.drawing.wordings import Piece, compare_wordings

__all__ = [
    "MOST_DRAWN",
    "Box",
    "BoxKind",
    "Branch",
    "Lane",
    "Mark",
    "Moment",
    "OriginGraph",
    "Piece",
    "Segment",
    "Tie",
    "TieKind",
    "claim_graph",
    "claims_graph",
    "compare_wordings",
    "copied_marks",
    "dated",
    "draw_graph",
    "draw_timeline",
    "mark_text",
    "nested_list",
    "passage_key",
    "percent",
    "story_graph",
    "undated",
]

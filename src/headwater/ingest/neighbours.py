"""Lines whose role shows by the lines around them: captions before a credit, repeated ones, lists of links."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.ingest.marks import PURE_CREDIT, Mark
from headwater.ingest.roled import Roled
from headwater.model import Role

MAX_CAPTION_WORDS = 20
MAX_LINKS = 12  # lines in a list of links inside an article
REPEATED_WORDS = 10  # a paragraph as long as this does not stand twice in a report, but it may in a page


def mark_captions(roled: Sequence[Roled], marks: Sequence[Mark | None]) -> list[Roled]:
    """Give the words before a photo credit, and lines that repeat another, the role of captions."""
    done, seen = list(roled), set[str]()
    for at in range(len(done) - 2, -1, -1):
        if (
            marks[at] is None
            and done[at].role in (Role.BODY, Role.NAVIGATION)
            and _is_captioned(done[at], done[at + 1])
        ):
            done[at] = replace(done[at], role=Role.CAPTION, because="stands before a photo credit")
    for at, one in enumerate(done):
        if one.role is Role.BODY and one.line.is_prose and one.line.words >= REPEATED_WORDS:
            if one.line.key in seen:
                done[at] = replace(one, role=Role.CAPTION, because="repeats an earlier line")
            seen.add(one.line.key)
    return done


def _is_captioned(one: Roled, after: Roled) -> bool:
    if one.line.is_sentence or one.line.words > MAX_CAPTION_WORDS or after.role is not Role.CAPTION:
        return False
    return after.because == PURE_CREDIT or one.line.key.startswith(after.line.key)


def mark_links(roled: Sequence[Roled], marks: Sequence[Mark | None]) -> list[Roled]:
    """Give the headlines under "Related stories" inside an article the role of teasers."""
    done, left = list(roled), 0
    for at, one in enumerate(done):
        seen = marks[at]
        if seen is not None and seen.ends and seen.role is Role.TEASER:
            left = MAX_LINKS
        elif left and one.role is Role.BODY and not one.line.is_sentence:
            done[at] = replace(one, role=Role.TEASER, because="in a list of links")
            left -= 1
        elif one.line.is_prose:
            left = 0
    return done

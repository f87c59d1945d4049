"""Judgements for tests, made short."""

from datetime import UTC, datetime

from headwater.model import Decision, Judgement, Side, Subject

MAY = datetime(2031, 5, 4, 12, tzinfo=UTC)


def judged(one, two, decision, *, subject=Subject.CLAIM, by="Ann Reed", note=None) -> Judgement:
    """A judgement about two claims or two origins as they are now."""
    a, b = (Side(item.id, tuple(sorted(_stands_for(item)))) for item in (one, two))
    return Judgement(f"j-{a.id}{b.id}{decision}{by}", subject, a, b, Decision(decision), by, MAY, note)


def _stands_for(item):
    return [getattr(part, "id", part) for part in item.assertions]

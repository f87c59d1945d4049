"""What people decided, as a command shows it."""

from collections.abc import Sequence

from headwater.cli.output import Columns, show
from headwater.model import Correction, Decided, Judgement

JUDGEMENTS: Columns[Judgement] = {
    "judgement": lambda made: made.id,
    "one": lambda made: made.a.id,
    "other": lambda made: made.b.id,
    "decided": lambda made: made.decision.value,
    "by": lambda made: made.by,
    "on": lambda made: made.at.strftime("%Y-%m-%d %H:%M UTC"),
    "note": lambda made: made.note,
    "taken back": lambda made: _taken_back(made),
}
CORRECTIONS: Columns[Correction] = {
    "correction": lambda made: made.id,
    "of": lambda made: made.attribution or made.report,
    "what": lambda made: made.because,
    "now": lambda made: made.value,
    "taken back": lambda made: _taken_back(made),
}


def show_decided(made: Sequence[Decided], *, as_json: bool | None, none: str = "") -> None:
    """Write judgements, or corrections."""
    judgements = [one for one in made if isinstance(one, Judgement)]
    corrections = [one for one in made if isinstance(one, Correction)]
    if corrections:
        show(corrections, CORRECTIONS, as_json=as_json)
    else:
        show(judgements, JUDGEMENTS, as_json=as_json, none=none)


def _taken_back(made: Decided) -> str | None:
    return None if made.deleted_at is None else f"{made.deleted_at.date().isoformat()} by {made.deleted_by}"

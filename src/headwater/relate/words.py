"""Words of a report that are its own: title and body, without what its site repeats on every page."""

import re

from headwater.model import Report, Role

WORD = re.compile(r"\w+")
"""A word, everywhere in `relate/`: a run of letters, digits and underscores; compared in lower case."""

OWN_ROLES = (Role.TITLE, Role.BODY)


def own_text(report: Report) -> str:
    """Return the title and body of a report, a block a line; offsets in it are not offsets in the report."""
    return "\n".join(report.text[block.start : block.end] for block in report.roles(*OWN_ROLES))

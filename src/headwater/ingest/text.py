"""Plain text into a report: clean text, or text scraped off a page with its menus and teasers."""

from headwater.ingest import refusals
from headwater.ingest.blocks import make_blocks
from headwater.ingest.decode import without_surrogates
from headwater.ingest.entries import find_entries
from headwater.ingest.facts import Facts, make_report
from headwater.ingest.file_names import facts_of_name, facts_of_url
from headwater.ingest.line_facts import facts_of_lines
from headwater.ingest.lines import split_lines
from headwater.ingest.roles import assign_roles
from headwater.model import Report


def read_text(text: str, *, name: str, given: Facts | None = None) -> Report:
    """Return the report that a plain text is.

    Args:
        text: The text; it is kept as given, but half a surrogate pair, which no file can hold, becomes U+FFFD.
        name: What the user knows it by.
        given: What the user says about it; this stands above what the text says.

    Raises:
        Quarantine: It holds no character that can be seen.
    """
    kept, known = without_surrogates(text), given or Facts()
    known = known.or_else(facts_of_url(known.url))
    lines = split_lines(kept)
    if not lines:
        raise refusals.empty(name)
    roled, confidence = assign_roles(lines, known.title.value if known.title is not None else None)
    facts = facts_of_lines(roled, known).or_else(facts_of_name(name))
    entries = find_entries(roled, (), facts.published)
    return make_report(kept, make_blocks(roled), name, facts, confidence=confidence, entries=entries)

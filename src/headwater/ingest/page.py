"""A page (HTML) into a report: its headline and the paragraphs of its article, and what its head says about it."""

from headwater.ingest import refusals
from headwater.ingest.blocks import make_blocks
from headwater.ingest.decode import without_surrogates
from headwater.ingest.depth import check_tags, empty_long_attributes
from headwater.ingest.entries import find_entries
from headwater.ingest.extract import Article, extract_article
from headwater.ingest.extractors import parse_page
from headwater.ingest.facts import Facts, make_report
from headwater.ingest.file_names import facts_of_name
from headwater.ingest.jsonld import Described, described
from headwater.ingest.limits import Limits
from headwater.ingest.line_facts import facts_of_lines
from headwater.ingest.lines import Line, split_lines, words_key
from headwater.ingest.marks import mark
from headwater.ingest.metadata import facts_of_page
from headwater.ingest.roled import Roled
from headwater.model import HeadwaterError, Report, Role


def read_page(
    html: str, *, name: str, url: str | None = None, limits: Limits | None = None, given: Facts | None = None
) -> Report:
    """Return the report on a page.

    The text of the report is the headline and then the paragraphs as extracted, a blank line between them; every offset
    counts in that text.

    Args:
        html: The page.
        name: What the user knows it by.
        url: Where it was fetched, if that is known.
        limits: Bounds on depth, tags and attributes; the defaults where none are given.
        given: What the user says about it; this stands above what the page says.

    Raises:
        Quarantine: It is empty, beyond the limits, no HTML, or has no article.
    """
    bounds, known = limits or Limits(), given or Facts()
    if not html.strip():
        raise refusals.empty(name)
    check_tags(html, name, bounds)
    said, facts, article = _parsed(empty_long_attributes(without_surrogates(html), bounds), name, known, url)
    paragraphs = _without_title(article.paragraphs, facts)
    title = facts.title.value if facts.title is not None else None
    text = "\n\n".join([title, *paragraphs] if title is not None else paragraphs)
    roled = [_roled(line, title, article.confidence.because) for line in split_lines(text)]
    facts = facts_of_lines(roled, facts).or_else(facts_of_name(name))
    entries = find_entries(roled, said.posts, facts.published)
    return make_report(text, make_blocks(roled), name, facts, confidence=article.confidence, entries=entries)


def _parsed(html: str, name: str, known: Facts, url: str | None) -> tuple[Described, Facts, Article]:
    """Return what a page's JSON-LD says, what is known about it, and its article.

    Whatever the parsers stumble over is the page's fault.
    """
    try:
        tree = parse_page(html, name)
        said = described(tree) or Described(None, None, (), None, None)
        facts = known.or_else(facts_of_page(tree, said, url or known.url))
        title = facts.title.value if facts.title is not None else None
        return said, facts, extract_article(tree, name, body=said.body, title=title, is_live=bool(said.posts))
    except HeadwaterError:
        raise
    except Exception as error:
        raise refusals.not_parsed(name, type(error).__name__) from error


def _without_title(paragraphs: tuple[str, ...], facts: Facts) -> tuple[str, ...]:
    """Return the paragraphs without the headline, where the extractor put it first."""
    is_title = facts.title is not None and paragraphs and words_key(paragraphs[0]) == words_key(facts.title.value)
    return paragraphs[1:] if is_title else paragraphs


def _roled(line: Line, title: str | None, because: str) -> Roled:
    if title is not None and line.end <= len(title):
        return Roled(line, Role.TITLE, "the headline, from the head of the page")
    seen = mark(line)
    if seen is not None and not seen.weak:
        return Roled(line, seen.role, seen.because)
    return Roled(line, Role.BODY, because)

"""The article of a page: its paragraphs, by extractors that check each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.agreement import (
    Reading,
    agreement,
    make_reading,
    most_agreed,
    without_lone_lines,
    without_loose_ends,
)
from headwater.ingest.extractors import Lines, by_readability, by_resiliparse, by_trafilatura, is_full, lines_of
from headwater.ingest.several import is_list, keep_one_article, teasers
from headwater.model import Confidence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Two readings that share this much are right as a rule: on 306 pages a third one is asked for 34 of them, and F1 rises
# by .024 on AEB and .008 on Fundus; from .85 on it asks for 46 and gains nothing more.
AGREED = 0.8
NO_TEXT = ("script", "style", "svg", "template", "link", "meta", "img", "picture", "source")
# What trafilatura takes out of every page first; gone before, its copies and searches cost a sixth less.
NO_ARTICLE = (
    "aside",
    "audio",
    "button",
    "embed",
    "footer",
    "iframe",
    "input",
    "nav",
    "noscript",
    "object",
    "option",
    "select",
    "textarea",
    "video",
)
SENTENCE = re.compile(r"[.!?…。！？।][\"'”’»)\]]*(?:\s|$)")
MIN_PARAGRAPH_CHARS = 40  # a page without a line as long as this that holds the end of a sentence has no article,
MIN_LIST_WORDS = 60  # unless what it has is a list of some length on which the extractors agree


@dataclass(frozen=True, slots=True)
class Article:
    """The running text of a page.

    Attributes:
        paragraphs: Its paragraphs, none empty, without line breaks inside.
        confidence: How far the extractors agree on it, and which of them gave it.
    """

    paragraphs: Lines
    confidence: Confidence


def extract_article(
    tree: "HtmlElement", name: str, *, body: str | None = None, title: str | None = None, is_live: bool = False
) -> Article:
    """Return the article of a page.

    trafilatura in precision mode, where resiliparse, which works in another way, finds much the same. Where it does
    not, readability is asked too, and the page's own description of its text counts as one more reading: the one that
    the others agree with most is taken.

    Args:
        tree: The parsed page; its scripts, styles and drawings are taken out of it.
        name: What to call the page in an error.
        body: The text of the article as the page's JSON-LD has it, where it does.
        title: The headline of the page, by which its own article is known among several.
        is_live: Whether the page is a live report, whose posts are no articles of their own.

    Raises:
        Quarantine: The page has no running text, or is a list of articles.
    """
    from lxml.etree import strip_elements
    from lxml.html import tostring

    strip_elements(tree, *NO_TEXT, with_tail=False)  # else each extractor copies them and then throws them away
    kept = "" if is_live else keep_one_article(tree, title, name)
    of_others = teasers(tree)
    # Written out again from the tree, the page is no deeper than the parser allows: resiliparse's time grows with the
    # square of the depth (8 s at 20,000).
    html = tostring(tree, encoding="unicode")
    witness = make_reading("resiliparse", by_resiliparse(html))
    strip_elements(tree, *NO_ARTICLE, with_tail=False)
    readings = [make_reading("trafilatura", by_trafilatura(tree)), witness]
    article = _confirmed(*readings)
    if article is None:
        readings += [] if is_full(tree) else [make_reading("readability", by_readability(html))]
        readings += [make_reading("the page's own description", lines_of(body))] if body is not None else []
        article = _chosen([one for one in readings if one.shingles] or readings[:1])
    if not _is_article(article):
        raise refusals.no_article(name)
    if is_list(article.paragraphs, of_others):
        raise refusals.several_articles(name)
    sure = article.confidence
    return replace(article, confidence=replace(sure, because=f"{sure.because}; {kept}")) if kept else article


def _confirmed(first: Reading, witness: Reading) -> Article | None:
    """Return the first reading where the witness finds much the same, else None."""
    shared = agreement(first, witness)
    if shared < AGREED:
        return None
    because = f"by {first.by}; {witness.by} finds much the same"
    return Article(without_loose_ends(first, witness), Confidence(round(shared, 2), because))


def _chosen(readings: Sequence[Reading]) -> Article:
    """Return the reading that the others agree with most."""
    best, support = most_agreed(readings)
    others = [one for one in readings if one is not best]
    lines = without_lone_lines(best, others) if others else best.lines
    beside = ", ".join(one.by for one in others) or "nothing"
    return Article(lines, Confidence(round(support, 2), f"by {best.by}, of readings that differ; beside it: {beside}"))


def _is_article(article: Article) -> bool:
    if any(len(line) >= MIN_PARAGRAPH_CHARS and SENTENCE.search(line) for line in article.paragraphs):
        return True
    words = sum(len(line.split()) for line in article.paragraphs)
    return words >= MIN_LIST_WORDS and article.confidence.score >= AGREED

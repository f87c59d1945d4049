"""Pages that hold several articles: the one under the page's headline is kept, a list of articles is refused."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.extractors import Lines
from headwater.ingest.lines import words_key

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WORD = re.compile(r"\w+")
HEADINGS = ("h1", "h2", "h3")
FEWEST_WORDS = 60  # of running text, from which an `article` element is an article and no teaser
PARAGRAPH_WORDS = 10
TEASERS = 4  # lines that lead to other pages, from which a page may be a list of them


def keep_one_article(tree: "HtmlElement", title: str | None, name: str) -> str:
    """Take the other articles out of a page that holds several, and return what was done, "" for nothing.

    A live report is left as it is by whoever calls this: its posts look like articles.

    Args:
        tree: The parsed page; the other articles are taken out of it.
        title: The headline of the page, where it is known.
        name: What to call the page in an error.

    Raises:
        Quarantine: It is a list of articles that all lead elsewhere, and none of them is the page's own.
    """
    articles = [part for part in tree.iter("article") if _is_article(part)]
    if len(articles) < 2:
        return ""
    own = [part for part in articles if title is not None and words_key(_heading(part)) == words_key(title)]
    if len(own) == 1:
        for part in articles:
            if part is not own[0] and own[0] not in part.iterancestors():
                part.drop_tree()
        return f"of {len(articles)} articles on the page, the one under its headline"
    if not own and sum(_is_linked(part) for part in articles) == len(articles):
        raise refusals.several_articles(name)
    return ""


def teasers(tree: "HtmlElement") -> frozenset[str]:
    """Return the headings of a page that lead to other pages and the paragraphs under them, as keys of lines."""
    found = set()
    for heading in tree.iter("h2", "h3", "h4"):
        if _leads_on(heading):
            found.add(words_key(str(heading.text_content())))
            around = (heading, *islice(heading.iterancestors(), 2))
            beside = (part for above in around for part in above.itersiblings("p"))
            found |= {words_key(str(part.text_content())) for part in islice(beside, 1)}
    return frozenset(found - {""})


def is_list(lines: Lines, of_others: frozenset[str]) -> bool:
    """Return whether most of what was found on a page leads to other pages.

    Args:
        lines: What the extractors found.
        of_others: From `teasers`, asked before the extractors changed the page.
    """
    told = sum(words_key(line) in of_others for line in lines)
    return told >= TEASERS and told > len(lines) / 2


def _is_article(part: "HtmlElement") -> bool:
    words = sum(len(WORD.findall(text)) for text in _paragraphs(part))
    return words >= FEWEST_WORDS and bool(_heading(part)) and next(part.iterdescendants("article"), None) is None


def _paragraphs(part: "HtmlElement") -> Iterator[str]:
    return (str(paragraph.text_content()) for paragraph in part.iter("p") if _is_paragraph(paragraph))


def _is_paragraph(part: "HtmlElement") -> bool:
    return len(WORD.findall(str(part.text_content()))) >= PARAGRAPH_WORDS


def _heading(part: "HtmlElement") -> str:
    return next((str(heading.text_content()).strip() for heading in part.iter(*HEADINGS)), "")


def _is_linked(part: "HtmlElement") -> bool:
    return any(_leads_on(heading) for heading in part.iter(*HEADINGS))


def _leads_on(heading: "HtmlElement") -> bool:
    return heading.find(".//a[@href]") is not None or any(above.tag == "a" for above in heading.iterancestors())

"""What a page says of its article in JSON-LD (schema.org), read without trust."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SPACES = re.compile(r"[ \t\r\n\f]+")  # white space as HTML has it; a no-break space is a character of its text
TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--[^<>]*--)>")
MAX_SCRIPT_CHARS = 1_000_000
MAX_THINGS = 2_000  # things looked at in one script; a live blog lists each of its posts
ARTICLE_TYPES = ("NewsArticle", "Article", "LiveBlogPosting", "BlogPosting")  # matched at the end of the type's name
INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")


@dataclass(frozen=True, slots=True)
class Described:
    """An article as its page describes it; None where the page does not say.

    Attributes:
        headline: Its title.
        published: `datePublished`, as written.
        authors: Names of its authors, people or bodies.
        publisher: Name of the publisher.
        provider: Name of who supplied it (`provider`, `sourceOrganization`), where the page says so.
        body: Its text (`articleBody`), without tags.
        posts: The posts of a live blog (`liveBlogUpdate`).
    """

    headline: str | None
    published: str | None
    authors: tuple[str, ...]
    publisher: str | None
    provider: str | None
    body: str | None = None
    posts: tuple["Post", ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a live blog as its page describes it.

    Attributes:
        headline: Its title; empty where it has none.
        published: `datePublished`, as written.
        body: Its text (`articleBody`), without tags; empty where the page does not give it.
    """

    headline: str
    published: str
    body: str


def described(tree: "HtmlElement") -> Described | None:
    """Return what the first article in a page's JSON-LD says of itself; None where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for thing in _things(_parsed(script.text or "")):
            if _is_article(thing):
                return Described(
                    headline=_name(thing.get("headline")) or _name(thing.get("name")),
                    published=_name(thing.get("datePublished")),
                    authors=tuple(dict.fromkeys(_names(thing.get("author") or thing.get("creator")))),
                    publisher=_name(thing.get("publisher")),
                    provider=_name(thing.get("provider")) or _name(thing.get("sourceOrganization")),
                    body=_text(thing.get("articleBody")) or None,
                    posts=tuple(_posts(thing.get("liveBlogUpdate"))),
                )
    return None


def tidy(value: str | None) -> str:
    """Return a value of a page with single spaces; no-break spaces stay."""
    return SPACES.sub(" ", value or "").strip(" ")


def _posts(value: object) -> Iterator[Post]:
    for post in (value if isinstance(value, list) else [value])[:MAX_THINGS]:
        if not isinstance(post, dict):
            continue
        published = _name(post.get("datePublished"))
        if published is not None:
            yield Post(_name(post.get("headline")) or "", published, _text(post.get("articleBody")))


def _text(value: object) -> str:
    """Return a text without the tags that some sites leave in it, paragraphs on lines of their own."""
    return unescape(TAG.sub("\n", unescape(value))).strip() if isinstance(value, str) else ""


def _parsed(text: str) -> object:
    if len(text) > MAX_SCRIPT_CHARS:
        return None
    try:
        # strict=False: line breaks inside strings are a common fault.
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object) -> Iterator[dict[str, object]]:
    """Yield the objects at the top of a document and in its graph, in order, without recursion."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_THINGS:
        seen += 1
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = value + waiting
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in INSIDE if key in value]


def _is_article(thing: dict[str, object]) -> bool:
    types = thing.get("@type")
    return any(
        isinstance(type_, str) and type_.endswith(ARTICLE_TYPES)
        for type_ in (types if isinstance(types, list) else [types])
    )


def _names(value: object) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        name = part.get("name") if isinstance(part, dict) else part
        for text in name if isinstance(name, list) else [name]:
            if isinstance(text, str) and text.strip():
                yield tidy(unescape(text))  # entities, which JSON knows nothing of, are a common fault


def _name(value: object) -> str | None:
    return next(_names(value), None)

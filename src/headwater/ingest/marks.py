"""What a line is by its own look: button, appeal, credit, byline, date; nothing of its neighbours is asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from headwater.ingest.credits import ends_in_credit, is_credit
from headwater.ingest.dates import find_day, is_date_line, is_empty_date_label, without_date
from headwater.ingest.lines import LOOKED_AT, Line
from headwater.ingest.mastheads import is_body
from headwater.lexicon.page_lines import note_line, page_line
from headwater.model import Role

PURE_CREDIT = "a photo credit"
MAX_MARKED_WORDS = 30  # a longer line is running text, whatever it begins with
MAX_LABEL_WORDS = 12  # a sentence longer than this is no button or heading
MAX_BYLINE_WORDS = 24
MAX_DATED_WORDS = 14
MAX_SIGN_OFF_WORDS = 6  # of a byline or address that ends like a sentence
MAX_HANDLE_WORDS = 8

SYMBOLS = re.compile(r"^[\W_]+$")
CRUMBS = re.compile(r"^[^>»›]{1,40}(?:\s[>»›](?:\s[^>»›]{1,40})?){2,}\s*[>»›]?$")
CODE = re.compile(r"[{}]\s*;?\s*$|\w\(.*\);$|\bfunction\s?\(|\b(?:window|document)\.\w+[.(=\s]|</\w+>")
POSTED = re.compile(r"^[—–-]+\s?.*\(@\w+\)|^A (?:post|photo|video) (?:posted|shared) by\b.*\(@\w+\)")
BYLINE = re.compile(
    r"^(?i:by|posted by|written by|story by|text by|words by|authored by|reported by|author:|from|von|por|par|di|door)"
    r"[:\s]+(?:[A-ZÀ-Þ“\"(]|d[ie]\s|v[ao]n\s)"
)
SIGNED_OFF = re.compile(
    r"^\W*(?:additional )?(?:reporting|writing|editing|edited|written|reported) by\b"
    r"|\bcontributed (?:reporting|to this (?:report|story|article|post))\b[^.]{0,60}\.?\)?$|\bcontributed\.$",
    re.IGNORECASE,
)
NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|d[aei]|v[ao]n|al|bin|el|la|le|der|den)){1,4}")
ADDRESS = re.compile(r"^(?:[\w.+-]+@[\w-]+\.\w+|@\w{3,})(?:\s|$)")
URL = re.compile(r"^(?:https?://\S+|(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}/\S*)$", re.IGNORECASE)
PICTURED = re.compile(  # not "(R)", which in the United States is a party more often than the right-hand side
    r"\((?:L|(?i:left|right|centre|center|pictured(?: (?:left|right|above|below|here))?))\)"
    r"|, (?:left|right|centre|center),"
    r"|\b(?i:file (?:photo|picture|image|pic))\b|^FILE\b|^Pictured\b"
    r"|^In (?:this|an?) (?:[\w.,]+ ){0,6}(?:photo|image|picture|photograph|frame grab|screen ?grab)\b"
)
BYLINE_WORD = re.compile(r"^[Bb][Yy]:?\s")
PARTS = re.compile(r"\s*[,|•]\s*|\s[-–—]\s|\s(?:and|&)\s")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line is by its own look.

    Attributes:
        role: Its role, if nothing around it speaks against it.
        because: Why, in a few words.
        ends: Whether what follows is as a rule no longer the article.
        weak: Whether the look means nothing inside the running text.
    """

    role: Role
    because: str
    ends: bool = False
    weak: bool = False


def mark(line: Line) -> Mark | None:
    """Return what a line is by its own look; None where it could be anything."""
    if len(line.text) > LOOKED_AT:
        return _note(line) or _credit(line)
    return next((found for rule in RULES if (found := rule(line)) is not None), None)


def names_outlet(text: str) -> bool:
    """Return whether a line is an outlet and names of people, or none: "Ann Lee and Bo Ek, Associated Press"."""
    names = [BYLINE_WORD.sub("", name) for name in PARTS.split(without_date(text).strip(" •|-–—,"))]
    return any(map(is_body, names)) and all(NAME.fullmatch(name) or is_body(name) for name in names)


def _note(line: Line) -> Mark | None:
    row = note_line(line.text)
    if row is None:
        return None
    if row.role == "added":  # "Updated: 3 May 2024" is a date
        return Mark(Role.BODY, f'added later: reads "{row.phrase}"') if line.is_prose else None
    return Mark(Role.NOTE, f'says of the report itself "{row.phrase}"')


def _symbols(line: Line) -> Mark | None:
    return Mark(Role.NAVIGATION, "no letter or digit") if SYMBOLS.match(line.text) else None


def _crumbs(line: Line) -> Mark | None:
    return Mark(Role.NAVIGATION, "a path through the site") if CRUMBS.match(line.text) else None


def _caption(line: Line) -> Mark | None:
    return Mark(Role.CAPTION, "describes a picture") if PICTURED.search(line.text) else None


def _code(line: Line) -> Mark | None:
    if line.is_prose and line.text[0].isupper():
        return None
    return Mark(Role.NAVIGATION, "program code") if CODE.search(line.text) else None


def _address(line: Line) -> Mark | None:
    return Mark(Role.NAVIGATION, "an address") if URL.match(line.text) else None


def _post(line: Line) -> Mark | None:
    return Mark(Role.BYLINE, "signs a quoted post") if POSTED.match(line.text) else None


def _date(line: Line) -> Mark | None:
    if is_date_line(line.text):
        return Mark(Role.DATELINE, "a date and nothing else")
    if is_empty_date_label(line.text):
        return Mark(Role.NAVIGATION, "a date label without a date")
    return None


def _dated(line: Line) -> Mark | None:
    if line.words <= MAX_DATED_WORDS and not line.is_sentence and find_day(line.text) is not None:
        return Mark(Role.BYLINE, "a few words and a date", weak=True)
    return None


def _signed_off(line: Line) -> Mark | None:
    # Every line of every page is asked; only what follows "contributed" may stand behind its beginning.
    found = SIGNED_OFF.match(line.text) or ("contributed" in line.text.lower() and SIGNED_OFF.search(line.text))
    return Mark(Role.BYLINE, "says who reported or edited") if found else None


def _known_phrase(line: Line) -> Mark | None:
    row = page_line(line.text) if line.words <= MAX_MARKED_WORDS else None
    if row is None or (line.is_prose and row.role in ("navigation", "teaser") and line.words > MAX_LABEL_WORDS):
        return None
    role = Role.NAVIGATION if row.role in ("section", "legal") else Role(row.role)
    return Mark(role, f'reads "{row.phrase}"', row.ends)


def _byline(line: Line) -> Mark | None:
    text = without_date(line.text).strip()
    words = len(text.split())
    if words > MAX_BYLINE_WORDS or (line.is_sentence and words > MAX_SIGN_OFF_WORDS) or text.endswith(":"):
        return None
    if BYLINE.match(text):
        return Mark(Role.BYLINE, f'begins with "{text.split()[0]}" and a name')
    if ADDRESS.match(text) and words <= MAX_HANDLE_WORDS:
        return Mark(Role.BYLINE, "an address or handle")
    # "Ann Lee, AP" and "Ann Lee | AFP | Getty Images" are as a rule credits of pictures, "Ann Lee, Associated Press" is
    # a byline.
    last = PARTS.split(text)[-1]
    by_outlet = names_outlet(text) and not (is_credit(text) and (last.isupper() or not is_body(without_date(last))))
    return Mark(Role.BYLINE, "a name and an outlet") if by_outlet else None


def _credit(line: Line) -> Mark | None:
    if len(line.text) <= LOOKED_AT and is_credit(line.text):
        return Mark(Role.CAPTION, PURE_CREDIT)
    return Mark(Role.CAPTION, "ends in a photo credit") if ends_in_credit(line.text) else None


RULES: tuple[Callable[[Line], Mark | None], ...] = (
    _symbols,
    _crumbs,
    _address,
    _post,
    _signed_off,
    _note,
    _known_phrase,
    _date,
    _byline,
    _dated,
    _credit,
    _caption,
    _code,
)

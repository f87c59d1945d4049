r"""What dates look like in running English: a rule a form, put together from the lexicon's words.

Rules are read on text in lower case, and every repetition in them has a bound, so that finding them is linear in the
text. Digits are ASCII's: "²" and "٣" are no numbers of a date.
"""

import re
from collections.abc import Iterable
from functools import cache

from headwater.lexicon import number_words
from headwater.lexicon.date_phrases import date_phrases
from headwater.lexicon.date_words import english

GROUP = re.compile(r"\?P<\w+>")
SPACE = r"\s{1,2}"
JOIN = r"[\s-]{1,2}"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9a-z]|[.,:/][0-9])"
NUMBER = "1[0-9]{3}|20[0-9]{2}"
YEAR = rf"(?:{NUMBER})(?![0-9a-z]|[.,:/][0-9])"
SHORT_MONTH = 3  # letters; "mar" and "sun" are written with a full stop where they are dates, or have a day
RELATIVE_YEAR = "last year|this year|next year"


def _any(words: Iterable[str]) -> str:
    """Any of some words, the longest first, with any white space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(SPACE.join(map(re.escape, word.split(" "))) for word in ordered)


@cache
def parts() -> dict[str, str]:
    """Return the pieces of the rules, by the names they go by in them."""
    numbers = {word for word in number_words() if word != "zero"}
    tens = [word for word in numbers | set(date_phrases("count")) if word.endswith("ty")]
    small = [word for word, value in number_words().items() if 0 < int(value) < 10] + ["one"]
    compound = rf"(?:{_any(tens)}){JOIN}(?:{_any(small)})"
    months, units = english("month"), date_phrases("unit")
    full = [word for word in months if len(word) > SHORT_MONTH + 1 or word in ("may", "june", "july")]
    short = [word for word in months if word not in full]
    return {
        "NUMBER": NUMBER,
        "DAY": DAY,
        "YEAR": YEAR,
        "MONTH": rf"(?:{_any(full)}|(?:{_any(short)})(?:\.|(?=\s)))",
        "WEEKDAY": _any(word for word in english("weekday") if word.endswith("day")),
        "UNIT": "|".join(rf"{word}s?" for word in units if word != "second") + "|seconds|second(?=-)",
        "COUNT": rf"{compound}|{_any(numbers | set(date_phrases('count')))}|[0-9]{{1,3}}(?:,[0-9]{{3}}|\s1/2)?",
        "SEASON": _any(date_phrases("season")),
        "PART": _any(date_phrases("part")),
        "CLOCK": _any(date_phrases("clock")),
        "RELDAY": _any(date_phrases("day")),
        "ORDINAL": _any(date_phrases("ordinal")),
        "REFERENCE": _any(date_phrases("reference")),
        "SET": _any(date_phrases("set")),
        "DECADE": _any(date_phrases("decade")),
        "APPROX": _any(date_phrases("approximate")),
        "RELYEAR": _any(RELATIVE_YEAR.split("|")),
        "LATE": "early|late|mid",
    }


# The first rule that fits at a place is taken: longer forms stand before the shorter ones in them.
EDGE = r"(?:the_)?(?P<edge>beginning|start|end|middle|rest)_of_"
RULES = {
    "stamp": r"(?P<year>%NUMBER)-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9])",
    "clock": (
        r"(?:around_)?(?:(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-5][0-9]))?\s?(?P<half>[ap])\.?m(?:\.(?=[\s,]\w)|\b)"
        r"(?:_(?:e[sd]?t|gmt))?|(?P<named>%CLOCK))"
        r"(?:,?_(?:on_)?(?:(?P<weekday>%WEEKDAY)|(?P<relday>%RELDAY)|(?P<month>%MONTH)_(?P<day>%DAY)))?(?!\w)"
    ),
    "day": (
        r"(?:around_)?(?:(?P<weekday>%WEEKDAY),?_)?(?:"
        r"(?P<month>%MONTH)_(?P<day>%DAY)(?:,?_(?P<year>%YEAR))?"
        r"|(?P<dayfirst>%DAY)(?:_of)?_(?P<monthlast>%MONTH)(?!\w)(?:,?_(?P<yearlast>%YEAR))?)"
    ),
    "month of year": (
        rf"(?:(?P<late>%LATE)~|{EDGE})?"
        r"(?P<month>%MONTH),?_(?:of_)?(?:(?P<year>%YEAR)|(?P<relyear>%RELYEAR)(?!'|\w))"
    ),
    "month": (
        rf"(?:(?P<late>%LATE)~|{EDGE})?(?:(?:this_)?(?P<which>last|next|past|this|coming)_)?(?P<month>%MONTH)(?!\w)"
    ),
    "quarter": (
        r"(?:(?P<relyear>%RELYEAR)['’]s_|the_(?P<before>year-ago|year-earlier)_|(?:the_)?(?:(?P<firstyear>%YEAR)_)?)"
        r"(?:(?P<fiscal>fiscal)~)?(?P<ordinal>%ORDINAL)~quarter(?!\w)"
        r"(?:_of_(?:(?P<offiscal>fiscal)_)?(?:(?P<year>%YEAR)|(?P<ofyear>%RELYEAR)))?"
    ),
    "year before": r"(?:the_)?(?:comparable_)?year-(?:ago|earlier)(?:_(?P<what>quarter|period))?(?!\w)",
    "weekday": (
        r"(?:(?:early|late|earlier|later)_)?"
        r"(?:(?:the_|this_)?(?P<which>last|next|previous|past|coming|this|following)_)?"
        r"(?P<weekday>%WEEKDAY)(?!\w|-)(?:_(?P<part>%PART)(?!\w))?"
    ),
    "relative day": (
        r"(?:(?:early|late|earlier|later|mid-afternoon)_)?(?P<relday>%RELDAY)(?!\w)(?:_(?P<part>%PART)(?!\w))?"
    ),
    "part of day": r"(?:(?:later|earlier)_)?(?:(?P<night>tonight|last_night|overnight)|this_(?P<part>%PART))(?!\w)",
    "ago": r"(?:%APPROX_)?(?P<count>%COUNT)~(?P<unit>%UNIT)(?:_or_so)?_(?P<way>ago|earlier|later|from_now)(?!\w)",
    "some ago": r"(?P<unit>%UNIT)_ago(?!\w)",
    "last units": (
        r"(?:at_least_)?(?:the_)?(?P<which>past|last|next|first|latest|previous|coming|year-earlier)_"
        r"(?P<count>%COUNT)(?:_more)?~(?P<unit>%UNIT)(?!\w)(?:_or_so)?"
    ),
    "few units": r"(?:the_)?(?P<which>recent|coming)_(?P<unit>days|weeks|months|quarters|years|decades)(?!\w)",
    "relative": (
        rf"(?:(?P<late>early|late|earlier|later|sometime|mid)~(?:in_)?|{EDGE})?"
        r"(?:the_|this_)?(?P<which>last|next|this|past|current|coming|previous|following|that|latest)_"
        r"(?:fiscal_)?(?P<unit>weekend|week|month|quarter|year|decade|century|period|%SEASON)(?!\w|-)"
    ),
    "the unit": (
        rf"(?:(?P<late>earlier|later)_in_|{EDGE})the_(?P<unit>week|month|year)(?!\w|-)"
        r"|the_(?P<this>weekend|quarter)(?!\w|-)"
    ),
    "season": (
        r"(?:the_)?(?:(?P<late>%LATE)~)?(?P<season>%SEASON)(?:_of)?,?_(?P<year>%YEAR)"
        r"|the_(?P<alone>summer|winter)(?!\w|-)(?!_(?:games|olympics|palace))"
    ),
    "decade": (
        r"(?:the_)?(?:(?P<late>%LATE)~)?"
        r"(?:(?P<year>1[0-9]{2}|20[0-9])0['’]?s|['’](?P<short>[2-9])0s|(?<=the\s)(?P<word>%DECADE))(?!\w)"
    ),
    "century": r"(?:the_)?(?P<number>1[0-9]|2[01])(?:th|st)~century(?!\w)",
    "year": rf"(?:(?P<late>%LATE)~|{EDGE}|(?P<fiscal>fiscal)_)?(?P<year>%YEAR)(?!-|['’]s\b)",
    "each": r"(?:each|every)_(?:(?P<weekday>%WEEKDAY)|(?P<month>%MONTH)|(?P<unit>day|week|month|quarter|year))(?!\w)",
    "duration": (
        r"(?:%APPROX_)?(?:the_(?!(?:%COUNT)-))?(?P<count>%COUNT)(?:_more|_additional)?~(?P<unit>%UNIT)(?!\w|-old)(?:-long)?"
    ),
    "set": r"(?P<all>%SET)(?!\w)",
    "reference": r"(?<!as\s)(?P<all>%REFERENCE)(?!\w)",
}


@cache
def rules() -> dict[str, re.Pattern[str]]:
    """Return the pattern of each rule, with groups for what it is read by."""
    return {name: re.compile(_filled(rule)) for name, rule in RULES.items()}


@cache
def any_rule() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return one pattern that finds all rules, a group each, and the names of the rules in the order of its groups."""
    alternatives = (f"({GROUP.sub('?:', _filled(rule))})" for rule in RULES.values())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})"), tuple(RULES)


def _filled(rule: str) -> str:
    """Return a rule with its pieces put in: "%NAME" a piece, "_" white space, "~" white space or a hyphen."""
    spaced = rule.replace("_", SPACE).replace("~", JOIN)
    return re.sub(r"%([A-Z]+)", lambda found: f"(?:{parts()[found[1]]})", spaced)

"""One key for one source, however the reports of a story name it."""

import re
from collections.abc import Iterable

from headwater.lexicon import find_outlet, titles

WORD = re.compile(r"[\w&']+")


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell who it is: lower case, no possessive, no article, no title in front."""
    words = [word.removesuffix("'s").strip("'") for word in WORD.findall(name.replace("’", "'").lower())]
    words = [word for word in words if word]
    first = next((at for at, word in enumerate(words) if word not in titles()), len(words))
    return tuple(words[first:] or words)


def source_keys(names: Iterable[str]) -> dict[str, str]:
    """Map every source name of a story to the key of the one it stands for.

    A known outlet goes by its own name, a last name by the one fuller name that ends in it ("Trump": "Donald Trump"),
    initials by the one name they abbreviate ("CIA"). Where two fuller names fit, the short one stays apart.

    Args:
        names: Names as the attributions give them, in any order; the result does not depend on it.
    """
    unique = sorted(set(names))
    words = {name: name_words(name) for name in unique}
    known = sorted(set(words.values()))
    keys: dict[str, str] = {}
    for name in unique:
        outlet = find_outlet(name)
        keys[name] = outlet.name.lower() if outlet is not None else " ".join(_fullest(words[name], known))
    return keys


def _fullest(words: tuple[str, ...], known: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the one longer name that `words` shortens, or `words` itself."""
    if len(words) != 1:
        return words
    short = words[0]
    fuller = [name for name in known if len(name) > 1 and (name[-1] == short or _initials(name) == short)]
    return fuller[0] if len(fuller) == 1 else words


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in {"of", "the", "and", "for"})

"""Short ways to say what an attribution holds."""

from headwater.annotate import Parser, annotate
from headwater.model import Attribution
from tests.factory import make_report


def attributions(text: str, parser: Parser) -> tuple[Attribution, ...]:
    """The attributions of a report with this text."""
    return annotate(make_report(text), parser).attributions


def said(found: Attribution) -> str:
    """The content, its parts joined by an ellipsis."""
    return " … ".join(span.quote for span in found.content)


def about(text: str, words: str, parser: Parser) -> Attribution:
    """The innermost attribution whose content holds `words`."""
    found = [item for item in attributions(text, parser) if words in said(item)]
    assert found, f"nothing is attributed that holds {words!r}"
    return min(found, key=lambda item: len(said(item)))


def chain(found: Attribution) -> list[str]:
    """The mentions of a chain, from the report outward."""
    return [link.source.mention.quote for link in found.chain]

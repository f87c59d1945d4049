"""Pages and texts written for the tests of reading."""

PARAGRAPHS = (
    "The harbour office of Ostrava Bay closed the northern lock on Tuesday after divers found a crack in its gate.",
    "Ferries to the islands will leave from the fish market until the gate has been welded, the office said.",
    "The crack is two metres long and had been growing since the winter storms, according to the chief diver.",
    "Fishermen asked for money to make up for the days they lose, and the mayor promised them an answer by Friday.",
)
TITLE = "Crack in lock gate stops the ferries"


def make_page(
    *, head: str = "", above: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS, below: str = "", title: str = TITLE
) -> str:
    """A page with one article under its headline."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{above}{body}</article>{below}</body></html>"
    )


def make_text(*, above: str = "", below: str = "", title: str = TITLE) -> str:
    """The same article as plain text, a blank line between its paragraphs."""
    return "\n\n".join(part for part in (above, title, *PARAGRAPHS, below) if part)

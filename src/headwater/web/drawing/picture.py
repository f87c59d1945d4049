"""An origin graph as a drawing."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from headwater.web.drawing.fitting import text_width
from headwater.web.drawing.graph import Box, BoxKind, OriginGraph, Tie
from headwater.web.drawing.layout import (
    LABEL,
    LABEL_LINE,
    NOTE,
    NOTE_LINE,
    PADDING,
    SIGN,
    TAIL,
    WIDTH,
    Layout,
    PlacedBox,
    PlacedTie,
    lay_out,
)
from headwater.web.drawing.legend import add_legend, legend_height
from headwater.web.drawing.svg import add, add_line, canvas, curve, linked, number, written

MARGIN = 12.0
HEAD = 34.0  # room for the names of the columns
COLUMNS = ("Origins", "First reports, cited outlets", "Carriers")
ARROW = (7.0, 4.0)  # length and half the width of an arrowhead
CLEAR, UNCLEAR = "●", "○"

Link = Callable[[Box], str | None]
TieLink = Callable[[Tie], str | None]


def draw_graph(graph: OriginGraph, link: Link, *, key: str = "origins", tie_link: TieLink | None = None) -> str:
    """Return an origin graph as SVG, the same for the same graph.

    Args:
        graph: What to draw.
        link: Gives the address of the page on which a box opens into its sentences; None where there is none.
        key: The id of the drawing, unique on its page.
        tie_link: Gives the address on which the words that a share counts can be seen.
    """
    layout = lay_out(graph)
    width = max(layout.width, WIDTH) + 2 * MARGIN
    top = HEAD + MARGIN
    foot = layout.height + top + MARGIN
    height = foot + legend_height(graph, width - 2 * MARGIN) + MARGIN
    addresses = {box.key: link(box) for box in graph.boxes}
    shares = {tie: tie_link(tie) for tie in graph.ties if tie.share is not None and tie_link is not None}
    is_linked = any(address is not None for address in (*addresses.values(), *shares.values()))
    root = canvas(key, "origin-graph", graph.title, graph.description, width, height, links=is_linked)
    _columns(root, layout)
    body = add(root, "g", transform=f"translate({number(MARGIN)} {number(top)})")
    for placed_tie in layout.ties:
        _tie(body, placed_tie)
    for placed_tie in layout.ties:
        _share(body, placed_tie, shares.get(placed_tie.tie))
    for placed in layout.boxes:
        _box(body, placed, addresses[placed.box.key])
    add_legend(root, graph, MARGIN, foot, width - 2 * MARGIN)
    return written(root)


def _columns(root: Element, layout: Layout) -> None:
    for name, x in zip(COLUMNS, layout.columns, strict=False):
        add_line(root, name, x + MARGIN, MARGIN + HEAD / 3, NOTE, class_="column")


def _box(parent: Element, placed: PlacedBox, href: str | None) -> None:
    box = placed.box
    marks = (box.kind.value, "" if box.clear else "unclear", "" if box.held else "hollow")
    full = f"{box.label} ({'unclear origin, ' if not box.clear else ''}{box.note})"
    group = linked(parent, " ".join(("box", *filter(None, marks))), href, full)
    add(group, "rect", x=placed.x, y=placed.y, width=WIDTH, height=placed.height, rx=4.0)
    words = len(placed.lines) * LABEL_LINE + len(placed.notes) * NOTE_LINE
    x, y = placed.x + PADDING, placed.y + (placed.height - words) / 2
    if box.kind is BoxKind.ORIGIN:
        add_line(group, CLEAR if box.clear else UNCLEAR, x, y + LABEL_LINE / 2, LABEL, class_="sign")
        x += SIGN
    for at, line in enumerate(placed.lines):
        add_line(group, line, x, y + (at + 0.5) * LABEL_LINE, LABEL, class_="label")
    y += len(placed.lines) * LABEL_LINE
    for at, line in enumerate(placed.notes):
        add_line(group, line, placed.x + PADDING, y + (at + 0.5) * NOTE_LINE, NOTE, class_="note")


def _tie(parent: Element, placed: PlacedTie) -> None:
    points = placed.points
    add(parent, "path", class_=f"tie {placed.tie.kind.value}", d=curve(points))
    length, half = ARROW
    x, y = points[0] if placed.is_turned else points[-1]
    back = x + length if placed.is_turned else x - length
    corners = ((back, y - half), (x, y), (back, y + half))
    add(parent, "polygon", class_="arrow", points=" ".join(f"{number(at)},{number(on)}" for at, on in corners))


def _share(parent: Element, placed: PlacedTie, href: str | None) -> None:
    """The share stands on the straight end of its line, where nothing else runs."""
    share = placed.tie.share
    if share is None:
        return
    words = percent(share)
    (right, y), width = placed.points[-1], text_width(words, NOTE)
    x = right - ARROW[0] - (TAIL - ARROW[0] + width) / 2
    group = linked(parent, "share", href, f"{words} of its words stand in the other report")
    add(group, "rect", x=x - 1, y=y - NOTE / 2 - 1, width=width + 2, height=NOTE + 2)
    add_line(group, words, x + width / 2, y, NOTE, text_anchor="middle")


def percent(share: float) -> str:
    """Return a share as it is printed; what is copied is never 0 %, and what is not all is never 100 %."""
    if share <= 0 or share >= 1:
        return f"{min(1, max(0, round(share))):.0%}"
    return f"{min(0.99, max(0.01, share)):.0%}"

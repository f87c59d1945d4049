"""What the lines and boxes of an origin graph mean: a line of samples for those that are in it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from headwater.web.drawing.fitting import text_width
from headwater.web.drawing.graph import BoxKind, OriginGraph, TieKind
from headwater.web.drawing.svg import add, add_line, number

SIZE = 12.0
ROW = 20.0
ABOVE = 8.0
SAMPLE = 30.0  # width of a sample
SPACE = 18.0  # between entries

Entry = tuple[str, str, str]  # the shape of the sample, its class, what it means


def legend_height(graph: OriginGraph, width: float) -> float:
    """Return the room that the legend takes in a drawing of some width."""
    return ABOVE + ROW * (1 + max((row for row, _, _ in _placed(graph, width)), default=-1))


def add_legend(root: Element, graph: OriginGraph, left: float, top: float, width: float) -> None:
    """Add the legend below a drawing."""
    group = add(root, "g", class_="legend")
    for row, x, (shape, class_, words) in _placed(graph, width):
        start, middle = left + x, top + ABOVE + (row + 0.5) * ROW
        if shape == "line":
            add(group, "path", class_=class_, d=f"M{number(start)} {number(middle)}h{number(SAMPLE)}")
        elif shape == "number":
            sample = add(group, "g", class_=class_)
            add_line(sample, "88%", start + SAMPLE / 2, middle, SIZE, text_anchor="middle")
        else:
            sample = add(group, "g", class_=class_)
            add(sample, "rect", x=start, y=middle - 6, width=SAMPLE, height=12.0, rx=3.0)
        add_line(group, words, start + SAMPLE + 6, middle, SIZE, class_="note")


def _placed(graph: OriginGraph, width: float) -> Iterator[tuple[int, float, Entry]]:
    """Row and place of each entry: as many in a row as it holds."""
    row, x = 0, 0.0
    for entry in _entries(graph):
        room = SAMPLE + 6 + text_width(entry[2], SIZE)
        if x > 0 and x + room > width:
            row, x = row + 1, 0.0
        yield row, x, entry
        x += room + SPACE


def _entries(graph: OriginGraph) -> Iterator[Entry]:
    kinds = {tie.kind for tie in graph.ties}
    if any(box.clear for box in graph.origins):
        yield "box", "box origin", "● clear origin"
    if any(not box.clear for box in graph.origins):
        yield "box", "box origin unclear", "○ unclear origin"
    if any(box.kind is BoxKind.REPORT for box in graph.boxes):
        yield "box", "box report", "report"
    if any(not box.held for box in graph.boxes):
        yield "box", "box outlet hollow", "cited, not held"
    if any(box.held and box.kind is BoxKind.OUTLET for box in graph.boxes):
        yield "box", "box outlet", "cited outlet"
    if TieKind.CITED in kinds:
        yield "line", "tie cited", "cites"
    if TieKind.COPIED in kinds:
        yield "line", "tie copied", "copies, without citing"
    if TieKind.INFERRED in kinds:
        yield "line", "tie inferred", "inferred, not said in the report"
    if any(tie.share is not None for tie in graph.ties):
        yield "number", "share", "of a report's words stand in the other"

"""SVG built as a tree, so that whatever a report says is escaped; classes and coordinates only, no styles.

A strict content security policy forbids `style` attributes; attributes that only place things are no styles to it.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from headwater.present.words import printable
from headwater.web.drawing.fitting import is_measured, text_width

NAMESPACE = "http://www.w3.org/2000/svg"
BASELINE = 0.36  # of the font size: how far below the middle of a line of capitals and small letters its baseline lies


def number(value: float) -> str:
    """Return a coordinate with one decimal at most: a tenth of a pixel is more than can be seen."""
    return f"{value:.1f}".removesuffix(".0")


def add(parent: Element, tag: str, **attributes: str | float | None) -> Element:
    """Add an element; `class_` and `font_size` stand for `class` and `font-size`, and None leaves an attribute out."""
    given = {
        key.rstrip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
        for key, value in attributes.items()
        if value is not None
    }
    return SubElement(parent, tag, given)


def canvas(key: str, class_: str, title: str, description: str, width: float, height: float, *, links: bool) -> Element:
    """Return the root of a drawing with its name and description.

    Args:
        key: Its id, unique on its page.
        class_: What the style sheet knows it by.
        title: Its accessible name.
        description: What it shows, in words.
        width: In pixels.
        height: In pixels.
        links: Whether there are links in it. An image may not hold any (ARIA: its children are presentational), so a
            drawing with links is a group.
    """
    root = Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "id": key,
            "class": f"drawing {class_}",
            "role": "group" if links else "img",
            "aria-labelledby": f"{key}-title",
            "aria-describedby": f"{key}-description",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": number(width),
            "height": number(height),
        },
    )
    add(root, "title", id=f"{key}-title").text = printable(title)
    add(root, "desc", id=f"{key}-description").text = printable(description)
    return root


def linked(parent: Element, class_: str, href: str | None, title: str) -> Element:
    """Add a group, or a link where there is an address, with the full text of what is in it as its title."""
    group = add(parent, "g", class_=class_) if href is None else add(parent, "a", class_=class_, href=printable(href))
    add(group, "title").text = printable(title)
    return group


def add_line(parent: Element, text: str, x: float, middle: float, size: float, **more: str | float | None) -> None:
    """Add a line of text around a middle."""
    y = middle + BASELINE * size
    add(parent, "text", x=x, y=y, font_size=size, **_length(text, size), **more).text = text


def add_part(line: Element, text: str, size: float, **more: str | float | None) -> None:
    """Add words of their own size to a line of text."""
    add(line, "tspan", font_size=size, **_length(text, size), **more).text = text


def _length(text: str, size: float) -> dict[str, str | float | None]:
    """Force the width of words in letters that are not measured to what was reckoned for them."""
    if not text or is_measured(text):
        return {}
    return {"textLength": text_width(text, size), "lengthAdjust": "spacingAndGlyphs"}


def curve(points: Sequence[tuple[float, float]]) -> str:
    """Return a path from left to right through pairs of points: a curve to each second one, straight on in between."""
    (x, y), *rest = points
    parts = [f"M{number(x)} {number(y)}"]
    for at, (to_x, to_y) in enumerate(rest):
        half = (x + to_x) / 2
        bent = f"C{number(half)} {number(y)} {number(half)} {number(to_y)} {number(to_x)} {number(to_y)}"
        parts.append(f"H{number(to_x)}" if at % 2 or y == to_y else bent)
        x, y = to_x, to_y
    return "".join(parts)


def written(root: Element) -> str:
    """Return the text of a drawing, to stand in a page or in a file of its own."""
    return tostring(root, encoding="unicode")

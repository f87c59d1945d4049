"""A timeline in two lanes as a drawing: when things happened, when it was published."""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from headwater.present.words import counted
from headwater.web.drawing.fitting import text_width
from headwater.web.drawing.svg import BASELINE, add, add_line, add_part, canvas, linked, number, written
from headwater.web.drawing.ticks import Tick, ticks
from headwater.web.drawing.timeline import (
    LABEL,
    SPACE,
    WIDTH,
    WORDING,
    Lane,
    Moment,
    PlacedMoment,
    Scale,
    dated,
    rows_of,
    scale_of,
    undated,
)

MARGIN = 12.0
HEAD = 26.0  # room for the name of a lane
ROW = 34.0
BAR = 7.0
AXIS = 38.0  # room for the two lines of the ticks
TICK_ROOM = 92.0
TICK = 12.0  # font size
NAMES = {Lane.HAPPENED: "When it happened", Lane.PUBLISHED: "When it was published"}

MomentLink = Callable[[Moment], str | None]


def draw_timeline(
    moments: Iterable[Moment], link: MomentLink, *, title: str = "Timeline", key: str = "timeline", width: float = WIDTH
) -> str:
    """Return the dated moments as SVG: intervals as long as their words leave open, with those words; UTC.

    Args:
        moments: What to draw; `timeline.undated` gives those that belong into a list beside it.
        link: Gives the address of what a moment rests on; None where there is none.
        title: The name of the drawing.
        key: Its id, unique on its page.
        width: Its width in pixels.
    """
    given = list(moments)
    known = dated(given)
    scale = scale_of(known, width - 2 * MARGIN)
    lanes = {lane: rows_of([moment for moment in known if moment.lane is lane], scale) for lane in Lane}
    heights = {lane: HEAD + ROW * max((item.row + 1 for item in lanes[lane]), default=0) for lane in Lane}
    height = 2 * AXIS + sum(heights.values()) + 2 * MARGIN
    addresses = {moment: link(moment) for moment in known}
    is_linked = any(address is not None for address in addresses.values())
    root = canvas(key, "timeline", title, _description(lanes, undated(given)), width, height, links=is_linked)
    body = add(root, "g", transform=f"translate({number(MARGIN)} {number(MARGIN)})")
    _axis(body, scale, height - 2 * MARGIN)
    top = AXIS
    for lane, placed in lanes.items():
        _lane(body, lane, placed, addresses, top, scale.width)
        top += heights[lane]
    return written(root)


def _description(lanes: dict[Lane, tuple[PlacedMoment, ...]], left: tuple[Moment, ...]) -> str:
    parts = [f"{NAMES[lane].lower()}: {counted(len(placed), 'interval')}" for lane, placed in lanes.items()]
    return f"{'; '.join(parts)}; without a date: {len(left)}. Times are in UTC."


def _axis(parent: Element, scale: Scale, height: float) -> None:
    group = add(parent, "g", class_="axis")
    for tick in ticks(scale.first, scale.last, most=max(2, int(scale.width / TICK_ROOM))):
        x = scale.at(tick.at)
        add(group, "path", class_="tick", d=f"M{number(x)} {number(AXIS - 4)}V{number(height - AXIS + 4)}")
        _tick(group, tick, x, TICK / 2, scale.width)
        _tick(group, tick, x, height - AXIS + TICK, scale.width)


def _tick(parent: Element, tick: Tick, x: float, middle: float, width: float) -> None:
    """The two lines of a tick: in its middle, or as near as the edges let them be."""
    for line, words in enumerate((tick.label, tick.context)):
        if words:
            half = text_width(words, TICK) / 2
            at = min(max(x, half), width - half)
            add_line(parent, words, at, middle + line * 15, TICK, class_="tick-label", text_anchor="middle")


def _lane(
    parent: Element,
    lane: Lane,
    placed: tuple[PlacedMoment, ...],
    addresses: dict[Moment, str | None],
    top: float,
    width: float,
) -> None:
    group = add(parent, "g", class_=f"lane {lane.value}")
    add(group, "path", class_="lane-edge", d=f"M0 {number(top)}H{number(width)}")
    name = NAMES[lane] if placed else f"{NAMES[lane]}: nothing dated"
    add_line(group, name, 0.0, top + HEAD / 2, LABEL, class_="column")
    for item in placed:
        _moment(group, item, addresses[item.moment], top + HEAD + item.row * ROW)


def _moment(parent: Element, item: PlacedMoment, href: str | None, top: float) -> None:
    when = item.moment.when
    full = f"{item.moment.label}, “{when.wording if when is not None else ''}”: {_interval(item.moment)}"
    group = linked(parent, "moment", href, full)
    _words(group, item, top + 9)
    add(group, "rect", class_="bar", x=item.start, y=top + 19, width=item.end - item.start, height=BAR, rx=BAR / 2)


def _words(parent: Element, item: PlacedMoment, middle: float) -> None:
    """Label and wording in one line; where it had to move to the left of its bar it ends where its room ends."""
    moved = item.text < item.start
    x = item.text + item.length if moved else item.text
    anchor = "end" if moved else None
    line = add(parent, "text", x=x, y=middle + BASELINE * LABEL, font_size=LABEL, text_anchor=anchor)
    add_part(line, item.label, LABEL, class_="label")
    add_part(line, item.wording, WORDING, class_="note", dx=SPACE)


def _interval(moment: Moment) -> str:
    """What the words of a date leave open, in UTC to the minute."""
    when = moment.when
    if when is None:
        return "date not known"
    start, end = (instant.isoformat(" ", "minutes").removesuffix("+00:00") for instant in (when.start, when.end))
    return start if start == end else f"{start} to {end}"

"""What only a browser can tell: that words stay inside of their boxes, and that a page of drawings is accessible."""

import shutil
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from headwater.model import When
from headwater.web.drawing import BoxKind, Lane, Moment, OriginGraph, draw_graph, draw_timeline
from tests.present.hostile import ATTACKS, EVERYTHING
from tests.web.drawing.graphs import make_box, story_shaped

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium to look at the drawings with"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

SCRIPTS = (
    "الميناء يغلق",
    "港口将于周一关闭港口将于周一关闭",
    "Гавань закроется",
    "बंदरगाह बंद होगा",
    "🌊" * 40,
    "﷽﷽﷽",
    "W" * 60,
    EVERYTHING,
)
# Every line of text that leaves the frame of its group, with how far it does.
OUTSIDE = """() => [...document.querySelectorAll('.box')].flatMap(box => {
  const frame = box.querySelector('rect').getBBox();
  return [...box.querySelectorAll('text')].map(line => line.getBBox()).filter(line =>
    line.x < frame.x || line.y < frame.y - 1 || line.x + line.width > frame.x + frame.width
    || line.y + line.height > frame.y + frame.height + 1).map(line => line.x + line.width - frame.x - frame.width);
})"""
OVERLAPPING = """() => {
  const lines = [...document.querySelectorAll('text')].map(line => [line.textContent, line.getBoundingClientRect()]);
  return lines.flatMap(([one, a], at) => lines.slice(at + 1).filter(([, b]) =>
    a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height
  ).map(([two]) => [one, two]));
}"""


@pytest.fixture(scope="module")
def page():
    """A page of a browser; it talks to it by pipes, and nothing is loaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def show(page, *drawings):
    """Put drawings on a page with their style sheet; return what goes wrong there from now on."""
    style = files("headwater.web").joinpath("static/drawing.css").read_text(encoding="utf-8")
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    body = "".join(f'<div class="drawing-frame" tabindex="0">{svg}</div>' for svg in drawings)
    page.set_content(
        f'<!doctype html><html lang="en"><title>T</title><style>{style}</style><main><h1>T</h1>{body}</main>'
    )
    return wrong


def named(label):
    boxes = tuple(make_box(kind, f"{kind}{at}", label, note=label) for at, kind in enumerate(BoxKind))
    return OriginGraph(label, label, boxes, ())


def timeline():
    start = datetime(2031, 5, 1, tzinfo=UTC)
    return [
        Moment(str(at), list(Lane)[at % 2], name, When.day(start + timedelta(days=at * at % 17), name))
        for at, name in enumerate((*SCRIPTS, *ATTACKS) * 2)
    ]


def test_no_words_leave_their_boxes_whatever_they_are_written_in(page):
    wrong = show(page, *(draw_graph(named(label), lambda box: "#", key=f"g{at}") for at, label in enumerate(SCRIPTS)))
    assert page.evaluate(OUTSIDE) == []
    assert wrong == []


@pytest.mark.parametrize("size", [5, 150])
def test_no_words_of_a_graph_leave_their_boxes_or_lie_over_others(page, size):
    show(page, draw_graph(story_shaped(size), lambda box: "#"))
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPPING) == []


def test_no_words_of_a_timeline_lie_over_others(page):
    wrong = show(page, draw_timeline(timeline(), lambda moment: "#"))
    assert page.evaluate(OVERLAPPING) == []
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_drawings(page, scheme):
    page.emulate_media(color_scheme=scheme)
    show(page, draw_graph(story_shaped(30), lambda box: "#"), draw_timeline(timeline(), lambda moment: "#"))
    assert Axe().run(page).response["violations"] == []

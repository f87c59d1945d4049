"""The site in a browser: by mouse, by keys, without a script, in both schemes; nothing foreign acts, axe is content."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.present.hostile import EVERYTHING, hostile_trace
from tests.web.browsing import Watched, opened, served
from tests.web.clients import fill, paths_of
from tests.web.screenshots import EXAMPLES, SIZES, example_store, pages_of

pytestmark = [pytest.mark.enable_socket, pytest.mark.filterwarnings("ignore::ResourceWarning")]
LEADING = "7 reports · 1 independent origin"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module", autouse=True)
def loopback():
    """Let these tests reach this machine, and nothing else."""
    from pytest_socket import socket_allow_hosts

    socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    yield
    socket_allow_hosts(None)


@pytest.fixture(scope="module")
def browser(loopback):
    with opened() as browser:
        yield browser


@pytest.fixture(scope="module")
def examples(tmp_path_factory, loopback):
    """The address of a site over the examples, and the trace."""
    path = tmp_path_factory.mktemp("examples") / "a.db"
    kept = example_store(path)
    with served(path) as address:
        yield address, kept


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, loopback):
    path = tmp_path_factory.mktemp("hostile") / "a.db"
    kept = fill(path, hostile_trace())
    with served(path) as address:
        yield address, kept


def test_from_adding_the_examples_to_the_origins_and_back_by_mouse(browser, tmp_path):
    with served(tmp_path / "new.db") as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(address)
        page.get_by_role("link", name="Add reports").click()
        page.get_by_label("Pages, texts, mails").set_input_files(EXAMPLES)
        page.get_by_role("button", name="Add these files").click()
        page.get_by_text("7 new reports, 0 kept before, 0 refused").wait_for()
        page.locator("ol.stories a.main").click()
        assert LEADING in page.locator("details.headline summary").inner_text()
        page.locator("details.headline summary").click()
        assert page.locator("details.headline li").first.is_visible()
        page.get_by_role("link", name="Origins drawn").click()
        boxes = page.locator("svg.origin-graph .box.origin:not(.legend *)")
        assert boxes.count() == 1
        assert page.locator("svg.origin-graph a.box.report").count() == 7
        boxes.first.click()
        assert "/claim/" in page.url
        assert page.locator(".ladder:target").count() == 1
        page.locator(".rung a.main").first.click()
        assert "/report/" in page.url
        assert page.locator(".here").first.is_visible()
        page.get_by_role("navigation", name="Site").get_by_role("link", name="Stories").click()
        assert page.get_by_role("heading", name="Stories", exact=True).is_visible()
        assert watched.faults() == []
        watched.context.close()


def test_from_adding_the_examples_to_the_origins_and_back_by_keys_alone(browser, tmp_path):
    with served(tmp_path / "new.db") as address:
        watched = Watched(browser)
        page, press = watched.page, watched.page.keyboard.press

        def tab_to(selector):
            for _ in range(60):
                press("Tab")
                if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                    return
            raise AssertionError(selector)

        page.goto(f"{address}/stories")
        press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        tab_to("a[href='/add']")
        press("Enter")
        page.wait_for_url("**/add")
        tab_to("#pasted")
        page.keyboard.insert_text(EXAMPLES[3].read_text(encoding="utf-8"))
        tab_to("button")
        press("Enter")
        page.get_by_text("1 new report, 0 kept before, 0 refused").wait_for()
        press("j")
        press("o")
        page.wait_for_url("**/story/*")
        press("o")
        page.wait_for_url("**/origins")
        tab_to("a.box")
        press("Enter")
        page.wait_for_url(re.compile("/claim/"))
        press("j")
        press("o")
        page.wait_for_url(re.compile("/report/"))
        page.go_back()
        page.wait_for_url(re.compile("/claim/"))
        press("/")
        page.keyboard.type("talks")
        press("Enter")
        page.wait_for_url("**/stories?q=talks")
        assert page.locator("ol.stories > li").count() == 1
        press("?")
        page.wait_for_url("**/help")
        assert watched.faults() == []
        watched.context.close()


def test_j_and_k_walk_over_what_is_on_a_page_and_d_goes_to_the_differences(browser, examples):
    address, kept = examples
    watched = Watched(browser)
    page, press = watched.page, watched.page.keyboard.press
    page.goto(f"{address}/story/{kept.stories[0].id}")

    def at():
        return page.evaluate("document.activeElement.closest('.item')?.id")

    claims = [claim.id for claim in kept.stories[0].claims]
    for key, wanted in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        press(key)
        assert at() == claims[wanted]
    press("d")
    assert page.evaluate("document.activeElement.id") in {"differences", claims[0], ""}
    press("/")
    page.keyboard.type("j?")
    assert page.locator("#q").input_value() == "j?"
    press("Escape")
    assert page.evaluate("document.activeElement.id") != "q"
    assert watched.faults() == []
    watched.context.close()


def test_every_page_can_be_used_without_a_script(browser, tmp_path):
    with served(tmp_path / "new.db") as address:
        watched = Watched(browser, java_script_enabled=False)
        page = watched.page
        page.goto(f"{address}/add")
        page.get_by_label("Text of one report").fill(EXAMPLES[3].read_text(encoding="utf-8"))
        page.get_by_role("button", name="Add this text").click()
        page.get_by_text("1 new report, 0 kept before, 0 refused").wait_for()  # the page loads itself again
        page.locator("ol.stories a.main").click()
        page.locator("ol.claims a.main").first.click()
        page.get_by_label("Your name").first.fill("Ann Reed")
        page.get_by_role("button", name="Same").first.click()
        page.get_by_role("link", name="Back to what was decided").wait_for()
        assert watched.wrong == []
        watched.context.close()


def test_a_judgement_is_made_and_taken_back_with_a_script(browser, tmp_path):
    path = tmp_path / "a.db"
    kept = example_store(path)
    with served(path) as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(f"{address}/claim/{kept.stories[0].claims[0].id}")
        page.get_by_label("Your name").first.fill("Ann Reed")
        page.get_by_role("button", name="Unsure").first.click()
        page.get_by_text("judged unsure by Ann Reed").first.wait_for()
        assert "/claim/" in page.url
        page.get_by_role("button", name="Take back").click()
        page.wait_for_url("**/work/*")
        page.wait_for_url("**/claim/*")
        assert page.get_by_text("judged unsure by Ann Reed").count() == 0
        assert watched.faults() == []
        watched.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_and_no_page_is_wider_than_its_window(browser, examples, size, scheme):
    address, kept = examples
    width, height = SIZES[size]
    watched = Watched(browser, viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True)
    found = {}
    for name, path in pages_of(kept).items():
        watched.page.goto(address + path)
        watched.page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
        violations = Axe().run(watched.page).response["violations"]
        wrong = [f"{found['id']}: {found['nodes'][0]['html'][:120]}" for found in violations]
        if watched.page.evaluate(OVERFLOW) > 0:
            wrong.append("wider than its window")
        if wrong:
            found[name] = wrong
    assert found == {}
    watched.context.close()


def test_nothing_goes_wrong_on_any_page(browser, examples):
    address, kept = examples
    watched = Watched(browser)
    for path in paths_of(kept):
        watched.page.goto(address + path)
        assert watched.faults() == [], path
    watched.context.close()


def test_a_bar_of_the_timeline_is_as_long_as_its_interval(browser, examples):
    address, kept = examples
    page = browser.new_page()
    page.goto(f"{address}/story/{kept.stories[0].id}/timeline")
    widths = "bars => bars.map(bar => [bar.getBBox().width, Number(bar.getAttribute('width'))])"
    found = page.locator("svg.timeline rect.bar").evaluate_all(widths)
    page.close()
    assert found
    assert all(abs(shown - meant) < 0.1 for shown, meant in found)


def test_hostile_words_open_no_dialog_and_break_no_policy(browser, hostile):
    address, kept = hostile
    watched = Watched(browser)
    for path in (*paths_of(kept), "/decisions", "/stories?q=mayor"):
        watched.page.goto(address + path)
        watched.page.mouse.move(300, 300)
        for link in watched.page.locator("main a").all()[:12]:
            if link.is_visible():
                link.hover(timeout=2000, force=True)
        assert watched.faults() == [], path
        assert watched.page.locator("main img, main script, main iframe, main object").count() == 0
    watched.page.goto(f"{address}/add")
    watched.page.get_by_label("Text of one report").fill(
        f"The mayor said that it closes. {EVERYTHING.replace(chr(0xD800), '')}"
    )
    watched.page.get_by_label("What to call it").fill("<img src=x onerror=alert(1)>")
    watched.page.get_by_role("button", name="Add this text").click()
    watched.page.get_by_text("kept before").wait_for()
    assert watched.faults() == []
    watched.context.close()


def test_a_page_prints_with_its_details_open_and_its_forms_left_out(browser, examples):
    address, kept = examples
    watched = Watched(browser)
    watched.page.goto(f"{address}/story/{kept.stories[0].id}")
    watched.page.emulate_media(media="print")
    assert not watched.page.locator("header.top nav").is_visible()
    assert watched.page.locator("details.headline li").first.is_visible()
    watched.context.close()

"""The page is self-contained, safe, and can be read by everybody."""

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from lxml import html

from headwater.model import Trace
from headwater.present import html_page
from headwater.present.templating import web_address
from tests.present.hostile import hostile_trace
from tests.present.stories import bridge_trace
from tests.store.traces import harbour_trace, traces

TEMPLATE = files("headwater.present").joinpath("brief.html.j2").read_text(encoding="utf-8")
TAGS = set(re.findall(r"<(\w+)", TEMPLATE))
ATTRIBUTES = set(re.findall(r" ([a-z-]+)=\"", TEMPLATE)) | {"open"}
PAGES = {"bridge": bridge_trace(), "harbour": harbour_trace(), "hostile": hostile_trace(), "nothing": Trace((), ())}


@pytest.fixture(params=PAGES)
def page(request):
    return html_page(PAGES[request.param])


def parsed(text):
    return html.document_fromstring(text)


def test_the_page_has_only_the_tags_and_attributes_of_its_template(page):
    found = list(parsed(page).iter())
    assert {element.tag for element in found} <= TAGS
    assert {name for element in found for name in element.attrib} <= ATTRIBUTES


def test_the_template_has_no_script_no_style_of_one_tag_and_marks_only_its_own_style_safe():
    assert TAGS.isdisjoint({"script", "img", "iframe", "object", "embed", "form", "link", "base"})
    assert not any(name == "style" or name.startswith("on") for name in ATTRIBUTES)
    assert re.findall(r"{{([^}]*)\| *safe", TEMPLATE) == [" style "]


def test_nothing_is_loaded_and_every_link_leads_to_the_page_or_the_web(page):
    links = parsed(page).xpath("//@href")
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert "url(" not in page
    assert "@import" not in page


def test_every_anchor_is_there_and_every_id_is_one(page):
    document = parsed(page)
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z][\w-]*", one) for one in ids)
    wanted = {link[1:] for link in document.xpath("//@href") if link.startswith("#")}
    assert wanted | set(document.xpath("//@aria-labelledby")) <= set(ids)


def test_the_policy_allows_this_style_and_nothing_else(page):
    document = parsed(page)
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = document.xpath("//style/text()")
    allowed = f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    assert policy == f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(element.tag[1]) for element in parsed(page).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_cell_has_a_heading_for_its_column_and_its_row(page):
    for table in parsed(page).iter("table"):
        assert table.xpath("boolean(thead//th)")
        assert all(one.get("scope") in ("col", "row") for one in table.iter("th"))
        assert all(row.xpath("boolean(th)") for row in table.xpath("tbody/tr"))


def test_hostile_words_are_shown_as_words():
    page = html_page(hostile_trace())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert set(page).isdisjoint("\u202e\u2066\x1b\x00\ud800")
    assert "javascript:" not in page


def test_a_claim_opens_into_chains_words_and_reasons():
    flat = " ".join(" ".join(parsed(html_page(bridge_trace())).itertext()).split())
    assert "3 reports · 1 independent origin disputed" in flat
    assert "two engineers → Quill Agency no source given → Marsh Daily The bridge will close on Monday" in flat
    assert "Quill Agency says it in 1 more place" in flat
    assert "✕ Denied The council → unsigned.txt the bridge would close" in flat
    assert "Why 1 independent origin certain: two engineers, through Quill Agency a reason" in flat


def test_several_stories_are_listed_with_their_headlines():
    one, two = bridge_trace(), harbour_trace()
    both = Trace((*one.reports, *two.reports), (*one.stories, *two.stories))
    document = parsed(html_page(both))
    assert document.xpath("//h1")[0].text_content() == "Headwater: 5 reports, 2 stories"
    assert document.xpath("//nav//a/@href") == [f"#{story.id}" for story in both.stories]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://tide.example/a?b=c", True),
        ("http://tide.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,a", False),
        ("//tide.example/a", False),
        ("https:///a", False),
        ("https://[", False),
        ("https://tide.example/\u202e", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_is_a_link(url, shown):
    assert web_address(url) == (url if shown else None)


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_words_stands_out_from_both_backgrounds_in_light_and_dark():
    (style,) = parsed(html_page(bridge_trace())).xpath("//style/text()")
    schemes = [dict(re.findall(r"--(\w+): (#\w{6})", rule)) for rule in re.findall(r":root \{(.*?)\}", style)[:2]]
    for colours in schemes:
        for ink in ("ink", "quiet", "water", "warn", "against"):
            for paper in ("paper", "quote"):
                light, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)


@given(traces())
@settings(max_examples=40)
def test_any_trace_makes_a_page_with_the_same_tags(trace):
    found = list(parsed(html_page(trace)).iter())
    assert {element.tag for element in found} <= TAGS
    assert {name for element in found for name in element.attrib} <= ATTRIBUTES

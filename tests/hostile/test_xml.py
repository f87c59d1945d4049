"""XML that grows, that reaches for files and addresses, that nests; feeds and sitemaps beyond all measure."""

import pytest

from tests.hostile.bounds import read_beside
from tests.ingest.formats.made import make_atom, make_html, make_newsml, make_rss, make_sitemap
from tests.ingest.pages import PARAGRAPHS

LAUGHS = "<!DOCTYPE {root} [<!ENTITY a0 'gate'>" + "".join(
    f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, 10)
) + "]>"  # fmt: skip
QUADRATIC = "<!DOCTYPE {root} [<!ENTITY a9 '" + "gate" * 25_000 + "'>]>"
OUTSIDE = "<!DOCTYPE {root} [<!ENTITY a9 SYSTEM 'file:///etc/passwd'>]>"
PARAMETER = "<!DOCTYPE {root} [<!ENTITY % b SYSTEM 'https://tide.example/b.dtd'> %b;]>"
DECLARED = {"laughs": LAUGHS, "quadratic": QUADRATIC, "outside": OUTSIDE, "parameter": PARAMETER}
DOCUMENTS = {
    "rss": make_rss(make_html()),
    "feed": make_atom(make_html()),
    "urlset": make_sitemap(),
    "newsItem": make_newsml(),
}


@pytest.mark.parametrize("root", DOCUMENTS)
@pytest.mark.parametrize("declared", DECLARED)
def test_a_document_that_declares_entities_is_refused(tmp_path, root, declared):
    document = DOCUMENTS[root].decode()
    prolog, _, rest = document.partition(f"<{root}")
    hostile = prolog + DECLARED[declared].format(root=root) + f"<{root}" + rest.replace("Crack", "&a9;" * 2_000, 1)
    assert read_beside(tmp_path, "a.xml", hostile) == ["HW-READ-024"]


def test_a_type_that_lies_outside_is_not_fetched(tmp_path):
    document = DOCUMENTS["newsItem"].replace(b"<newsItem", b"<!DOCTYPE newsItem SYSTEM 'file:///etc/passwd'><newsItem")
    assert read_beside(tmp_path, "a.xml", document) == [5]


NESTED = {
    "rss": "<rss><channel>" + "<a>" * 1_000_000,
    "broken rss": "<rss><channel><item>" + "<a b=c>" * 500_000,
    "urlset": "<urlset>" + "<url>" * 1_000_000,
    "newsItem": "<newsItem>" + "<p>" * 1_000_000,
}


@pytest.mark.parametrize("name", NESTED)
def test_a_document_that_nests_without_end_is_refused(tmp_path, name):
    (code,) = read_beside(tmp_path, "a.xml", NESTED[name])
    assert code == "HW-READ-012"


def test_a_million_links_are_refused_or_told(tmp_path):
    many = "<url><loc>https://a.b/</loc></url>" * 250_000
    assert read_beside(tmp_path, "a.xml", f"<urlset>{many}</urlset>") == ["HW-READ-026"]


def test_entries_of_markup_that_never_ends_cost_themselves(tmp_path):
    bodies = ["<div>" * 20_000, "<a href='" * 20_000, "<!--" * 20_000 + PARAGRAPHS[0], make_html()]
    found = read_beside(tmp_path, "a.xml", make_atom(*bodies))
    assert found[-2:] == [7, "HW-READ-031"]


@pytest.mark.parametrize("attribute", ["a" * 5_000_000, "&lt;" * 1_000_000])
def test_an_attribute_of_5_mb_costs_little(tmp_path, attribute):
    document = DOCUMENTS["rss"].replace(b"<channel>", f'<channel a="{attribute}">'.encode())
    assert read_beside(tmp_path, "a.xml", document) == [7]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_byte_order_marks_do_not_hide_entities(tmp_path, encoding):
    document = DOCUMENTS["rss"].decode().replace('encoding="UTF-8"', "")
    hostile = document.replace("<rss", OUTSIDE.format(root="rss") + "<rss", 1).replace("Crack", "&a9;", 1)
    assert read_beside(tmp_path, "a.xml", hostile.encode(encoding)) == ["HW-READ-024"]

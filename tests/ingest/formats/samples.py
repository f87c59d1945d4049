"""One small file of every kind, from which fuzzing starts."""

import gzip
import json

import brotli
import zstandard

from tests.ingest.formats.made import (
    make_atom,
    make_html,
    make_json_feed,
    make_mail,
    make_newsml,
    make_pdf,
    make_record,
    make_rss,
    make_saved,
    make_sitemap,
    make_wacz,
    make_warc,
)
from tests.ingest.pages import PARAGRAPHS, TITLE, make_page, make_text

PDF = make_pdf([(50, 780, 12, PARAGRAPHS[0]), (50, 760, 12, PARAGRAPHS[1])], [(50, 780, 12, PARAGRAPHS[2])])
SAMPLES = {
    "page.html": make_page(head='<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script>').encode(),
    "text.txt": make_text(above="By Ann Lee, 3 May 2024").encode(),
    "rows.jsonl": json.dumps({"text": make_text(), "published": "2024-05-03"}).encode()
    + b"\n"
    + b'{"html": "<p>Gate"}',
    "program.json": json.dumps([{"uri": "a", "headline": TITLE, "body_html": make_html()}], indent=1).encode(),
    "mail.eml": make_mail(html=make_page(), text=make_text(), attached=[("application/pdf", "a.pdf", PDF)]),
    "saved.mhtml": make_saved(),
    "plain.warc": make_warc(make_record(), make_record(headers="Transfer-Encoding: chunked\r\n"), packed=False),
    "packed.warc.gz": make_warc(make_record(), make_record()),
    "session.wacz": make_wacz(make_warc(make_record())),
    "rss.xml": make_rss(make_html(), None),
    "atom.xml": make_atom(make_html()),
    "feed.json": make_json_feed(make_html(), None),
    "sitemap.xml": make_sitemap(),
    "item.xml": make_newsml(),
    "release.pdf": PDF,
    "text.txt.gz": gzip.compress(make_text().encode()),
    "text.txt.zst": zstandard.ZstdCompressor().compress(make_text().encode()),
    "text.txt.br": brotli.compress(make_text().encode()),
}

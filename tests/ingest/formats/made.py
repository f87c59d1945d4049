"""Archives, mails, feeds and the like, made for tests of the article that `tests.ingest.pages` has."""

import base64
import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from xml.sax.saxutils import escape

from tests.ingest.pages import PARAGRAPHS, TITLE, make_page

URL = "https://tide.example/2024/05/03/gate"
LONG = (  # as many words as make the entry of a feed a whole report
    *PARAGRAPHS,
    "The ferry company said that it would run one boat more in the morning and one more at night until the repair.",
    "A pupil who crosses the bay every day said that the walk to the fish market takes her a quarter of an hour.",
)


def make_record(url=URL, body=None, *, type_="text/html; charset=utf-8", status=200, headers="", kind="response"):
    """A record of a web archive: what a server answered."""
    body = make_page().encode() if body is None else body
    answer = f"HTTP/1.1 {status} OK\r\nContent-Type: {type_}\r\n{headers}\r\n".encode() + body
    payload = answer if kind == "response" else body
    declared = "application/http; msgtype=response" if kind == "response" else type_
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8>\r\nContent-Type: {declared}\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def make_warc(*records, packed=True):
    """A web archive, each record packed by itself, as crawlers write it."""
    return b"".join(gzip.compress(record) if packed else record for record in records)


def make_wacz(*archives, others=()):
    """A WACZ file with web archives and other files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        for number, archive in enumerate(archives):
            made.writestr(f"archive/data-{number}.warc.gz", archive)
        for name, data in others:
            made.writestr(name, data)
    return file.getvalue()


def make_mail(*, html=None, text=None, sender="The Tide <news@tide.example>", subject=TITLE, attached=()):
    """A mail with a page, a text, and attachments `(type, name, bytes)`."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "desk@example.org", subject
    mail["Date"], mail["Message-ID"] = "Fri, 03 May 2024 10:00:00 +0200", "<1@tide.example>"
    if text is not None:
        mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html") if text is not None else mail.set_content(html, subtype="html")
    for type_, name, data in attached:
        main, _, sub = type_.partition("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


def make_saved(html=None, url=URL):
    """A page that a browser saved with its picture as one file (MHTML)."""
    page = base64.encodebytes((make_page() if html is None else html).encode()).decode()
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: {TITLE}\r\n"
        "Date: Sat, 4 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----edge"\r\n\r\n'
        f"------edge\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {url}\r\n\r\n"
        f"{page}\r\n------edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: https://tide.example/a.png\r\n\r\niVBORw0KGgo=\r\n------edge--\r\n"
    ).encode()


def make_rss(*bodies, title="The Tide"):
    """An RSS feed; the body of an entry is its whole text in HTML, or None for a link alone."""
    entries = "".join(
        f"<item><title>{TITLE} {number}</title><link>{URL}-{number}</link>"
        f"<pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate><dc:creator>Ann Lee</dc:creator>"
        "<description>Divers found a crack.</description>"
        + (f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body is not None else "")
        + "</item>"
        for number, body in enumerate(bodies, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        f'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{title}</title><link>https://tide.example/</link>'
        f"{entries}</channel></rss>"
    ).encode()


def make_atom(*bodies):
    """An Atom feed of whole reports."""
    entries = "".join(
        f'<entry><title>{TITLE} {number}</title><link href="{URL}-{number}"/><id>{number}</id>'
        f"<published>2024-05-03T10:00:00Z</published><updated>2024-05-04T10:00:00Z</updated><author>"
        "<name>Ann Lee</name>"
        f'</author><content type="html">{escape(body)}</content></entry>'
        for number, body in enumerate(bodies, 1)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Tide</title>{entries}</feed>'.encode()


def make_json_feed(*bodies):
    """A JSON Feed; an item without a body is a link."""
    items = [
        {"id": str(number), "url": f"{URL}-{number}", "title": f"{TITLE} {number}", "authors": [{"name": "Ann Lee"}]}
        | {"date_published": "2024-05-03T10:00:00Z"}
        | ({"content_html": body} if body is not None else {"summary": "Divers found a crack."})
        for number, body in enumerate(bodies, 1)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Tide", "items": items}).encode()


def make_sitemap(count=2, *, index=False):
    """A sitemap of news, or an index of sitemaps."""
    if index:
        inside = "".join(f"<sitemap><loc>https://tide.example/{number}.xml</loc></sitemap>" for number in range(count))
        return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</sitemapindex>'.encode()
    inside = "".join(
        f"<url><loc>{URL}-{number}</loc><news:news><news:publication><news:name>The Tide</news:name></news:publication>"
        f"<news:publication_date>2024-05-03T10:00:00Z</news:publication_date><news:title>{TITLE} {number}</news:title>"
        "</news:news></url>"
        for number in range(count)
    )
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{inside}</urlset>'
    ).encode()


def make_newsml(*, items=1, paragraphs=PARAGRAPHS):
    """A NewsML-G2 message of one agency."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1"><itemMeta><provider literal="Harbour News '
        'Agency"/><versionCreated>2024-05-03T10:00:00Z</versionCreated></itemMeta><contentMeta>'
        f"<headline>{TITLE}</headline><by>Ann Lee</by></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{body}</body></html>'
        "</inlineXML></contentSet></newsItem>"
    )
    if items == 1:
        return f'<?xml version="1.0"?>{item}'.encode()
    inside = f"<itemSet>{item * items}</itemSet>"
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{inside}</newsMessage>'.encode()


def make_pdf(*pages):
    """A PDF of lines: each page is a list of `(x, y, size, words)`."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for at, lines in enumerate(pages):
        drawn = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in lines).encode(
            "latin-1"
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"endstream")
    made, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + inside + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        made
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
            f"startxref\n{len(made)}\n%%EOF\n"
        ).encode()
    )


def make_html(paragraphs=LONG):
    """Paragraphs in HTML without a page around them."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)

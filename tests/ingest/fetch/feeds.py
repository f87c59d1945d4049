"""Feeds, sitemaps and pages written for the tests of following."""

from tests.ingest.pages import PARAGRAPHS, make_page


def rss(*entries, base=""):
    """An RSS feed of addresses, or of an address and when it was published."""
    items = []
    for entry in entries:
        place, date = entry if isinstance(entry, tuple) else (entry, None)
        stamp = f"<pubDate>{date}</pubDate>" if date else ""
        items.append(f"<item><title>A</title><link>{base}{place}</link>{stamp}</item>")
    return f'<?xml version="1.0"?><rss version="2.0"><channel><link>/</link>{"".join(items)}</channel></rss>'


def sitemap(*entries, base=""):
    """A sitemap of addresses, or of an address and when it changed."""
    places = []
    for entry in entries:
        place, date = entry if isinstance(entry, tuple) else (entry, None)
        stamp = f"<lastmod>{date}</lastmod>" if date else ""
        places.append(f"<url><loc>{base}{place}</loc>{stamp}</url>")
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(places)}</urlset>'


def sitemap_index(*places, base=""):
    inside = "".join(f"<sitemap><loc>{base}{place}</loc></sitemap>" for place in places)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</sitemapindex>'


def page(number=1, *, more="", head=""):
    """A page like no other by its number."""
    about = (
        f"Ferry number {number} left the harbour of Ostrava Bay at {number} in the morning, the harbour office said.",
        f"It carried {number}00 passengers and will be back on day {number} of the month, unless the storm returns.",
    )
    return make_page(
        title=f"Ferry {number} leaves", paragraphs=(*about, *PARAGRAPHS[2:], *filter(None, (more,))), head=head
    )

"""Short reports written by a rule, for tests of runs; they say nothing real."""

import gzip
import json
from pathlib import Path

TOWNS = ("Arden", "Belcourt", "Corvane", "Dunmore", "Elstow", "Farrow", "Glaston", "Hexley")
MATTERS = (
    ("bridge", "The council closed the river bridge after divers found cracks in its southern pier."),
    ("strike", "Tram drivers began a strike over night shifts and unpaid overtime."),
    ("flood", "Heavy rain flooded the lower streets and two schools sent their pupils home."),
    ("theft", "A painting that vanished from the museum in spring was found in a barn."),
)


def rows(number: int) -> list[dict[str, str]]:
    """So many reports, four of each story: an original, a copy with a source, a denial, and a retelling."""
    return [_row(at) for at in range(number)]


def _row(at: int) -> dict[str, str]:
    story, telling = divmod(at, 4)
    town, (matter, happened) = TOWNS[story % 8], MATTERS[(story + story // 8) % 4]
    people = 20 + 3 * story
    begun = f"{happened} Officials in {town} said {people} people were affected by the {matter}."
    text = (
        f"{begun} Repairs will take until June, they said.",
        f"{begun} The mayor of {town} told the {town} Courier that {people * 2} more had called the town hall.",
        f"A spokesman for {town} denied that the {matter} had affected {people + 5} people, as some residents claimed.",
        f"Life in {town} stood still over the {matter}: about {people} people were affected, according to officials.",
    )[telling]
    outlet = (f"{town} Courier", "The Valley Post", "Lowland Daily", "Coast Radio")[telling]
    return {"text": f"{matter.title()} in {town}\n\n{text}", "name": f"row-{at}", "outlet": outlet}


def write_rows(path: Path, number: int) -> Path:
    """A JSON Lines file of reports, one of them twice, with one row that is no report."""
    made = rows(number)
    lines = [json.dumps(row) for row in [*made[:5], {"nothing": "here"}, *made[5:], made[0]]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def page(title: str, text: str) -> bytes:
    """A page of a report."""
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    head = f"<head><title>{title}</title><meta property='og:site_name' content='Coast Radio'></head>"
    return f"<!doctype html><html>{head}<body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def record(url: str, body: bytes, *, kind: str = "text/html", status: int = 200, packing: str = "") -> bytes:
    """A record of a web archive: what a server answered."""
    packed = f"Content-Encoding: {packing}\r\n" if packing else ""
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{packed}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{url}>\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed_apart(records: list[bytes]) -> bytes:
    """An archive whose records are gzipped one by one, as crawlers do."""
    return b"".join(gzip.compress(record) for record in records)

"""Extraction: body, headline and day of publication of real pages; `--flat` reads them as text scraped off."""

import gzip
import json
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.ingest import read, read_text
from headwater.model import HeadwaterError, Report, Role


def run(data: Path, out: Path, options: Options) -> None:
    """Read the pages of a folder and write `{"id", "body", "title", "published"}` lines.

    Args:
        data: Folder with `pages/<id>.html.gz`.
        out: File of predictions.
        options: `flat`: turn every page into text with html_text first; its time counts.
    """
    meter = Meter("pages")
    with meter.loading():
        read(b"<html><body><p>The first page loads what every later one uses, as in any long run.</p></body></html>")
    with out.open("w", encoding="utf-8") as file:
        for path in sorted((data / "pages").glob("*.html.gz")):
            name = path.name.removesuffix(".html.gz")
            row: dict[str, str | None] = {"id": name}
            try:
                report = _flat(path, name) if options.flat else read(path)[0]
                row |= {"body": body_of(report), "title": report.title and report.title.value}
                row["published"] = report.published and report.published.value.iso
            except HeadwaterError as error:
                row |= {"body": "", "error": error.code}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            meter.add()
    meter.report()


def body_of(report: Report) -> str:
    """Return the body of a report, a paragraph a line, each with the dateline that opens it."""
    lines = []
    for at, block in enumerate(report.blocks):
        if block.role is Role.BODY:
            before = report.blocks[at - 1] if at else block
            is_opened = before.role is Role.DATELINE and "\n" not in report.text[before.end : block.start]
            lines.append(report.text[before.start if is_opened else block.start : block.end])
    return "\n".join(lines)


def _flat(path: Path, name: str) -> Report:
    from html_text import extract_text

    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as page:
        return read_text(extract_text(page.read()), name=name)

"""Extraction: body, headline and day of publication of real pages; `--flat` reads them as text scraped off."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.ingest import read, read_all, read_text
from headwater.model import HeadwaterError, Report, Role


def run(data: Path, out: Path, options: Options) -> None:
    """Read the pages of a folder and write `{"id", "body", "title", "published"}` lines.

    Args:
        data: Folder with `pages/<id>.html.gz`.
        out: File of predictions.
        options: `flat`: turn every page into text with html_text first; its time counts. `apart`: read in worker
            processes, as the command line does.
    """
    meter = Meter("pages")
    with meter.loading():
        import headwater.ingest.warm  # noqa: F401  what every later page uses, as in any long run
    with out.open("w", encoding="utf-8") as file:
        for name, found in _found(data / "pages", options):
            row: dict[str, str | None] = {"id": name}
            if isinstance(found, HeadwaterError):
                row |= {"body": "", "error": found.code}
            else:
                row |= {"body": body_of(found), "title": found.title and found.title.value}
                row["published"] = found.published and found.published.value.iso
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            meter.add()
    meter.report()


def _found(pages: Path, options: Options) -> Iterator[tuple[str, Report | HeadwaterError]]:
    """Yield the id of each page with its report, or why there is none."""
    if options.apart:
        for item in read_all([pages], apart=True):
            name = Path(item.name).name.removesuffix(".html.gz")
            yield name, item if isinstance(item, Report) else item.error
        return
    for path in sorted(pages.glob("*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        try:
            yield name, _flat(path, name) if options.flat else read(path)[0]
        except HeadwaterError as error:
            yield name, error


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

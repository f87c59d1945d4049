"""Published extractors beside Headwater on the same pages.

    python -m benchmarks.page_peers --data ../shared/bench/extraction

Each is installed by pip into an environment of its own, as `benchmarks.peers` does it, reads the pages in a process of
its own and is scored as Headwater is. The pages are unpacked and decoded before the clock starts, for all alike.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.peers import Tool, reason, run, set_up

READ = """
import gzip, json, resource, sys
from pathlib import Path
{load}
paths = sorted(Path(sys.argv[1]).glob("*.html.gz"))
texts = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in paths]
pages = dict(zip([path.name.removesuffix(".html.gz") for path in paths], texts))
body("<html><body><p>The first page loads what every later one uses, as in any long run.</p></body></html>")
start = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for name, page in pages.items():
        out.write(json.dumps({{"id": name, "body": body(page)}}) + "\\n")
print(len(pages) / (sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - start))
"""
OURS = """
from benchmarks.extraction import body_of
from headwater.ingest import read_page
from headwater.model import HeadwaterError
def body(page):
    try:
        return body_of(read_page(page, name="page"))
    except HeadwaterError:
        return ""
"""
TRAFILATURA = """
from trafilatura import extract
def body(page):
    return extract(page, favor_precision=True, include_comments=False) or ""
"""
NEWSPAPER = """
from newspaper import Article
def body(page):
    article = Article("http://localhost/", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    return article.text
"""
READABILITY = """
from lxml.html import fragment_fromstring
from readability import Document
def body(page):
    try:
        root = fragment_fromstring(Document(page).summary(html_partial=True), create_parent="div")
    except Exception:
        return ""
    for part in root.iter():  # its own text has no breaks between blocks
        part.tail = " " + (part.tail or "")
    return root.text_content()
"""
TOOLS = (
    Tool("Headwater", (), OURS),
    Tool("trafilatura", ("trafilatura==2.3.1", "lxml-html-clean"), TRAFILATURA),
    Tool("newspaper4k", ("newspaper4k==0.9.3.1", "lxml-html-clean"), NEWSPAPER),
    Tool("readability-lxml", ("readability-lxml==0.9", "lxml-html-clean"), READABILITY),
)


def main() -> None:
    """Run every tool and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page_peers", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="../shared/bench/extraction")
    folder = parser.parse_args().data.resolve()
    for tool in TOOLS:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                print(f"{tool.name:16s}  {_measured(tool, folder, Path(scratch))}", flush=True)
            except (subprocess.SubprocessError, OSError) as error:
                print(f"{tool.name}: left out, {reason(error)}", flush=True)


def _measured(tool: Tool, data: Path, scratch: Path) -> str:
    """Return the figures of a tool as a line.

    Raises:
        subprocess.SubprocessError: It cannot be installed, fails, or takes too long.
    """
    python, out = set_up(tool, scratch), scratch / "found.jsonl"
    speed = float(run(python, "-c", READ.format(load=tool.load), str(data / "pages"), str(out)))
    figures = json.loads(run(sys.executable, str(data / "score.py"), str(data / "gold.jsonl"), str(out), "--json"))
    shown = "  ".join(f"{name} F1 {figures[name]['F1']:.3f}" for name in ("aeb", "fundus"))
    return f"{shown}  pages/CPU-s {speed:.0f}"


if __name__ == "__main__":
    main()

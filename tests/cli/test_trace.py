"""`headwater trace` as a process: what it writes where, and what bad input does to it and to the good beside it."""

import gzip
import json
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.cli.kept import example_of
from tests.cli.terminals import on_a_terminal

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "secret-talks"
SENTENCES = (
    "The old bridge over the Marsh will close on Monday, the council of Marshford said on Friday.",
    "Two engineers told the Quill Agency that a pillar had moved by four centimetres since March.",
    "The ferry will carry nobody but cyclists while the bridge is closed, the council said.",
    "A new bridge would cost nine million, according to a report that the council ordered last year.",
)
GOOD = "Bridge to close\n\nBy Ada Finch\n\n" + "\n\n".join(SENTENCES) + "\n"
PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>"
NESTED = "<div>" * 100_000 + GOOD + "</div>" * 100_000

BAD = {
    "missing.html": (None, "HW-READ-001", 2),
    "folder": ("a folder of nothing", "HW-READ-002", 2),
    "empty.txt": (b" \n\n ", "HW-READ-005", 1),
    "large.txt": (b"word " * 10_000_000, "HW-READ-006", 1),
    "bomb.html.gz": (gzip.compress(b"<p>" + b"a" * 60_000_000, mtime=0), "HW-READ-007", 1),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "HW-READ-009", 1),
    "nul.txt": (GOOD.encode().replace(b"Monday", b"Mon\x00day"), "HW-READ-010", 1),
    "utf16.txt": (b"\xff\xfe" + GOOD.encode("utf-16-le") + b"\x00", "HW-READ-011", 1),
    "nested.html": (PAGE.format("Deep", NESTED).encode(), "HW-READ-012", 1),
    "list.html": (PAGE.format("Log in", "<form><input name=a></form>").encode(), "HW-READ-014", 1),
    "rows.jsonl": (b'{"id": "a", "text": \n', "HW-READ-016", 1),
}
"""What is wrong with a file of this name: its bytes, the code of the error, and the exit status where it is alone."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a good report and every kind of bad input."""
    made = tmp_path_factory.mktemp("input")
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    (made / "again.txt").write_text(GOOD, encoding="utf-8")
    (made / "folder").mkdir()
    for name, (data, _, _) in BAD.items():
        if isinstance(data, bytes):
            (made / name).write_bytes(data)
    return made


def headwater(folder, *arguments, stdin=None, **variables):
    command = [sys.executable, "-m", "headwater", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=120, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.mark.parametrize("name", BAD)
def test_bad_input_alone_is_one_line_with_its_code_and_nothing_on_stdout(folder, name):
    _, code, expected = BAD[name]
    status, out, said = headwater(folder, "trace", name)
    assert (status, out) == (expected, "")
    assert said.startswith(f"{code} {name}")
    assert said.count("\n") == 1


def test_the_good_input_beside_the_bad_is_traced_once(folder):
    status, out, said = headwater(folder, "trace", *BAD, "good.txt", "again.txt")
    trace = json.loads(out)
    assert status == 3
    assert [report["text"] for report in trace["reports"]] == [GOOD]
    assert trace["stories"][0]["claims"]
    *refused, repeated = said.splitlines()
    assert [line.split()[0] for line in refused] == [code for _, code, _ in BAD.values()]
    assert repeated == "again.txt is the same report as good.txt; it counts once"


def test_one_good_row_beside_a_bad_one_is_traced(folder):
    rows = [json.dumps({"id": "one", "text": GOOD, "outlet": "Marshford Mail"}), "{", json.dumps({"id": "two"})]
    status, out, said = headwater(folder, "trace", "-", stdin="\n".join(rows).encode())
    (report,) = json.loads(out)["reports"]
    assert status == 3
    assert report["outlet"]["value"] == "Marshford Mail"
    assert [line.split()[0] for line in said.splitlines()] == ["HW-READ-016", "HW-READ-017"]


def test_a_text_from_standard_input_becomes_a_page_on_standard_output(folder):
    status, out, said = headwater(folder, "trace", "-", "--html", "-", stdin=GOOD.encode())
    assert (status, said) == (0, "")
    assert html.document_fromstring(out).xpath("//h2")[0].text_content() == "Bridge to close"


@pytest.mark.parametrize(
    "arguments",
    [
        ("trace",),
        ("trace", "good.txt", "--html", "-", "--json"),
        ("trace", "good.txt", "--html", "no/such/folder/page.html"),
        ("trace", "good.txt", "--html", "."),
        ("trace", "good.txt", "--max-file-mb", "-1"),
    ],
)
def test_a_wrong_call_ends_at_once_with_2(folder, arguments):
    status, out, said = headwater(folder, *arguments)
    assert (status, out) == (2, "")
    assert said


@pytest.fixture(scope="module")
def example():
    """What the example in the help of the command prints on a terminal of 80 columns, without its bold and dim."""
    status, written = on_a_terminal(ROOT, *example_of("trace"), NO_COLOR="1", COLUMNS="80")
    assert status == 0
    return written


def test_the_example_is_read_on_a_terminal_without_colour_where_none_is_wanted(example):
    assert "7 reports · " in example
    assert set(re.findall(r"\x1b\[([0-9;]*)m", example)) <= {"", "0", "1", "2", "3", "1;4"}  # bold, dim, italic, lines
    assert all(line == line.rstrip() for line in plain(example))


def test_what_the_readme_says_the_example_prints_is_printed_in_this_order(example):
    blocks = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1::2]
    (block,) = (block for block in blocks if "7 reports" in block)
    printed = "\n".join(plain(example))
    at = 0
    for part in block.strip().split("\n…"):
        for line in part.strip("\n").splitlines():
            assert line in printed[at:], line
            at = printed.index(line, at)


def plain(written):
    """The lines of what was written to a terminal, without styles."""
    return re.sub(r"\x1b\[[0-9;]*m", "", written).split("\r\n")


def test_the_example_gives_the_same_bytes_whatever_the_order_of_its_files(tmp_path):
    files = sorted(path for path in EXAMPLE.iterdir() if path.name != "README.md")
    page = tmp_path / "page.html"
    status, first, said = headwater(ROOT, "trace", *files, "--json", "--html", page)
    assert (status, said) == (0, f"7 reports traced; the page is {page}\n")
    assert json.loads(first)["format"] == "headwater.trace"
    assert "7 reports · " in page.read_text(encoding="utf-8")
    assert headwater(ROOT, "trace", *files[::-1])[1] == first


def test_help_is_there_before_anybody_waits():
    least, unit = min(cpu_s("-m", "headwater", "--help") for _ in range(3)), cpu_s("-c", "import click")
    assert least < 4 * unit, f"{least:.2f} s of processor time, where loading click alone takes {unit:.2f} s"


def cpu_s(*arguments):
    """Processor time of a call of Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, timeout=60, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

"""The command line as a process: exit status, streams, signals, terminals."""

import signal
import subprocess
import sys

import click
import pytest

from headwater.cli.status import run
from headwater.model import Quarantine, Usage
from tests.cli.kept import STORY, fill_store
from tests.cli.terminals import on_a_terminal

HEAVY = ("spacy", "sqlalchemy", "pydantic", "numpy", "rich", "jinja2", "trafilatura", "onnxruntime", "lxml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("kept")
    fill_store(made / "headwater.db")
    return made


def headwater(folder, *arguments, **options):
    command = [sys.executable, "-m", "headwater", *arguments]
    return subprocess.Popen(command, cwd=folder, text=True, stderr=subprocess.PIPE, **options)


def test_help_imports_nothing_heavy():
    script = f"import sys, headwater.cli; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_closed_pipe_ends_quietly(folder):
    process = headwater(folder, "story", STORY, stdout=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


def test_a_full_disk_under_the_output_is_one_line(folder):
    with open("/dev/full", "w") as full:
        process = headwater(folder, "story", STORY, stdout=full)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said.startswith("HW-CLI-001")
    assert said.count("\n") == 1


def test_a_terminal_gets_a_table_and_no_colour_where_none_is_wanted(folder):
    _, coloured = on_a_terminal(folder, "stories")
    _, plain = on_a_terminal(folder, "stories", NO_COLOR="1")
    assert "Harbour to close" in coloured
    assert "Harbour to close" in plain
    assert "{" not in coloured
    assert "\x1b[3" not in plain


def test_a_terminal_gets_json_where_it_is_asked_for(folder):
    assert on_a_terminal(folder, "stories", "--json")[1].startswith('{"id"')


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("search", "nothing", "of", "it"), "no report and no claim has all these words"),
        (("verify",), "as it was written"),
    ],
)
def test_a_reader_at_a_terminal_is_told_where_there_is_nothing_to_show(folder, arguments, sentence):
    status, written = on_a_terminal(folder, *arguments)
    assert status == 0
    assert sentence in written
    assert written.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Usage("HW-READ-001", "a: no such file"), 2),
        (Quarantine("HW-READ-005", "a: is empty"), 1),
        (PermissionError(13, "Permission denied", "a.html"), 1),
    ],
)
def test_an_error_is_one_line_on_stderr(capsys, error, status):
    @click.command()
    def failing():
        raise error

    assert run(failing, []) == status
    out, said = capsys.readouterr()
    assert (out, said.count("\n")) == ("", 1)
    assert said.startswith("HW-")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_an_interrupted_command_ends_with_130_and_no_traceback(capsys, stop):
    @click.command()
    def interrupted():
        raise stop

    assert run(interrupted, []) == 128 + signal.SIGINT
    assert capsys.readouterr() == ("", "")


def test_a_command_that_says_nothing_is_done_and_one_that_gives_a_status_ends_with_it():
    assert run(click.Command("a", callback=lambda: None), []) == 0
    assert run(click.Command("a", callback=lambda: 3), []) == 3

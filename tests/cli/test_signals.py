"""Ctrl-C, SIGTERM and closed pipes while worker processes read: a quiet end, and nothing left running."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.pages import make_page

PATIENCE_S = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """So many large pages that reading them all takes longer than any test here."""
    made = tmp_path_factory.mktemp("many")
    for number in range(400):
        page = make_page(title=f"Boat {number} leaves late", below=f"<!-- {'gate' * 60_000} -->")
        (made / f"{number:03}.html").write_text(page, encoding="utf-8")
    return made


def start(folder, *arguments):
    """A command that reads apart, once its first record is there, in a process group of its own, as on a terminal."""
    command = [sys.executable, "-m", "headwater", "read", "--json", *arguments, str(folder)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout.readline().startswith('{"kind"')
    return process, below(process.pid)


def below(parent):
    """A handle on each process that stands below another."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    found = {parent}
    while more := {pid for pid, above in parents.items() if above in found} - found:
        found |= more
    return [os.pidfd_open(pid) for pid in sorted(found - {parent})]


def check_ended(handles):
    """All processes have ended, and there were some."""
    assert len(handles) >= 2
    for handle in handles:
        assert select.select([handle], [], [], PATIENCE_S)[0], "a process is left behind"
        os.close(handle)


def test_ctrl_c_ends_everything_with_130_and_no_word(folder):
    process, handles = start(folder)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, said) == (130, "")
    check_ended(handles)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_a_signal_to_end_leaves_no_process_behind(folder, stop):
    process, handles = start(folder)
    process.send_signal(stop)
    _, said = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, said) == (-stop, "")
    check_ended(handles)


def test_a_closed_pipe_ends_everything_quietly(folder):
    process, handles = start(folder)
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(timeout=PATIENCE_S) == 0
    check_ended(handles)

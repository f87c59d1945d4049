"""`headwater serve` as a process: it tells where it listens, keeps to this machine, and ends when it is told to."""

import re
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from headwater.cli.group import commands
from headwater.cli.status import run

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def serving(folder, *arguments):
    command = [sys.executable, "-m", "headwater", "serve", *arguments]
    return subprocess.Popen(command, cwd=folder, text=True, stderr=subprocess.PIPE)


def test_it_tells_where_it_listens_answers_there_and_ends_with_ctrl_c(tmp_path):
    port = free_port()
    process = serving(tmp_path, "--port", str(port))
    try:
        told = process.stderr.readline()
        assert told == f"serving headwater.db at http://127.0.0.1:{port}/\n"
        reply = httpx.get(f"http://127.0.0.1:{port}/stories.json", timeout=30)
        assert reply.json()["total"] == 0
        assert "server" not in reply.headers
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == ""


def test_where_others_can_reach_it_writing_needs_the_token_it_tells(tmp_path):
    port = free_port()
    process = serving(tmp_path, "--host", "0.0.0.0", "--port", str(port))
    try:
        token = re.fullmatch(r"token for writing: (\S{20,})\n", process.stderr.readline())[1]
        process.stderr.readline()
        address = f"http://127.0.0.1:{port}/add"
        assert httpx.post(address, timeout=30).status_code == 401
        assert httpx.post(address, headers={"authorization": f"Bearer {token}"}, timeout=30).status_code == 400
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def test_a_port_that_is_taken_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run(commands, ["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert "HW-SITE-013" in capsys.readouterr().err


def test_a_port_or_a_host_that_is_none_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for place in (("--port", "99999"), ("--host", "no such host", "--token", "a")):
        assert run(commands, ["serve", *place]) == 1
        assert "HW-SITE-013" in capsys.readouterr().err

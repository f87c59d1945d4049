"""Commands run on a terminal of their own."""

import os
import subprocess
import sys


def on_a_terminal(folder, *arguments, **variables):
    """The exit status of a command and what it writes to a terminal, standard error included."""
    ours, its = os.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200", **variables}
    command = [sys.executable, "-m", "headwater", *arguments]
    process = subprocess.Popen(command, cwd=folder, stdout=its, stderr=its, stdin=its, env=environment)
    os.close(its)
    written = b""
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:  # Linux: the other end is closed
            break
        if not part:
            break
        written += part
    os.close(ours)
    return process.wait(timeout=60), written.decode()

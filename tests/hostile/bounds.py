"""Hostile input is read in a process of its own, which the system stops at a bound of time and memory."""

import json
import subprocess
import sys
from pathlib import Path

CODE = """
import json, resource, sys
seconds, megabytes = int(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
from headwater.ingest import Refused, read_all
items = read_all([sys.argv[1]])
print(json.dumps([item.error.code if isinstance(item, Refused) else len(item.blocks) for item in items]))
"""


def read_bounded(path: Path, *, seconds: int = 10, megabytes: int = 1_500) -> list[str | int]:
    """Read a path; give the code of each refusal and the number of blocks of each report.

    Args:
        path: What is read.
        seconds: CPU time after which the process is stopped, start included.
        megabytes: Address space it may have; the libraries alone map about 700.
    """
    command = [sys.executable, "-c", CODE, str(path), str(seconds), str(megabytes)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10 * seconds)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)

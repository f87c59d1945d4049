"""Hostile input is read in a process of its own, which the system stops at a bound of time and memory."""

import json
import subprocess
import sys
from pathlib import Path

from tests.ingest.pages import make_text

SECONDS, MEGABYTES = 10, 512  # of processor time, and of memory beyond the loaded program
CODE = """
import json, resource, sys
import headwater.ingest.warm
from headwater.ingest import Refused, read_all
seconds, megabytes = int(sys.argv[2]), int(sys.argv[3])
used = resource.getrusage(resource.RUSAGE_SELF)
end = int(used.ru_utime + used.ru_stime) + 1 + seconds
resource.setrlimit(resource.RLIMIT_CPU, (end, end))
mapped = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (mapped + (megabytes << 20),) * 2)
items = read_all([sys.argv[1]])
print(json.dumps([item.error.code if isinstance(item, Refused) else len(item.blocks) for item in items]))
"""


def read_beside(folder: Path, name: str, data: bytes | str) -> list[str | int]:
    """Read hostile bytes from a folder in which a good text follows them, within the bounds of every hostile case.

    Args:
        folder: An empty folder.
        name: What the file of the bytes is called; it must come before "z".
        data: The bytes.

    Returns:
        The code of each refusal and the number of blocks of each report; those of the good text are checked, and left
        out.
    """
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    (folder / "z-good.txt").write_text(make_text(), encoding="utf-8")
    found = read_bounded(folder)
    assert found[-1] == len(make_text().split("\n\n"))
    return found[:-1]


def read_bounded(path: Path, *, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> list[str | int]:
    """Read a path; give the code of each refusal and the number of blocks of each report.

    Args:
        path: What is read.
        seconds: Processor time after which the process is stopped, once the program is loaded.
        megabytes: Memory that it may map beyond the loaded program.
    """
    command = [sys.executable, "-c", CODE, str(path), str(seconds), str(megabytes)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20 * seconds)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)

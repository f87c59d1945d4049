"""The command line. A command is loaded when it is called, so that help comes at once."""

import sys

from headwater.cli.group import commands
from headwater.cli.status import run


def main() -> None:
    """Run `headwater` and exit: 0 done, 1 failed, 2 wrong usage, 3 done but something was refused, 130 interrupted."""
    sys.exit(run(commands, sys.argv[1:]))

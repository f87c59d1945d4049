"""How a call ends: errors as one line with a code, the exit status, Ctrl-C and closed pipes."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from headwater.model import HeadwaterError, Usage

DONE, FAILED, WRONG_USAGE, SOME_REFUSED, INTERRUPTED = 0, 1, 2, 3, 130


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command and return the exit status; a command returns its own, or None for `DONE`.

    Args:
        command: What to run.
        arguments: What the user typed after the name of the program.
    """
    _speak_utf8()
    try:
        with command.make_context("headwater", list(arguments)) as context:
            status = command.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except HeadwaterError as error:
        click.echo(str(error), err=True)
        return WRONG_USAGE if isinstance(error, Usage) else FAILED
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        _close_stdout()
        return DONE
    except OSError as error:
        _close_stdout()
        click.echo(f"HW-CLI-001 {error.filename or 'the output'} cannot be used: {error.strerror}", err=True)
        return FAILED
    return status or DONE


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; half a surrogate in a file name is shown as an escape, which JSON can read."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_stdout() -> None:
    """Keep the interpreter from writing what is left when it exits."""
    with suppress(io.UnsupportedOperation):  # something else than a file stands in for standard output: nothing is left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""The commands by name, each in a module of its own that is imported when it is called."""

from importlib import import_module

import click

from headwater import __version__

HELP = {
    "read": "Show what is understood of reports, and how it is known.",
    "trace": "Trace every claim of reports to its origins.",
    "add": "Keep reports in a store and trace their stories.",
    "watch": "Follow feeds and keep what they bring.",
    "versions": "Show what changed on a page between its versions.",
    "stories": "List the stories of a store.",
    "story": "Show a story of a store.",
    "claim": "Show a claim of a store.",
    "search": "Find reports and claims by their words.",
    "judge": "Decide whether two claims, or two origins, are the same.",
    "judgements": "List what people decided about claims and origins.",
    "correct": "Correct what is known of a report, or whom its words are attributed to.",
    "corrections": "List what people corrected in reports.",
    "serve": "Serve the site: stories, claims and reports to read.",
    "forget": "Drop a report and everything that rests on it.",
    "verify": "Check that a store holds what was written to it.",
    "quarantine": "List what could not be read, and why.",
    "run": "Trace collections that no single process could hold.",
    "config": "List the settings and where each came from.",
    "models": "List the model files and check them.",
}
"""What each command does, in one line: the first one of its own help, which a test compares."""


class Commands(click.Group):
    """A group that imports `headwater.cli.NAME` when the command NAME is called; the module's `command` is it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click gives it
        """Return the names of the commands in the order of the help."""
        return list(HELP)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command; None where there is none of that name."""
        if cmd_name not in HELP:
            return None
        command: click.Command = import_module(f"headwater.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(HELP.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="headwater", message="%(prog)s %(version)s")
def commands() -> None:
    """Read news reports and trace every claim upstream: who said it first, and who only repeats it.

    Records go to standard output, as tables on a terminal and as JSON Lines elsewhere; everything else goes to standard
    error. Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but something was refused.
    """

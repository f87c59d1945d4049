"""The documentation names the commands, options and make targets that there are."""

import re
from pathlib import Path

import click
import pytest

from headwater.cli.group import HELP, commands
from tests.cli.kept import example_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def read(path):
    return path.read_text(encoding="utf-8")


def test_every_command_is_listed_with_the_example_of_its_help():
    rows = re.findall(
        r"^\| `(\w+)[^`]*` \|.*\| `headwater (.*)` \|$", read(ROOT / "docs" / "commands.md"), re.MULTILINE
    )
    assert dict(rows) == {name: " ".join(example_of(name)) for name in HELP}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_a_page_names_is_there(page):
    for name, rest in re.findall(r"^headwater (\w+)([^&|#\n]*)", code_of(page), re.MULTILINE):
        assert name in HELP, name
        known = {
            option for param in commands.get_command(click.Context(commands), name).params for option in param.opts
        }
        assert set(re.findall(r"--[\w-]+", rest)) <= known | {"--help"}, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_a_page_names_is_there(page):
    targets = set(re.findall(r"^([\w-]+):", read(ROOT / "Makefile"), re.MULTILINE))
    assert set(re.findall(r"^make ([\w-]+)", code_of(page), re.MULTILINE)) <= targets


def code_of(page):
    """The shell blocks and the words between backticks of a page, each from the start of a line."""
    text = read(page)
    return "\n".join([*re.findall(r"```sh\n(.*?)```", text, re.DOTALL), *re.findall(r"`([^`\n]+)`", text)])

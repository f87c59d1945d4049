"""What several tests of the command line need: a store with the ids that the examples of the commands use."""

import re
import shlex
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from headwater.cli.group import commands
from headwater.model import Decision, Trace
from headwater.store import Change, Refusal, Said, Store
from headwater.store.saving import renamed
from tests.store.traces import harbour_reports, make_story

STORY, CLAIM, OTHER, REPORT = "t-4f2a91aa", "c-7be053bb", "c-00cc00cc", "r-91c07ddd"


def named_trace() -> Trace:
    """The harbour story under ids that are easy to type."""
    courier, tide = harbour_reports()
    reports = (replace(courier, id=REPORT), tide)
    quotes = [("harbour will close in June", "harbour closes in June"), ("", "Nobody asked the fishermen")]
    story = make_story(reports, quotes)
    return Trace(reports, renamed([story], [STORY], [CLAIM, OTHER], [story.origins[0].id]))


def fill_store(path: Path) -> None:
    """Make a store of the harbour story, with one refusal, one judgement, and a correction that was taken back."""
    refusal = Refusal("tide-2.html", "HW-READ-005", "tide-2.html: is empty", datetime(2031, 5, 6, 7, 8, tzinfo=UTC))
    with Store.open(path) as store:
        store.add(named_trace().reports)
        store.save(named_trace())
        store.refuse([refusal])
        said = Said("Ann Reed", refusal.refused_at, "who knows")
        store.judge(CLAIM, OTHER, Decision.UNSURE, said)
        store.take_back(store.correct(REPORT, Change(outlet="Courier"), said).id, said)


def example_of(name: str) -> list[str]:
    """The arguments of the example in a command's help."""
    help_text = commands.get_command(click.Context(commands), name).help
    (example,) = re.findall(r"Example: headwater (.*)", help_text)
    return shlex.split(example)

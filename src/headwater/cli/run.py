"""`headwater run`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.options import json_option, limit_options, settings_of
from headwater.cli.output import Columns, say, show, wants_json, write_json
from headwater.cli.status import DONE, FAILED, SOME_REFUSED, WRONG_USAGE
from headwater.engine.scale.account import Account, StageCost
from headwater.model import Usage
from headwater.present.words import counted

if TYPE_CHECKING:
    from rich.progress import ProgressColumn, TaskID

    from headwater.engine.scale import Advance

COLUMNS: Columns[StageCost] = {
    "stage": lambda cost: cost.stage,
    "shards": lambda cost: cost.shards,
    "in": lambda cost: cost.taken,
    "out": lambda cost: cost.given,
    "quarantined": lambda cost: cost.refused,
    "left aside": lambda cost: cost.skipped,
    "CPU s": lambda cost: f"{cost.cpu_s:.1f}",
    "in/CPU-s": lambda cost: f"{cost.taken / cost.cpu_s:.1f}" if cost.taken and cost.cpu_s else None,
}


@click.command("run")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", metavar="DIR", required=True, help="Folder of the tables; a run that was stopped goes on in it.")
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Where to work."
)
@click.option("--address", help="Address of a Ray cluster (default: one of this machine's processors).")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that work (default: one a processor).")
@click.option(
    "--shard-reports",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    help="Reports of a shard; a worker that is killed loses no more.",
)
@click.option("--tables-only", is_flag=True, help="Write no store beside the tables.")
@json_option
@limit_options
def command(
    inputs: tuple[str, ...],
    out: str,
    engine: str,
    address: str | None,
    workers: int | None,
    shard_reports: int,
    tables_only: bool,
    as_json: bool | None,
    **flags: str | float | None,
) -> int:
    """Trace collections that no single process could hold.

    INPUT is a web archive (WARC), a Parquet or JSON Lines file, a page or text, a folder, a pattern such as
    "crawl/*.gz", or an address such as s3://bucket/crawl/. Writes tables as Parquet and a store that every other
    command reads with --store DIR. A run that was stopped goes on where it was. Shows what each stage did.

    Example: headwater run examples/secret-talks --out tables
    """
    from headwater.engine.scale import Plan, RunSettings, run
    from headwater.engine.scale.engine import started

    settings = RunSettings(shard_reports, settings_of(**flags).limits)
    plan = Plan(Path(out).absolute(), settings, workers or os.cpu_count() or 1, not tables_only)
    with started(engine, address, plan.workers) as engine_at_work, _bar() as advance:
        account, refused = run(plan, inputs, engine_at_work, advance)
    for item in refused:
        say(str(item.error))
    _show(account, out, as_json=as_json)
    if not refused and not account.quarantined:
        return DONE
    if account.kept:
        return SOME_REFUSED
    return WRONG_USAGE if all(isinstance(item.error, Usage) for item in refused) and not account.quarantined else FAILED


def _show(account: Account, out: str, *, as_json: bool | None) -> None:
    stories = f"{account.stories} {'story' if account.stories == 1 else 'stories'}"
    kept = f"{counted(account.kept, 'report')} in {stories}"
    say(f"{kept}; {account.repeated} repeated, {account.skipped} without a page; the tables are in {out}")
    for found in account.quarantined:
        say(f"{found.count} quarantined with {found.code} (table quarantine)")
    if wants_json(as_json=as_json):
        write_json(asdict(account))
    else:
        show(account.stages, COLUMNS, as_json=False)


@contextmanager
def _bar() -> "Iterator[Advance]":
    """Give what draws a bar for each stage, with its rate and the time left; where nobody watches, a line a stage."""
    if not sys.stderr.isatty():
        yield _tell_begun
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate: ProgressColumn = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total, completed=done, rate="")
            speed = next(task.speed for task in bar.tasks if task.id == tasks[stage])
            bar.update(tasks[stage], completed=done, rate=f"{speed:.1f}/s" if speed else "")

        yield advance


def _tell_begun(stage: str, done: int, total: int) -> None:
    if not done:
        say(f"{stage}: {total}")

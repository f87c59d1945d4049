"""Shards worked on: markers, what is done again, and what a failing worker leaves behind."""

from contextlib import suppress

import pytest

pytest.importorskip("daft", reason="Daft, which plans runs, is not installed")

from headwater.engine.scale.engine import Engine
from headwater.engine.scale.files import UNFINISHED, remove_unfinished, replacing, write_rows
from headwater.engine.scale.markers import Done, Marker, read_marker
from headwater.engine.scale.plan import Plan, RunSettings
from headwater.engine.scale.tables import Quarantined, row_of, schema_of
from headwater.engine.scale.work import Task, work_on
from headwater.ingest import Limits
from headwater.model import HeadwaterError

ENGINE = Engine(on_ray=False)


class Count:
    """Adds a line to a file for each shard."""

    def __init__(self, plan):
        self._log = plan.out / "log"

    def __call__(self, task):
        if task.load == "bad":
            raise OSError(28, "No space left on device")
        with self._log.open("a", encoding="utf-8") as log:
            log.write(f"{task.shard}\n")
        return Done(taken=1)


def work(plan, tasks, told=None):
    found = work_on(plan, ENGINE, "count", Count, tasks, told or (lambda *_: None))
    return len(found), sorted((plan.out / "log").read_text(encoding="utf-8").split())


def test_a_shard_is_done_once_and_again_where_its_input_or_the_settings_changed(tmp_path):
    tasks = [Task(at, f"x-{at}") for at in range(3)]
    assert work(Plan(tmp_path), tasks) == (3, ["0", "1", "2"])
    assert work(Plan(tmp_path), tasks) == (3, ["0", "1", "2"])
    assert work(Plan(tmp_path), [Task(0, "x-0"), Task(1, "x-new"), Task(2, "x-2")])[1] == ["0", "1", "1", "2"]
    other = Plan(tmp_path, RunSettings(limits=Limits(max_rows=5)))
    assert work(other, tasks)[1] == ["0", "0", "1", "1", "1", "2", "2"]


def test_a_failing_worker_is_told_and_what_was_finished_stays(tmp_path):
    tasks = [Task(0, "x-0"), Task(1, "x-1", "bad"), Task(2, "x-2")]
    with pytest.raises(HeadwaterError, match=r"HW-RUN-012.*No space left on device"):
        work(Plan(tmp_path), tasks)
    assert isinstance(read_marker(tmp_path / "work" / "count" / "000000.json"), Marker)
    assert read_marker(tmp_path / "work" / "count" / "000001.json") is None
    assert work(Plan(tmp_path), [*tasks[::2], Task(1, "x-1")])[1].count("0") == 1


def test_progress_counts_what_was_finished_before(tmp_path):
    told = []
    work(Plan(tmp_path), [Task(0, "x-0", size=5)])
    work(Plan(tmp_path), [Task(0, "x-0", size=5), Task(1, "x-1", size=2)], lambda *step: told.append(step))
    assert told == [("count", 5, 7), ("count", 7, 7)]


def test_a_marker_that_was_cut_off_is_none(tmp_path):
    (tmp_path / "a.json").write_text('{"input": "x', encoding="utf-8")
    assert read_marker(tmp_path / "a.json") is None


def test_a_file_is_there_whole_or_as_it_was(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("before", encoding="utf-8")
    with suppress(ZeroDivisionError), replacing(path) as beside:
        beside.write_text("half", encoding="utf-8")
        raise ZeroDivisionError
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "before"


def test_what_a_killed_process_left_halfway_is_removed(tmp_path):
    (tmp_path / "deep" / f"reuse.7{UNFINISHED}").mkdir(parents=True)
    (tmp_path / "deep" / f"a.db.7{UNFINISHED}-wal").touch()
    (tmp_path / "deep" / "kept").touch()
    remove_unfinished(tmp_path)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["kept"]


def test_the_same_rows_give_the_same_bytes(tmp_path):
    rows = [row_of("quarantine", Quarantined(f"page {at}", "HW-READ-005", "is empty")) for at in range(2500)]
    for name in ("a", "b"):
        write_rows(tmp_path / name, schema_of("quarantine"), rows)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()

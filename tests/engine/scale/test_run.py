"""Runs: what they find, that both engines find the same, that a kill costs nothing that was finished."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="Daft, which plans runs, is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from headwater import trace
from headwater.engine.scale.tables import TABLES, record_of, schema_of
from headwater.ingest import read_all
from headwater.model import Report, Trace
from headwater.store import Store
from tests.cli.kept import example_of
from tests.engine.scale.corpus import rows, write_rows
from tests.ingest.test_language import GERMAN

ROOT = Path(__file__).resolve().parents[3]
REPORTS = 28
KILLS = 10


def headwater(folder, *arguments):
    command = [sys.executable, "-m", "headwater", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)


def bytes_of(out):
    """Every file of every table."""
    return {path.relative_to(out): path.read_bytes() for name in TABLES for path in (out / name).iterdir()}


def rows_of(out, name):
    return [row for path in sorted((out / name).iterdir()) for row in pq.read_table(path).to_pylist()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("run")
    write_rows(made / "in.jsonl", REPORTS)
    return made


@pytest.fixture(scope="module")
def done(folder):
    """A run on this machine, with two workers."""
    return headwater(folder, "run", "in.jsonl", "--out", "out", "--shard-reports", "4", "--workers", "2", "--json")


@pytest.fixture(scope="module")
def out(folder, done):
    assert done.returncode == 3, done.stderr
    return folder / "out"


@pytest.fixture(scope="module")
def traced(folder):
    """The same reports traced in one process, with the ids that a store gives."""
    found = trace(item for item in read_all([folder / "in.jsonl"]) if isinstance(item, Report))
    with Store.open(":memory:") as store:
        store.add(found.reports)
        for story in sorted(found.stories, key=lambda story: story.id):
            store.save(Trace(store.reports(story.reports), (story,)), replacing=())
        return store.trace()


def test_a_run_finds_what_tracing_in_one_process_finds(out, traced):
    with Store.open(out) as store:
        assert store.trace().reports == traced.reports
        assert {story.reports for story in store.trace().stories} == {story.reports for story in traced.stories}
        for story in traced.stories:
            assert store.story(story.id) == story
    assert len(traced.stories) > 1


def test_every_table_holds_what_the_store_holds(out, traced):
    assert {row["id"] for row in rows_of(out, "reports")} == {report.id for report in traced.reports}
    claims = {claim.id: claim for story in traced.stories for claim in story.claims}
    assert {row["id"] for row in rows_of(out, "claims")} == set(claims)
    made = [item for claim in claims.values() for item in claim.assertions]
    assert sorted(row["id"] for row in rows_of(out, "assertions")) == sorted(item.id for item in made)
    assert {record_of("assertions", row) for row in rows_of(out, "assertions")} == set(made)
    texts = {report.id: report.text for report in traced.reports}
    for row in rows_of(out, "assertions"):
        assert texts[row["report"]][row["span"]["start"] : row["span"]["end"]] == row["span"]["quote"]
    for name in TABLES:
        assert all(pq.read_schema(path).equals(schema_of(name)) for path in (out / name).iterdir()), name
        assert rows_of(out, name) or name in ("conflicts",), name


def test_the_run_says_what_was_read_kept_and_set_aside(out, done):
    found = json.loads(done.stdout)
    assert json.loads((out / "run.json").read_text()) == found
    assert (found["sources"], found["read"], found["kept"], found["repeated"]) == (1, REPORTS + 1, REPORTS, 1)
    assert found["quarantined"] == [{"code": "HW-READ-017", "count": 1}]
    assert [stage["stage"] for stage in found["stages"]] == [
        "cut",
        "read",
        "annotate",
        "reuse",
        "stories",
        "gather",
        "trace",
        "store",
    ]
    (row,) = rows_of(out, "quarantine")
    assert row["name"].endswith("in.jsonl:6")
    assert row["code"] == "HW-READ-017"


def test_the_example_of_the_command_does_its_work(folder):
    (folder / "examples").symlink_to(ROOT / "examples")
    done = headwater(folder, *example_of("run"))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["kept"] > 1


def test_reports_in_another_language_are_kept_and_not_traced(folder):
    lines = [*rows(4), {"text": f"Brücke gesperrt\n\n{GERMAN}", "outlet": "Küstenfunk"}]
    (folder / "two.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = headwater(folder, "run", "two.jsonl", "--out", "two", "--workers", "1")
    assert done.returncode == 0, done.stderr
    (foreign,) = (row for row in rows_of(folder / "two", "reports") if row["outlet"]["value"] == "Küstenfunk")
    assert foreign["language"]["value"] == "de"
    assert foreign["confidence"] is None or foreign["confidence"]["because"]
    made = {row["report"] for name in ("attributions", "assertions") for row in rows_of(folder / "two", name)}
    assert (foreign["id"] in made, len(made)) == (False, 4)


def test_the_folder_of_a_run_is_read_by_every_command_and_not_written_to(folder, out, traced):
    listed = headwater(folder, "stories", "--store", "out", "--json")
    assert len(listed.stdout.splitlines()) == len(traced.stories)
    assert headwater(folder, "verify", "--store", "out").returncode == 0
    refused = headwater(folder, "forget", traced.reports[0].id, "--store", "out")
    assert (refused.returncode, refused.stderr[:12]) == (1, "HW-STORE-008")


def test_the_tables_are_the_same_from_a_ray_cluster(folder, out):
    pytest.importorskip("ray", reason="Ray, which drives clusters, is not installed")
    arguments = ("--shard-reports", "4", "--workers", "2", "--engine", "ray")
    done = headwater(folder, "run", "in.jsonl", "--out", "ray", *arguments)
    assert done.returncode == 3, done.stderr
    assert bytes_of(folder / "ray") == bytes_of(out)


def test_a_run_killed_ten_times_ends_with_the_tables_of_an_undisturbed_one_and_repeats_no_shard(folder, out):
    arguments = (str(folder / "in.jsonl"), str(folder / "nursery"), str(KILLS), "7")
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.scale.nursery", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    finished = [int(line) for line in done.stdout.splitlines()]  # a line with more names what was touched again
    assert len(finished) == KILLS + 1
    assert finished == sorted(finished)
    assert finished[-1] > finished[-2]
    assert bytes_of(folder / "nursery" / "killed") == bytes_of(folder / "nursery" / "undisturbed") == bytes_of(out)
    assert not list((folder / "nursery" / "killed").rglob("*.unfinished"))


def test_a_finished_run_is_not_done_again_whatever_the_number_of_workers(folder, out):
    def markers():
        return {path: path.stat().st_mtime_ns for path in (out / "work").rglob("*.json")}

    before, tables = markers(), bytes_of(out)
    arguments = ("--out", "out", "--shard-reports", "4", "--workers", "1")
    assert headwater(folder, "run", "in.jsonl", *arguments).returncode == 3
    assert (markers(), bytes_of(out)) == (before, tables)


def test_a_run_over_less_leaves_no_part_of_the_one_before(folder, out):
    smaller = folder / "smaller"
    shutil.copytree(out, smaller)
    write_rows(folder / "few.jsonl", 6)
    headwater(folder, "run", "few.jsonl", "--out", "smaller", "--shard-reports", "4", "--workers", "1")
    headwater(folder, "run", "few.jsonl", "--out", "afresh", "--shard-reports", "4", "--workers", "1")
    assert bytes_of(smaller) == bytes_of(folder / "afresh")
    assert json.loads((smaller / "run.json").read_text())["kept"] == 6


def test_a_folder_that_holds_something_else_is_left_alone(folder):
    (folder / "mine").mkdir()
    (folder / "mine" / "letter.txt").write_text("Keep me.", encoding="utf-8")
    refused = headwater(folder, "run", "in.jsonl", "--out", "mine")
    assert (refused.returncode, refused.stderr[:10]) == (2, "HW-RUN-003")
    assert [path.name for path in (folder / "mine").iterdir()] == ["letter.txt"]


def test_the_exit_status_tells_a_wrong_call_from_input_that_could_not_be_read(folder):
    (folder / "bad.jsonl").write_text("no row\n", encoding="utf-8")
    missing = headwater(folder, "run", "nothing-here.jsonl", "--out", "none", "--workers", "1")
    assert (missing.returncode, "HW-READ-001" in missing.stderr) == (2, True)
    unread = headwater(folder, "run", "bad.jsonl", "--out", "bad", "--workers", "1")
    assert (unread.returncode, "HW-READ-016" in unread.stderr) == (1, True)
    wrong = headwater(folder, "run", "in.jsonl", "--out", "none", "--address", "auto")
    assert (wrong.returncode, wrong.stderr[:10]) == (2, "HW-RUN-006")


@pytest.mark.parametrize(("engine", "library", "code"), [("local", "daft", "HW-RUN-001"), ("ray", "ray", "HW-RUN-002")])
def test_a_missing_library_is_named_with_how_to_install_it(folder, engine, library, code):
    script = (
        "import sys, importlib.util as util; find = util.find_spec;"
        f"util.find_spec = lambda name, *more: None if name == {library!r} else find(name, *more);"
        "from headwater.cli import main; main()"
    )
    command = [sys.executable, "-c", script, "run", "in.jsonl", "--out", "none", "--engine", engine]
    refused = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    assert (refused.returncode, refused.stderr[:10]) == (1, code)
    assert "pip install" in refused.stderr


def test_the_documentation_lists_every_column_of_every_table():
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    for name in TABLES:
        columns = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", sections[name], re.MULTILINE)
        assert columns == [(field.name, typed(field)) for field in schema_of(name)], name


def typed(field):
    """The type of a column as the documentation writes it."""
    kind = field.type
    word = f"list of {plain(kind.value_type)}" if pa.types.is_list(kind) else plain(kind)
    return f"{word} or null" if field.nullable else word


def plain(kind):
    return "struct" if pa.types.is_struct(kind) else str(kind)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_gives_back_its_record(name, out):
    for row in rows_of(out, name)[:20]:
        record = record_of(name, row)
        assert isinstance(record, TABLES[name].kind)

"""The file of a store: what can be wrong with it, who else may use it, and what survives."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from headwater.model import Decision, HeadwaterError, Usage
from headwater.store import Said, migrations, schema, sqlite
from headwater.store.store import Store
from tests.factory import make_report
from tests.judging import MAY
from tests.store.traces import harbour_trace

HERE = Path(__file__).resolve().parents[2]


def code_of(call):
    with pytest.raises(HeadwaterError) as caught:
        call()
    assert "\n" not in caught.value.message
    return caught.value.code


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "kept.db"
    with Store.open(path) as store:
        store.add(harbour_trace().reports)
        (story,) = store.save(harbour_trace()).stories
        store.judge(*(claim.id for claim in story.claims), Decision.UNSURE, Said("Ann Reed", MAY))
    return path


def run(script, *arguments):
    return subprocess.Popen([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True, cwd=HERE)


def test_a_store_that_is_only_read_must_be_there(tmp_path):
    assert code_of(lambda: Store.open(tmp_path / "none.db", read_only=True)) == "HW-STORE-001"
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path, read_only):
    path = tmp_path / "notes.txt"
    path.write_text("Notes of a reporter, not a database. " * 99)
    assert code_of(lambda: Store.open(path, read_only=read_only)) == "HW-STORE-002"
    assert path.read_text().startswith("Notes of a reporter")


@pytest.mark.parametrize("read_only", [True, False])
def test_the_database_of_another_program_is_left_alone(tmp_path, read_only):
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE recipes (id INTEGER PRIMARY KEY)")
    other.close()
    assert code_of(lambda: Store.open(tmp_path / "other.db", read_only=read_only)) == "HW-STORE-002"


def test_an_empty_file_is_no_store_to_read_but_can_become_one(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    assert code_of(lambda: Store.open(path, read_only=True)) == "HW-STORE-002"
    with Store.open(path) as store:
        assert store.reports() == ()


def test_a_store_of_a_newer_program_is_not_touched(kept):
    newer = sqlite3.connect(kept)
    newer.execute("INSERT INTO schema_version VALUES (99, 'from_the_future', '')")
    newer.commit()
    newer.close()
    assert code_of(lambda: Store.open(kept)) == "HW-STORE-003"


def test_a_store_of_an_older_program_is_brought_up_where_it_may_be_written(kept, monkeypatch):
    def latest_step(connection):
        connection.exec_driver_sql("CREATE TABLE later (id TEXT PRIMARY KEY)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, latest_step))
    assert code_of(lambda: Store.open(kept, read_only=True)) == "HW-STORE-015"
    with Store.open(kept) as store:
        assert store.trace() == harbour_trace()
    plain = sqlite3.connect(kept)
    steps = plain.execute("SELECT version, name FROM schema_version ORDER BY version").fetchall()
    plain.close()
    assert steps[0] == (1, "first_tables")
    assert steps[-1] == (len(migrations.MIGRATIONS), "latest_step")


def test_a_step_that_fails_leaves_the_store_as_it_was(kept, monkeypatch):
    def broken_step(connection):
        connection.exec_driver_sql("CREATE TABLE later (id TEXT PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE later (id TEXT PRIMARY KEY)")

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken_step))
        assert code_of(lambda: Store.open(kept)) == "HW-STORE-014"
    with Store.open(kept) as store:
        assert store.verify() == ()


def test_the_migrations_make_the_tables_that_the_program_reads(kept):
    engine = sqlite.open_engine(str(kept), read_only=True)
    made = inspect(engine)
    for table in schema.metadata.sorted_tables:
        columns = {(column["name"], str(column["type"]), column["nullable"]) for column in made.get_columns(table.name)}
        keys = {(key["constrained_columns"][0], key["referred_table"]) for key in made.get_foreign_keys(table.name)}
        assert columns >= {(c.name, str(c.type), bool(c.nullable)) for c in table.c if not c.primary_key}
        assert {column[0] for column in columns} == set(table.c.keys())
        assert keys == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}
        assert made.get_indexes(table.name) or made.get_pk_constraint(table.name)["constrained_columns"]
    engine.dispose()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("reports", "id"),
        ("stories", "id"),
        ("story_reports", "story"),
        ("story_reports", "report"),
        ("claims", "id"),
        ("claims", "story"),
        ("assertions", "claim"),
        ("assertions", "report"),
        ("origins", "story"),
        ("conflicts", "story"),
        ("reuse", "story"),
        ("identities", "id"),
        ("identities", "story"),
        ("assertions", "id"),
        ("decisions", "id"),
        ("decided", "decision"),
        ("decided", "report"),
        ("touched", "story"),
        ("quarantine", "id"),
        ("visits", "id"),
        ("robots", "id"),
        ("turns", "id"),
        ("versions", "chain"),
        ("versions", "report"),
    ],
)
def test_records_are_found_by_an_index(kept, table, column):
    plain = sqlite3.connect(kept)
    (plan,) = plain.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} = 'x'").fetchall()
    plain.close()
    assert "USING INDEX" in plan[3]


def test_a_folder_is_no_store(tmp_path):
    assert code_of(lambda: Store.open(tmp_path)) == "HW-STORE-007"
    assert code_of(lambda: Store.open(tmp_path / "nowhere" / "kept.db")) == "HW-STORE-007"


def test_an_address_names_a_file_and_other_databases_are_refused_without_their_password(tmp_path):
    with Store.open(f"sqlite:///{tmp_path}/a b?#%.db") as store:
        assert store.where == f"{tmp_path}/a b?#%.db"
    assert (tmp_path / "a b?#%.db").is_file()
    with pytest.raises(Usage, match="HW-STORE-013") as caught:
        Store.open("mysql://editor:secret@host/news")
    assert "secret" not in str(caught.value)


def test_a_store_opened_to_read_refuses_to_write(kept):
    with Store.open(kept, read_only=True) as store:
        assert code_of(lambda: store.add([make_report("One more.")])) == "HW-STORE-008"
        assert store.verify() == ()


def test_a_file_that_may_not_be_written_can_still_be_read(kept):
    kept.chmod(0o400)
    kept.parent.chmod(0o500)
    try:
        if os.access(kept, os.W_OK):
            pytest.skip("this user may write everything")
        with Store.open(kept, read_only=True) as store:
            assert store.trace() == harbour_trace()
        with Store.open(kept) as store:
            assert code_of(lambda: store.add([make_report("One more.")])) == "HW-STORE-008"
    finally:
        kept.parent.chmod(0o700)


def test_a_full_disk_loses_nothing_that_was_kept(kept, monkeypatch):
    pages = kept.stat().st_size // 4096 + 8
    with monkeypatch.context() as patched:
        patched.setattr(sqlite, "PRAGMAS", f"{sqlite.PRAGMAS} PRAGMA max_page_count={pages};")
        with Store.open(kept) as store:
            reports = [make_report(f"{number} " * 9999) for number in range(9)]
            assert code_of(lambda: store.add(reports)) == "HW-STORE-009"
    with Store.open(kept) as store:
        assert store.trace() == harbour_trace()
        assert store.verify() == ()


def test_a_store_that_stays_locked_is_an_error_and_not_a_hang(kept, monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_S", 0)
    other = sqlite3.connect(kept, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(kept) as store:
        assert store.trace() == harbour_trace()
        assert code_of(lambda: store.add([make_report("One more.")])) == "HW-STORE-010"
    other.close()


ADDS = """
import sys
from headwater.store.store import Store
from tests.factory import make_report
from tests.judging import MAY
for number in range(int(sys.argv[3])):
    with Store.open(sys.argv[1]) as store:
        (kept,) = store.add([make_report(f"Report {number} of {sys.argv[2]}.")])
    print(kept, flush=True)
"""


def test_two_processes_make_and_fill_one_store(tmp_path):
    both = [run(ADDS, str(tmp_path / "kept.db"), name, "12") for name in ("one", "two")]
    told = [process.communicate(timeout=60)[0].split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    with Store.open(tmp_path / "kept.db") as store:
        assert sorted(told[0] + told[1]) == [report.id for report in store.reports()]
        assert len(store.reports()) == 24


JUDGES = """
import sys
from headwater.model import Decision
from headwater.store import Said
from headwater.store.store import Store
from tests.judging import MAY
with Store.open(sys.argv[1]) as store:
    one, two = (claim.id for claim in store.trace().stories[0].claims)
    for number in range(12):
        print(store.judge(one, two, Decision.UNSURE, Said(f"{sys.argv[2]} {number}", MAY)).id, flush=True)
"""


def test_two_processes_that_judge_at_once_lose_nothing(kept):
    both = [run(JUDGES, str(kept), name) for name in ("one", "two")]
    told = [process.communicate(timeout=60)[0].split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    with Store.open(kept) as store:
        made = [judgement.id for judgement in store.judgements()]
        assert sorted(made[1:]) == sorted(told[0] + told[1])
        assert len(made) == 25
        assert store.verify() == ()


def test_nothing_acknowledged_is_lost_when_a_process_is_killed(tmp_path):
    process = run(ADDS, str(tmp_path / "kept.db"), "one", "100000")
    told = [process.stdout.readline().strip() for _ in range(5)]
    process.send_signal(signal.SIGKILL)
    told += process.communicate()[0].split()
    with Store.open(tmp_path / "kept.db") as store:
        assert store.verify() == ()
        assert {name for name in told if len(name) == len(told[0])} <= {report.id for report in store.reports()}


def test_a_changed_letter_in_any_table_is_found(kept):
    clean = kept.read_bytes()
    plain = sqlite3.connect(kept)
    for table in schema.metadata.sorted_tables:
        (digest,) = plain.execute(f"SELECT hash FROM {table.name} LIMIT 1").fetchone() or ("",)
        if digest:
            flipped = digest[:-1] + ("0" if digest[-1] != "0" else "1")
            kept.write_bytes(clean.replace(digest.encode(), flipped.encode()))
            with Store.open(kept, read_only=True) as store:
                assert [fault.table for fault in store.verify()] == [table.name]
    plain.close()


def test_a_row_that_does_not_match_its_hash_is_not_read(kept):
    changed = kept.read_bytes().replace(b'\\"Harbour to close\\"', b"").replace(b"planned", b"plannes")
    kept.write_bytes(changed)
    with Store.open(kept, read_only=True) as store:
        assert code_of(store.trace) == "HW-STORE-011"


def test_a_quote_that_is_not_in_its_report_is_found(tmp_path):
    trace = harbour_trace()
    story = trace.stories[0]
    span = story.claims[0].assertions[0].span
    wrong = replace(story.claims[0].assertions[0], span=replace(span, quote="harbour will never close"))
    claim = replace(story.claims[0], assertions=(wrong, *story.claims[0].assertions[1:]))
    with Store.open(tmp_path / "kept.db") as store:
        store.add(trace.reports)
        store.save(replace(trace, stories=(replace(story, claims=(claim, *story.claims[1:])),)))
        (fault,) = store.verify()
    assert fault.key == f"{span.report} {span.start}-{span.end}"
    assert "quote" in fault.what


def test_words_that_cannot_be_searched_are_found(kept):
    plain = sqlite3.connect(kept)
    plain.execute("DELETE FROM search WHERE kind = 'claim'")
    plain.execute("UPDATE search SET body = 'other words'")
    plain.commit()
    plain.close()
    with Store.open(kept) as store:
        assert sorted((fault.table, fault.what) for fault in store.verify()) == [
            ("search", "its words are not those of its record"),
            ("search", "its words are not those of its record"),
            ("search", "its words cannot be searched"),
            ("search", "its words cannot be searched"),
        ]


def finds_or_reads(path):
    """Whether a store names what is wrong with it, or gives all that was put into it."""
    try:
        with Store.open(path) as store:
            return bool(store.verify()) or (store.trace() == harbour_trace() and len(store.search("fishermen")) == 2)
    except HeadwaterError:
        return True


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found_or_changes_nothing(kept, at, bit):
    damaged = bytearray(kept.read_bytes())
    damaged[at % len(damaged)] ^= 1 << bit
    path = kept.with_name("damaged.db")
    path.write_bytes(damaged)
    assert finds_or_reads(path)

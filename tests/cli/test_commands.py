"""Every command does what its help says."""

import json
from pathlib import Path

import click
import pytest

from headwater.cli.group import HELP, commands
from headwater.cli.status import run
from headwater.store import Store
from tests.cli.kept import CLAIM, OTHER, REPORT, STORY, example_of, fill_store, named_trace

ROOT = Path(__file__).resolve().parents[2]
NEEDS_MODELS = ("trace", "add", "forget", "judge", "correct")
NEEDS_THE_WEB = ("watch",)
GOES_ON = ("serve",)
STARTS_WORKERS = ("run",)  # tests/engine/scale/test_run.py
ELSEWHERE = (*NEEDS_MODELS, *NEEDS_THE_WEB, *GOES_ON, *STARTS_WORKERS)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder with a store and the examples of the repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HEADWATER_STORE", raising=False)
    fill_store(tmp_path / "headwater.db")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


@pytest.fixture
def call(capsys):
    """Run a command line; give its status, the records of its output, and what it said."""

    def call(*arguments):
        status = run(commands, arguments)
        out, said = capsys.readouterr()
        return status, [json.loads(line) for line in out.splitlines()], said

    return call


@pytest.mark.parametrize("name", [name for name in HELP if name not in ELSEWHERE])
def test_the_example_of_a_command_does_its_work(call, name):
    arguments = example_of(name)
    assert arguments[0] == name
    status, records, said = call(*arguments)
    assert status == 0
    assert records or said


@pytest.mark.parametrize("name", HELP)
def test_the_line_of_a_command_in_the_help_is_the_first_of_its_own(name):
    command = commands.get_command(click.Context(commands), name)
    assert command.name == name
    assert command.help.splitlines()[0] == HELP[name]


def test_stories_are_listed(call):
    _, records, _ = call("stories")
    (story,) = named_trace().stories
    line = {"id": STORY, "title": story.title, "reports": list(story.reports), "claims": 2, "lo": 1, "hi": 1}
    assert records == [line]


def test_a_story_is_shown_in_the_form_of_a_trace(call):
    _, (form,), _ = call("story", STORY)
    assert (form["format"], [story["id"] for story in form["stories"]]) == ("headwater.trace", [STORY])
    assert len(form["reports"]) == 2


def test_a_claim_is_shown_with_its_reports_and_conflicts_only(call):
    _, (form,), _ = call("claim", OTHER)
    (story,) = form["stories"]
    assert [claim["id"] for claim in story["claims"]] == [OTHER]
    assert [(clash["a"], clash["b"]) for clash in story["conflicts"]] == [(CLAIM, OTHER)]
    assert len(story["origins"]) == 1
    assert {item for origin in story["origins"] for item in origin["assertions"]} == {
        item["id"] for item in story["claims"][0]["assertions"]
    }


def test_words_are_searched(call):
    _, records, _ = call("search", "fishermen", "asked")
    assert {(hit["kind"], hit["story"]) for hit in records} == {("report", STORY), ("claim", STORY)}
    _, records, _ = call("search", "harbour", "--limit", "1")
    assert len(records) == 1
    assert call("search", '"asked the harbour"')[1] == []


def test_what_was_refused_is_listed(call):
    _, (refusal,), _ = call("quarantine")
    assert refusal["code"] == "HW-READ-005"
    assert refusal["refused_at"] == "2031-05-06T07:08:00+00:00"


def test_settings_are_listed_with_where_they_came_from(call, monkeypatch):
    monkeypatch.setenv("HEADWATER_MAX_ROWS", "12")
    _, records, _ = call("config", "--max-file-mb", "2", "--store", "a.db")
    listed = {record["name"]: (record["value"], record["whence"]) for record in records}
    assert listed["max_file_mb"] == (2.0, "--max-file-mb")
    assert listed["max_rows"] == (12, "HEADWATER_MAX_ROWS")
    assert listed["store"] == ("a.db", "--store")


def test_a_damaged_store_is_told_record_by_record(call, folder):
    path = folder / "headwater.db"
    path.write_bytes(path.read_bytes().replace(b"HW-READ-005", b"HW-READ-006"))
    status, (fault,), said = call("verify")
    assert status == 1
    assert fault["table"] == "quarantine"
    assert said.startswith("HW-STORE-016 1 fault in the store headwater.db")


def test_a_sound_store_is_told_in_one_sentence(call):
    assert call("verify") == (0, [], "the store headwater.db is as it was written\n")


@pytest.mark.parametrize("command", ["verify", "stories"])
def test_an_empty_file_is_no_store(call, folder, command):
    (folder / "none.db").touch()
    status, _, said = call(command, "--store", "none.db")
    assert (status, said.partition(" ")[0]) == (1, "HW-STORE-002")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("story", "t-000000"), "HW-STORE-004"),
        (("claim", "nothing"), "HW-STORE-004"),
        (("forget", "r-000000"), "HW-STORE-004"),
        (("story", "t-"), "HW-STORE-017"),
        (("claim", "c-123"), "HW-STORE-017"),
        (("stories", "--store", "none.db"), "HW-STORE-001"),
        (("verify", "--store", "none.db"), "HW-STORE-001"),
        (("forget", REPORT, "--store", "none.db"), "HW-STORE-001"),
        (("judgements", "--store", "none.db"), "HW-STORE-001"),
        (("judge", CLAIM, "c-000000", "same", "--by", "Ann"), "HW-STORE-004"),
        (("judge", CLAIM, OTHER, "same", "--by", "Ann", "--store", "none.db"), "HW-STORE-001"),
        (("judge", "--undo", "j-000000", "--by", "Ann"), "HW-STORE-004"),
    ],
)
def test_what_is_not_there_is_one_line_with_a_code(call, folder, arguments, code):
    status, records, said = call(*arguments)
    assert (status, records) == (1, [])
    assert said.startswith(code)
    assert said.count("\n") == 1
    assert not (folder / "none.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("stories", "--nothing"),
        ("story",),
        ("search", "a", "--limit", "0"),
        ("config", "--max-rows", "0"),
        ("config", "--max-rows", "many"),
        ("stories", "--store", "oracle://host/news"),
        ("judge", CLAIM, OTHER, "same"),
        ("correct", REPORT, "--outlet", "A"),
        ("correct", REPORT, "--by", "Ann"),
        ("correct", "--by", "Ann"),
        ("correct", REPORT, "--outlet", "A", "--leave-out", "--by", "Ann"),
        ("correct", REPORT, "--published", "April", "--by", "Ann"),
        ("correct", REPORT, "--wrong", "--by", "Ann"),
        ("correct", "--undo", "k-000000", "--leave-out", "--by", "Ann"),
        ("judge", CLAIM, OTHER, "alike", "--by", "Ann"),
        ("judge", CLAIM, "same", "--by", "Ann"),
        ("judge", CLAIM, CLAIM, "same", "--by", "Ann"),
        ("judge", CLAIM, STORY, "same", "--by", "Ann"),
        ("judge", CLAIM, OTHER, "same", "--by", " "),
        ("judge", CLAIM, OTHER, "same", "--by", "Ann", "--note", "x" * 2001),
        ("judge", CLAIM, OTHER, "same", "--by", "Ann", "--undo", "j-000000"),
        ("add", "missing.html"),
    ],
)
def test_a_wrong_call_ends_with_2_and_writes_nothing(call, folder, arguments):
    before = sorted(folder.iterdir())
    status, records, said = call(*arguments)
    assert (status, records) == (2, [])
    assert said
    assert sorted(folder.iterdir()) == before


def test_a_mistyped_path_makes_no_store(call, folder):
    call("add", "missing.html", "--store", "new.db")
    assert not (folder / "new.db").exists()


def test_what_could_not_be_read_is_set_aside_and_the_rest_is_kept(call, folder):
    Path("empty.html").write_bytes(b"")
    status, records, said = call("add", "empty.html", "--store", "new.db")
    assert (status, records) == (1, [])
    assert "HW-READ-005 empty.html" in said
    with Store.open("new.db") as store:
        assert [refusal.name for refusal in store.quarantine()] == ["empty.html"]


def test_the_example_story_is_added_once_and_found(call, folder):
    status, records, _ = call(*example_of("add"), "--store", "new.db")
    assert status == 0
    assert records
    again, none, said = call(*example_of("add"), "--store", "new.db")
    assert (again, none) == (0, [])
    assert said.startswith("0 new reports")
    assert call("verify", "--store", "new.db")[0] == 0


def test_a_forgotten_report_is_found_no_more(call):
    status, _, said = call(*example_of("forget"))
    assert status == 0
    assert REPORT in said
    assert {hit["id"] for hit in call("search", "harbour")[1] if hit["kind"] == "report"} == {
        named_trace().reports[1].id
    }
    assert call("claim", OTHER)[0] in (0, 1)


def test_what_people_decide_holds_until_it_is_taken_back(call):
    _, (line,), _ = call(*example_of("add"), "--store", "new.db")
    before = call("story", line["id"], "--store", "new.db")
    one, two = (claim["id"] for claim in before[1][0]["stories"][0]["claims"][:2])
    status, (made,), said = call("judge", one, two, "same", "--by", "Ann", "--note", "one matter", "--store", "new.db")
    assert (status, made["decision"], made["by"], made["note"]) == (0, "same", "Ann", "one matter")
    assert f"headwater judge --undo {made['id']}" in said
    (form,) = call("claim", two, "--store", "new.db")[1]
    assert [claim["id"] for claim in form["stories"][0]["claims"]] == [one]
    assert form["stories"][0]["claims"][0]["judged"][0].startswith("judged the same by Ann on ")
    assert [judgement["id"] for judgement in call("judgements", "--store", "new.db")[1]] == [made["id"]]
    status, (undone,), _ = call("judge", "--undo", made["id"], "--by", "Bo Lind", "--store", "new.db")
    assert (status, undone["deleted_by"]) == (0, "Bo Lind")
    assert call("judgements", "--store", "new.db")[1] == []
    assert call("judgements", "--all", "--store", "new.db")[1] == [undone]
    status, none, said = call("judge", "--undo", made["id"], "--by", "Bo Lind", "--store", "new.db")
    assert (status, none, said.partition(" ")[0]) == (2, [], "HW-STORE-023")
    assert call("story", line["id"], "--store", "new.db") == before


def test_a_correction_is_shown_until_it_is_taken_back(call):
    status, (made,), said = call(*example_of("correct"), "--note", "see its imprint")
    assert (status, made["what"], made["value"]) == (0, "outlet", "Courier")
    assert "headwater correct --undo" in said
    assert [one["id"] for one in call("corrections")[1]] == [made["id"]]
    status, (undone,), _ = call("correct", "--undo", made["id"], "--by", "Bo Lind")
    assert (status, undone["deleted_by"]) == (0, "Bo Lind")
    assert len(call("corrections", "--all")[1]) == 2
    assert call("verify")[0] == 0


def test_the_example_of_a_judgement_does_its_work(call):
    status, (made,), said = call(*example_of("judge"))
    assert (status, made["decision"], made["by"]) == (0, "same", "Ann")
    assert "headwater judge --undo" in said

"""Settings come from where they should, and a wrong one stops the program."""

from dataclasses import fields
from pathlib import Path

import pytest

from headwater.engine.settings import PARTS, about, load_settings
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.limits import Limits
from headwater.model import Usage

DOCS = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in about():
        monkeypatch.delenv(f"HEADWATER_{name.upper()}", raising=False)


def write(text):
    Path("headwater.toml").write_text(text, encoding="utf-8")


def setting(name, **flags):
    return next(setting for setting in load_settings(flags).listed if setting.name == name)


def refusal(**flags):
    with pytest.raises(Usage) as caught:
        load_settings(flags)
    assert "\n" not in caught.value.message
    return caught.value


def test_without_any_source_the_defaults_are_in_force():
    settings = load_settings()
    assert settings.limits == Limits()
    assert settings.web == WebLimits()
    assert settings.store == "headwater.db"
    assert {setting.whence for setting in settings.listed} == {"default"}


def test_a_flag_comes_before_a_variable_before_the_file_before_the_default(monkeypatch):
    assert setting("max_rows").whence == "default"
    write("max_rows = 3")
    assert (setting("max_rows").value, setting("max_rows").whence) == (3, "headwater.toml")
    monkeypatch.setenv("HEADWATER_MAX_ROWS", "2")
    assert (setting("max_rows").value, setting("max_rows").whence) == (2, "HEADWATER_MAX_ROWS")
    first = setting("max_rows", max_rows=1)
    assert (first.value, first.whence) == (1, "--max-rows")
    assert setting("max_rows", max_rows=None).value == 2


def test_the_limits_hold_what_was_set(monkeypatch):
    monkeypatch.setenv("HEADWATER_MAX_FILE_MB", "0.5")
    assert load_settings({"max_rows": 7}).limits == Limits(max_file_mb=0.5, max_rows=7)


def test_a_setting_of_the_file_that_does_not_exist_is_named():
    write('max_flie_mb = 3\nstore = "a.db"')
    assert refusal().code == "HW-CONF-003"
    assert "'max_flie_mb'" in refusal().message


@pytest.mark.parametrize(
    "line",
    [
        'max_rows = "3"',
        "max_rows = 1.5",
        "max_rows = true",
        "max_rows = 0",
        "max_file_mb = inf",
        "pace_s = 0",
        "deadline_s = -1.0",
        "max_redirects = 0",
        "robots_h = 25",
        'ports = "80;443"',
        'ports = ""',
        'contact = "desk (at) courier"',
        "store = 3",
        'store = ""',
    ],
)
def test_a_wrong_value_in_the_file_is_named_with_its_place(line):
    write(line)
    error = refusal()
    assert error.code == "HW-CONF-004"
    assert line.split(" =")[0] in error.message
    assert "headwater.toml" in error.message


@pytest.mark.parametrize("value", ["many", "-1", "nan", "1.5", ""])
def test_a_wrong_value_of_a_variable_is_named_with_its_place(monkeypatch, value):
    monkeypatch.setenv("HEADWATER_MAX_ROWS", value)
    assert refusal().code == "HW-CONF-004"
    assert "HEADWATER_MAX_ROWS" in refusal().message


def test_a_wrong_flag_is_named_with_its_place():
    assert "--max-rows" in refusal(max_rows=-3).message


@pytest.mark.parametrize("text", ["max_rows = ", "max_rows: 3", "\udcff"])
def test_a_file_that_is_not_toml_is_refused(text):
    Path("headwater.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert refusal().code == "HW-CONF-002"


def test_a_folder_in_place_of_the_file_is_refused():
    Path("headwater.toml").mkdir()
    assert refusal().code == "HW-CONF-001"


def test_every_limit_says_what_it_bounds():
    assert list(about()) == ["store", *(field.name for part in PARTS for field in fields(part))]
    assert all(text and "\n" not in text for text in about().values())


def test_the_documentation_lists_every_setting_with_its_default():
    rows = DOCS.read_text(encoding="utf-8")
    for listed in load_settings().listed:
        assert f"| `{listed.name}` | {listed.value} | {listed.about} |" in rows

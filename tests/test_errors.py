"""Every code in the source is in the documentation, and the other way round."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from headwater.ingest import refusals
from headwater.ingest.fetch import refusals as fetch_refusals
from headwater.model import HeadwaterError, Quarantine, Retry, Usage

ROOT = Path(__file__).resolve().parents[1]
CODE = re.compile(r"HW-[A-Z]+-\d{3}")
TABLE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(HW-[A-Z]+-\d{3})` \| (\w+) \| ([^|]+) \| ([^|]+) \|$", TABLE, re.MULTILINE)
KINDS = {Usage: "usage", Retry: "retry", Quarantine: "quarantine"}
REFUSALS = [
    function for module in (refusals, fetch_refusals) for _, function in inspect.getmembers(module, inspect.isfunction)
]


def codes_in(path: Path) -> set[str]:
    """The codes in strings of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {
        id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and ast.get_docstring(node)
    }
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return {code for node in strings if id(node) not in docs for code in CODE.findall(node.value)}


def refusal(function):
    values = {"str": "a.txt", "float": 1.0, "int": 1}
    return function(
        *(values[str(parameter.annotation.__name__)] for parameter in inspect.signature(function).parameters.values())
    )


def test_every_code_of_the_source_is_documented_once_and_no_other():
    in_source = set().union(*(codes_in(path) for path in (ROOT / "src").rglob("*.py")))
    assert [row[0] for row in ROWS] == sorted({row[0] for row in ROWS}, key=[row[0] for row in ROWS].index)
    assert {row[0] for row in ROWS} == in_source


def test_the_codes_of_a_table_are_in_order():
    for family in {code[:-4] for code, *_ in ROWS}:
        numbers = [int(code[-3:]) for code, *_ in ROWS if code.startswith(family)]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("function", REFUSALS, ids=lambda function: function.__name__)
def test_a_refusal_has_the_kind_that_is_documented_and_says_what_to_do(function):
    error = refusal(function)
    assert isinstance(error, HeadwaterError)
    assert {code: kind for code, kind, *_ in ROWS}[error.code] == KINDS[type(error)]
    assert str(error) == f"{error.code} {error.message}"
    happened, _, step = error.message.rpartition("; ")
    assert happened.startswith("a.txt")
    assert step


def test_refusals_have_a_code_each():
    codes = [refusal(function).code for function in REFUSALS]
    assert len(set(codes)) == len(codes)

"""Every promise of docs/faults.md names a test that exists and codes that are documented."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FAULTS = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
ERRORS = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in FAULTS.splitlines()
    if line.startswith("|") and not line.startswith(("| fault |", "| ---"))
]


def test_there_are_promises():
    assert len(ROWS) > 50


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_a_promise_is_held_by_a_test_and_told_by_a_code_that_exist(row):
    fault, promise, codes, test = row
    assert fault
    assert promise
    found = re.fullmatch(r"`(tests/[\w/]+\.py)::(test_\w+)`", test)
    assert found is not None, test
    tree = ast.parse((ROOT / found[1]).read_text(encoding="utf-8"))
    assert found[2] in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    named = re.findall(r"HW-[A-Z]+-\d{3}", codes)
    assert ", ".join(f"`{code}`" for code in named) == codes
    assert all(f"| `{code}` |" in ERRORS for code in named)

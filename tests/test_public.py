"""The public surface: what `headwater` offers a notebook, what importing it costs, and that it works in any order."""

import subprocess
import sys

import headwater

HEAVY = ["spacy", "numpy", "sqlalchemy", "onnxruntime", "trafilatura", "lxml", "rich", "jinja2", "pydantic"]
PUBLIC = ["Assertion", "Attribution", "Claim", "HeadwaterError", "Independence", "Origin", "Report", "Span", "Story"]
PUBLIC += ["Trace", "open", "read", "trace"]


def test_the_public_names_are_these():
    assert headwater.__all__ == PUBLIC
    assert all(hasattr(headwater, name) for name in PUBLIC)


def test_importing_the_package_loads_nothing_heavy():
    script = f"import sys, headwater; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_noun_says_what_it_is():
    assert all(getattr(headwater, name).__doc__ for name in PUBLIC)


def test_trace_is_the_function_whatever_was_imported_before():
    script = "import headwater, headwater.trace; from headwater.engine import trace; print(callable(headwater.trace))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_a_store_is_opened_by_its_path_and_keeps_what_was_read(tmp_path):
    reports = headwater.read(b"The bridge will close on Monday, the council of Marshford said.", name="bridge.txt")
    with headwater.open(tmp_path / "bridge.db") as store:
        store.add(reports)
    with headwater.open(str(tmp_path / "bridge.db")) as store:
        assert list(store.reports()) == reports


def test_a_page_is_read_and_traced_twice_in_one_notebook():
    page = b"The bridge will close on Monday, the council of Marshford said on Friday."
    reports = headwater.read(page, name="bridge.txt")
    first, second = headwater.trace(reports), headwater.trace(reports)
    assert first == second
    assert first.stories[0].claims[0].independence.lo == 1

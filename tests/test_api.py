"""A notebook may import what it likes in any order, and call what it likes twice."""

import subprocess
import sys

import headwater


def test_trace_is_the_function_whatever_was_imported_before():
    script = "import headwater, headwater.trace; from headwater.engine import trace; print(callable(headwater.trace))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_a_page_is_read_and_traced_twice_in_one_notebook():
    page = b"The bridge will close on Monday, the council of Marshford said on Friday."
    reports = headwater.read(page, name="bridge.txt")
    first, second = headwater.trace(reports), headwater.trace(reports)
    assert first == second
    assert first.stories[0].claims[0].independence.lo == 1

"""The public surface: what `headwater` offers a notebook, and what importing it costs."""

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

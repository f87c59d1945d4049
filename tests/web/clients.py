"""A site over a store made for a test, asked without a network."""

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.testclient import TestClient

from headwater.engine.settings import load_settings
from headwater.store import Store
from headwater.web import create_app


def fill(path, trace):
    """Keep a trace; give it with the ids it has from now on."""
    with Store.open(path) as store:
        store.add(trace.reports)
        return store.save(trace)


@contextmanager
def asked(path, *, token=None, host="http://127.0.0.1:8707", **flags) -> Iterator[TestClient]:
    """What asks a site over the store at a path."""
    app = create_app(path, load_settings({"store": str(path), **flags}), token=token)
    with TestClient(app, base_url=host, raise_server_exceptions=False) as client:
        yield client


def paths_of(trace):
    """The paths of every page that shows something of a trace."""
    reports = [report.id for report in trace.reports]
    yield "/stories"
    for story in trace.stories:
        yield from (f"/story/{story.id}{part}" for part in ("", "/origins", "/timeline"))
        yield from (f"/claim/{claim.id}" for claim in story.claims)
    for report in reports:
        yield f"/report/{report}"
        yield f"/report/{report}/beside/{reports[0]}"
    yield from ("/refused", "/help", "/add")

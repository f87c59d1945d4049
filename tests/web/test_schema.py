"""The JSON pages do what /openapi.json says of them, whatever they are asked (schemathesis)."""

from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.present.hostile import hostile_trace
from tests.web.clients import asked, fill

PHASES = (Phase.explicit, Phase.generate, Phase.shrink)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    path = tmp_path_factory.mktemp("schema") / "a.db"
    client_of_kept = fill(path, hostile_trace())
    with asked(path) as client:
        client.kept = client_of_kept
        yield client


@pytest.fixture(scope="module")
def described(client):
    return schemathesis.openapi.from_dict(client.get("/openapi.json").json())


def test_every_json_page_that_reads_is_described(client, described):
    paths = {f"{route.path}" for route in client.app.routes if route.path.endswith(".json")} - {"/openapi.json"}
    assert paths == {operation.ok().path for operation in described.get_all_operations()}


def test_no_request_makes_a_json_page_fail(client, described):
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(max_examples=60, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck), database=None)
        @given(operation.as_strategy(), st.sampled_from(["as it is", "with ids that are there"]))
        def holds(case, ids):
            if ids != "as it is":
                case.path_parameters = given_ids(client.kept, case.path_parameters, case.path)
            kwargs = case.as_transport_kwargs(base_url="http://localhost")
            reply = client.request(
                **{key: kwargs[key] for key in ("method", "url", "params", "headers") if key in kwargs}
            )
            assert reply.status_code < 500, reply.text
            case.validate_response(reply)

        holds()


def given_ids(kept, parameters, path):
    """The parameters of a path with ids of things that are kept."""
    (story,) = kept.stories
    ids = {"story": story.id, "claim": story.claims[0].id, "report": story.reports[0], "work": "none"}
    kind = path.split("/")[1].partition(".")[0]
    return {name: quote(ids.get(kind, "")) for name in parameters or {}}

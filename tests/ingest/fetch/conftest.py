"""A server on loopback for the tests that ask for one."""

import pytest

from tests.ingest.fetch.servers import Server


@pytest.fixture
def server(socket_enabled):
    made = Server()
    yield made
    made.close()

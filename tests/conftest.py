"""What tests in several rooms share: a PostgreSQL that runs as long as they do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgresql import Server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server, started by the first test that asks for it."""
    server = Server()
    yield server
    server.throw_away()

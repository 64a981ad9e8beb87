"""One application for all the tests of the pages, and a fresh visitor for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from letters.web import Settings, create_app
from tests.web.client import Client


@pytest.fixture(scope="session")
def app() -> Iterator[Flask]:
    """The pages as they are served, in this process."""
    application = create_app(Settings(feedback="pages@example.org"))
    yield application
    application.extensions["pool"].close()


@pytest.fixture
def client(app: Flask) -> Client:
    """A visitor who was never here before."""
    return Client(app)

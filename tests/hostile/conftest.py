"""One application for all that is driven here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from letters.web import Settings, create_app


@pytest.fixture(scope="session")
def app() -> Iterator[Flask]:
    """The pages as they are served, in this process."""
    application = create_app(Settings(feedback="pages@example.org"))
    yield application
    application.extensions["pool"].close()

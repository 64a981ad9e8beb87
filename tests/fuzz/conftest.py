"""One application for all that is driven here."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from flask import Flask

from letters.web import Settings, create_app
from tests.fuzz import SHARE, budget


@pytest.fixture(scope="session")
def app() -> Iterator[Flask]:
    """The pages as they are served, in this process."""
    application = create_app(Settings(feedback="pages@example.org"))
    yield application
    application.extensions["pool"].close()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The long run fails where it was too short."""
    whole = float(os.environ.get(SHARE) or 0) >= 1 and not session.testsfailed
    if whole and sum(budget.ran.values()) < budget.LEAST:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was run."""
    if os.environ.get(SHARE):
        terminalreporter.section(f"{sum(budget.ran.values())} examples")
        for name, count in budget.ran.items():
            terminalreporter.write_line(f"{count:7d} {name}")

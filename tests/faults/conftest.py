"""Servers that are processes of their own. Starting one takes a second: tests share them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.people import faulty
from tests.served import Served

Serving = Callable[..., Served]
SETTINGS = {"LETTERS_THREADS": "4", "LETTERS_QUEUE": "1"}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serving]:
    """A way to start servers of a test's own."""
    started: list[Served] = []

    def start(drafts: Path | None = tmp_path, **how: object) -> Served:
        started.append(Served(drafts, **how))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of `server`."""
    yield from _closed(Served(tmp_path_factory.mktemp("drafts"), SETTINGS))


@pytest.fixture(scope="session")
def falling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of `mortal`."""
    yield from _closed(Served(tmp_path_factory.mktemp("drafts")))


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with all the faults that it need not end to show. Two threads are all it has."""
    faults = "tries-once,half-a-file,no-words-for-it,all-may-wait"
    few = {"LETTERS_THREADS": "2", "LETTERS_QUEUE": "100"}
    yield from _closed(Served(tmp_path_factory.mktemp("drafts"), few, program=faulty(faults)))


@pytest.fixture(scope="session")
def planted_to_end(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the faults that show when it ends."""
    program = faulty("keeps-later,stops-at-once")
    yield from _closed(Served(tmp_path_factory.mktemp("drafts"), program=program))


@pytest.fixture
def server(standing: Served) -> Served:
    """A server that outlives what is done to it: one render process, and one who may wait."""
    return _running(standing)


@pytest.fixture
def mortal(falling: Served) -> Served:
    """A server that may be killed."""
    return _running(falling)


def _running(server: Served) -> Served:
    if server.process.poll() is not None:
        server.start()
    return server


def _closed(server: Served) -> Iterator[Served]:
    yield server
    server.close()

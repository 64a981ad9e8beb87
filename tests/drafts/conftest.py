"""Every test here that asks for an engine runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drafts.engines import Engine, PostgreSQL, SQLite


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        folder = tmp_path / "drafts"
        folder.mkdir()
        made: Engine = SQLite(folder)
    else:
        made = PostgreSQL(request.getfixturevalue("postgresql"))
    yield made
    made.close()

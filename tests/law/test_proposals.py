"""Nothing of the plans of 2026 stands anywhere as if it were law."""

from __future__ import annotations

from pathlib import Path

import pytest

from letters.places_on_disk import TEMPLATES
from tests.house.rooms import ROOT
from tests.law.proposals import presented_as_law

FILES = [
    *TEMPLATES.rglob("*.md"),
    *TEMPLATES.rglob("*.toml"),
    *(ROOT / "letters").rglob("*.toml"),
    *(ROOT / "letters").rglob("*.csv"),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_plan_is_presented_as_law(path: Path) -> None:
    """Neither in the words of documents and pages nor in the data of the law."""
    assert list(presented_as_law(path.read_text(encoding="utf-8"))) == []


def test_a_plan_presented_as_law_would_be_seen() -> None:
    """The planted sentences; the one that says that it is not law is let through."""
    text = (ROOT / "tests/planted/law/proposals.md").read_text(encoding="utf-8")
    assert [line.split("{#")[1] for line in presented_as_law(text)] == [
        "isp law=cfa-s42}",
        "bill}",
        "tribunal}",
    ]

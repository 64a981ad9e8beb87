"""Whole journeys through the pages: each kind in each voice, from the start to the files."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from letters.kinds import kind, kinds
from tests.journeys import files
from tests.web.client import Client
from tests.web.journeys import answer_all

WHOLE = [
    pytest.param(kind_id, given, id=f"{kind_id}-{given.name}")
    for kind_id in kinds()
    for given in files.given(kind_id)
    if "shortest" in given.name or "fullest" in given.name
]


@pytest.mark.parametrize(("kind_id", "given"), WHOLE)
def test_a_journey_ends_in_a_document(
    client: Client, kind_id: str, given: files.Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every answer of the file is given on its page; then the document stands there to be read,
    and its Word file opens."""
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    end = answer_all(client, kind(kind_id), given.answers)
    assert end.h1 == "Check your answers", end.text
    read = client.follow(end, "Read your documents")
    assert read.h1 == "Your documents"
    word = next(a for a in read.all("a") if str(a.get("href")).endswith(".docx"))
    file = client.get(str(word.get("href"))).response
    assert "word/document.xml" in ZipFile(io.BytesIO(file.data)).namelist()

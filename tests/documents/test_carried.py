"""Documents on their way to another machine arrive as they left."""

from __future__ import annotations

import json

import pytest

from letters import making
from letters.documents.carried import arrived, carried
from letters.kinds import kind, kinds
from letters.making import Order
from letters.questions.path import replay
from tests.journeys import files

ORDERS = (Order(), Order("en", "ur", "paragraphs", "naskh"))


@pytest.mark.parametrize("kind_id", kinds())
def test_every_sort_of_block_arrives(kind_id: str) -> None:
    """The same values, so that the same bytes are made of them there."""
    fullest = [one for one in files.given(kind_id) if "fullest" in one.name]
    for given in fullest:
        path = replay(kind(kind_id).journey, given.answers, given.on_date)
        for order in ORDERS:
            for document in making.made(kind(kind_id), path, order):
                assert arrived(carried(document)) == document


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"is": "Run", "text": "x", "lang": "en", "direction": "ltr"}',
        b'{"is": "Document", "of": "another version"}',
        b'{"is": "Path", "text": "/etc/passwd"}',
        b'{"no": "kind"}',
        b"\xff",
    ],
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    """Nothing but blocks and their values is ever made of it."""
    with pytest.raises(ValueError, match=r"."):
        arrived(content)


def test_it_is_plain_json() -> None:
    """To be read by whoever has the key, and run by nobody."""
    given = next(iter(files.given("mediation-advice")))
    path = replay(kind("mediation-advice").journey, given.answers, given.on_date)
    document = making.made(kind("mediation-advice"), path, Order())[0]
    assert json.loads(carried(document))["is"] == "Document"

"""Data goes one way: no room of the code knows what comes after it."""

import pytest

from tests.house.rooms import MAY_IMPORT, ROOT, allowed, upward_imports

PLANTED = ROOT / "tests/planted/house/letters"


def test_no_room_imports_what_comes_after_it() -> None:
    """The law knows nothing else of letters, documents know no questions, and so on."""
    assert upward_imports(ROOT / "letters") == []


def test_rooms_stand_in_an_order() -> None:
    """The table itself has no circle: each room comes after all that it may import."""
    placed: set[str] = set()
    while remaining := MAY_IMPORT.keys() - placed:
        next_rooms = {room for room in remaining if MAY_IMPORT[room] <= placed}
        assert next_rooms, f"a circle among {sorted(remaining)}"
        placed |= next_rooms


def test_planted_upward_imports_are_caught() -> None:
    """A law that asks the web, a document that reads a question, and a room that nobody knows."""
    assert upward_imports(PLANTED) == [
        "letters/attic/box.py: attic has no line in the table",
        "letters/documents/reads_a_question.py:5: documents imports letters.questions",
        "letters/law/asks_the_web.py:3: law imports flask.request",
        "letters/law/asks_the_web.py:8: law imports letters.web.session",
    ]


@pytest.mark.parametrize(
    ("room", "imported"),
    [
        ("law", "flask.request"),
        ("law", "wtforms.Form"),
        ("languages", "letters.law.deadlines"),
        ("questions", "letters.documents"),
        ("questions", "letters.drafts.store"),
        ("facts", "wtforms.Form"),
        ("documents", "letters.questions.kinds"),
        ("drafts", "letters.questions"),
        ("web", "letters.cli"),
        ("law", "letters.clock"),
    ],
)
def test_never(room: str, imported: str) -> None:
    """Pairs that the table must go on forbidding, whoever edits it."""
    assert not allowed(room, imported)

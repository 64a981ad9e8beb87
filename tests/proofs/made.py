"""What every walk ends in, made once for all the proofs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from letters import making
from letters.documents.blocks import Document, sentences_of
from letters.documents.editions import Order
from letters.documents.text import document_text
from letters.kinds import kinds
from letters.questions.path import Path, replay
from tests.journeys.walk import Walk, walks
from tests.proofs.arms import Place, heard

KINDS = tuple(kinds())
ISOLATES = {ord(sign): None for sign in "\u2066\u2067\u2068\u2069"}


@dataclass(frozen=True, eq=False)
class Made:
    """The documents of a walk (none if it stops), what they or the stop page say, and the places
    of templates that they reach."""

    walk: Walk
    documents: tuple[Document, ...]
    texts: Mapping[str, str]
    places: frozenset[Place]

    @property
    def whole(self) -> str:
        """All texts together."""
        return "\n".join(self.texts.values())

    @property
    def sentences(self) -> frozenset[str]:
        """The ids of the sentences said."""
        return frozenset(
            sentence.id
            for document in self.documents
            for part in document.parts
            for block in part.blocks
            for sentence in sentences_of(block)
        )


@cache
def all_made(kind_id: str) -> tuple[Made, ...]:
    """What every walk of a kind ends in. Those left with a question are for a test to name."""
    ended = (walk for walk in walks(kind_id) if walk.path.complete or walk.path.stopped)
    return tuple(made(walk) for walk in ended)


def finished(kind_id: str) -> tuple[Made, ...]:
    """The walks that end in documents."""
    return tuple(one for one in all_made(kind_id) if one.documents)


def stopped(kind_id: str) -> tuple[Made, ...]:
    """The walks that end on a stop page."""
    return tuple(one for one in all_made(kind_id) if not one.documents)


@cache
def made(walk: Walk) -> Made:
    """What one walk ends in. Whatever goes wrong says which walk it was."""
    with heard() as found:
        try:
            documents, texts = outcome(walk, walk.path)
        except Exception as fault:
            fault.add_note(f"{walk.kind.id} {walk.name} on {walk.on_date}: {dict(walk.answers)}")
            raise
    return Made(walk, documents, texts, frozenset(found))


def outcome(walk: Walk, path: Path) -> tuple[tuple[Document, ...], dict[str, str]]:
    """The documents of a path and all texts by name, or the text of its stop page."""
    if path.stopped:
        part = making.stop_part(path, "en")
        page = Document(walk.kind.id, "", "", "", (part,))
        return (), {f"stop-{path.stopped.id}": plain(page)}
    documents = making.made(walk.kind, path, Order())
    return documents, {document.name: plain(document) for document in documents}


def told(walk: Walk, answers: Mapping[str, object]) -> dict[str, str]:
    """All texts that follow from other answers of the same walk."""
    return outcome(walk, replay(walk.kind.journey, answers, walk.on_date))[1]


def plain(document: Document) -> str:
    """A document's plain text without the marks that keep values in order."""
    return document_text(document).translate(ISOLATES)

"""A kind's answer files, each replayed with some answers changed, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Generic, TypeVar

from letters import making
from letters.documents.blocks import Document, lines_of, text_of
from letters.documents.editions import Order
from letters.kinds import kind
from letters.questions.answers import Answers
from letters.questions.journey import Journey
from letters.questions.path import Path, replay
from tests.journeys import files

Facts = TypeVar("Facts")


class Asked:
    """The answer files of a journey; in `more` stand answers that are changed, None for one that is
    taken away."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.files = {one.name: one for one in files.given(journey.kind)}

    def path(self, name: str, **more: object) -> Path:
        """The path of an answer file."""
        given = {k: v for k, v in {**self.files[name].answers, **more}.items() if v is not None}
        return replay(self.journey, given, self.files[name].on_date)

    def stopped(self, name: str, **more: object) -> str | None:
        """The stop page at which that path ends."""
        stop = self.path(name, **more).stopped
        return stop.id if stop else None

    def asked(self, name: str, **more: object) -> set[str]:
        """The names of the questions on that path."""
        return {field.name for page in self.path(name, **more).pages for field in page.fields}

    def reasons(self, name: str, **more: object) -> set[tuple[str, str]]:
        """The fields refused and why."""
        return {(one.field, one.reason) for one in self.path(name, **more).refusals}


class Read(Asked, Generic[Facts]):
    """What is made of the answer files that end in documents."""

    def __init__(self, journey: Journey, judge: Callable[[Answers], Facts]) -> None:
        super().__init__(journey)
        self.judge = judge
        self.of = cache(self.documents)

    def path(self, name: str, **more: object) -> Path:
        """The path of an answer file, which ends in documents."""
        found = super().path(name, **more)
        assert found.complete, found.refusals or found.stopped
        return found

    def facts(self, name: str, **more: object) -> Facts:
        """The facts of that path."""
        return self.judge(self.path(name, **more).answers)

    def documents(self, name: str, **more: object) -> dict[str, str]:
        """Each document's own words, a line for each paragraph or item, its closing included."""
        return said(making.made(kind(self.journey.kind), self.path(name, **more), Order()))


def said(made: Iterable[Document]) -> dict[str, str]:
    """The words of documents by their names, a line for each paragraph or item."""
    return {
        document.name: "\n".join(
            text_of(line)
            for part in document.parts
            for block in part.blocks
            for line in lines_of(block)
        )
        for document in made
    }

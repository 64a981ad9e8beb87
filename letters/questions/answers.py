"""Answers as they are kept (plain JSON) and as facts read them (typed values)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from letters.values import Address, Code, FreeText, Line, Name

SCHEMA = 1


class Answers(Mapping[str, object]):
    """The answers on the path so far, and the day on which they are read.

    Each accessor gives None (an empty tuple for several) where the question was not asked or was
    left out, so that a document can leave the sentence out whole.
    """

    def __init__(self, answers: Mapping[str, object], on_date: date) -> None:
        self._answers = dict(answers)
        self.on_date = on_date

    def __getitem__(self, name: str) -> object:
        return self._answers[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def with_(self, more: Mapping[str, object]) -> Answers:
        """These answers and more."""
        return Answers({**self._answers, **more}, self.on_date)

    def choice(self, name: str) -> str | None:
        """The option chosen."""
        value = self._answers.get(name)
        return value if isinstance(value, str) and value else None

    def choices(self, name: str) -> tuple[str, ...]:
        """The options chosen, in the order they were offered."""
        value = self._answers.get(name)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    def yes(self, name: str) -> bool:
        """Whether "yes" was chosen."""
        return self._answers.get(name) == "yes"

    def date(self, name: str) -> date | None:
        """A date, kept as YYYY-MM-DD."""
        value = self.choice(name)
        return date.fromisoformat(value) if value else None

    def name(self, name: str) -> Name | None:
        """A name as written."""
        value = self.choice(name)
        return Name(value) if value else None

    def line(self, name: str) -> Line | None:
        """A line as written."""
        value = self.choice(name)
        return Line(value) if value else None

    def code(self, name: str) -> Code | None:
        """A reference, telephone number or e-mail address."""
        value = self.choice(name)
        return Code(value) if value else None

    def address(self, name: str) -> Address | None:
        """An address, kept with a newline between lines."""
        value = self.choice(name)
        return Address(tuple(value.split("\n"))) if value else None

    def free(self, name: str) -> FreeText | None:
        """Free text, kept as {"text", "language", "english"}."""
        value = self._answers.get(name)
        if not isinstance(value, Mapping) or not value.get("text"):
            return None
        return FreeText(
            str(value["text"]), str(value.get("language") or "en"), str(value.get("english") or "")
        )

    def rows(self, name: str) -> tuple[Answers, ...]:
        """The rows of a list, each read like answers."""
        value = self._answers.get(name)
        rows = value if isinstance(value, list) else []
        return tuple(Answers(row, self.on_date) for row in rows if isinstance(row, Mapping))

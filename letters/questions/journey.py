"""Fields, pages and journeys: what is asked, in which order, on what condition. No wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from letters.questions.answers import Answers
from letters.questions.conditions import Condition, always

FieldKind = Literal[
    "choice", "choices", "name", "line", "code", "email", "address", "date", "free", "rows"
]
Check = Callable[[object, Answers], str | None]


@dataclass(frozen=True)
class Field:
    """One answer.

    `use` is "shown" when its value must be read in the document, "deciding" when two values make
    different documents. `dates` says which dates fit: "past" refuses a day after today, "future"
    one before. `check` gives a refusal's id, or None, for a value in the light of the answers
    before it. `columns` are the fields of each row of a "rows" field. `suggestions` are offered
    while a name is typed; anything else may be typed.
    """

    name: str
    kind: FieldKind
    use: Literal["shown", "deciding"] = "shown"
    required: bool = True
    options: tuple[str, ...] = ()
    columns: tuple[Field, ...] = ()
    dates: Literal["any", "past", "future"] = "any"
    check: Check | None = None
    suggestions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind in {"choice", "choices"}) != bool(self.options):
            raise ValueError(f"{self.name}: a choice has options and nothing else has")
        if (self.kind == "rows") != bool(self.columns):
            raise ValueError(f"{self.name}: rows have columns and nothing else has")


@dataclass(frozen=True, eq=False)
class Page:
    """One question (seldom two that belong together). A `stop` page ends the journey: it says why
    no document is made and where to go instead. A page is equal to itself alone."""

    id: str
    fields: tuple[Field, ...] = ()
    when: Condition = always
    stop: bool = False

    def __post_init__(self) -> None:
        if self.stop == bool(self.fields):
            raise ValueError(f"{self.id}: a stop asks nothing, any other page asks something")


@dataclass(frozen=True, eq=False)
class Section:
    """Pages that make one task of the task list."""

    id: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Journey:
    """All that is asked for one kind of document. `kind` is the kind's id.

    `documents` are the names of the document templates it can end in, the main one first; those in
    `kept` are for the family itself and are not sent. `calendar` says whether there are dates worth
    putting in a calendar.
    """

    kind: str
    sections: tuple[Section, ...]
    documents: tuple[str, ...]
    calendar: bool = False
    kept: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [field.name for page in self.pages() for field in page.fields]
        ids = [page.id for page in self.pages()]
        for seen in (names, ids):
            twice = {name for name in seen if seen.count(name) > 1}
            if twice:
                raise ValueError(f"{self.kind}: asked twice: {', '.join(sorted(twice))}")

    def pages(self) -> Iterator[Page]:
        """Every page in order."""
        for section in self.sections:
            yield from section.pages

    def page(self, page_id: str) -> Page | None:
        """The page of that id, or None."""
        return next((page for page in self.pages() if page.id == page_id), None)

    def fields(self) -> dict[str, Field]:
        """Every field by name."""
        return {field.name: field for page in self.pages() for field in page.fields}
